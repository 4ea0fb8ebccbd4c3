/** The API's codes in words. A code without words of its own is shown as it is, with a sentence. */

import type { ApiError } from '@/api/problem';
import { speak, type T } from '@/i18n/words';

export const errors = speak({
  en: {
    offline: 'There is no connection to the server.',
    server: 'The server has a problem. Try again in a moment.',
    signed_out: 'Your session has ended. Sign in again.',
    wrong_credentials: 'Workspace, e-mail or password is wrong.',
    not_permitted: 'Your role does not allow this.',
    other: 'It was refused ({code}).',
  },
  'zh-CN': {
    offline: '无法连接服务器。',
    server: '服务器出了问题，请稍后再试。',
    signed_out: '登录已失效，请重新登录。',
    wrong_credentials: '工作区、邮箱或密码不正确。',
    not_permitted: '你的角色没有此权限。',
    other: '操作被拒绝（{code}）。',
  },
  'zh-TW': {
    offline: '無法連線到伺服器。',
    server: '伺服器出了問題，請稍後再試。',
    signed_out: '登入已失效，請重新登入。',
    wrong_credentials: '工作區、電子郵件或密碼不正確。',
    not_permitted: '你的角色沒有此權限。',
    other: '操作被拒絕（{code}）。',
  },
});

type E = Parameters<ReturnType<typeof errors.in>>[0];

/** What went wrong, in the reader's language. */
export function inWords(error: ApiError, t: T<E>): string {
  if (errors.has(error.code)) return t(error.code);
  return error.status >= 500 ? t('server') : t('other', { code: error.code });
}
