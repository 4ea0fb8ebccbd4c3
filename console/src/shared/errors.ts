/** The API's codes in words. A code without words of its own is shown as it is, with a sentence. */

import type { ApiError } from '@/api/problem';
import { speak, type T, type Words } from '@/i18n/words';
import { preferences } from '@/me/preferences';

export const errors = speak({
  en: {
    offline: 'There is no connection to the server.',
    server: 'The server has a problem. Try again in a moment.',
    signed_out: 'Your session has ended. Sign in again.',
    upload_failed: 'The file did not arrive. Try again.',
    empty_file: 'The file is empty.',
    wrong_credentials: 'Workspace, e-mail or password is wrong.',
    not_permitted: 'Your role does not allow this.',
    missing_field: 'Please fill this in.',
    wrong_format: 'This is not in the right form.',
    wrong_length: 'This is too long, or too short.',
    bad_workspace:
      'Use a to z, 0 to 9 and -, beginning with a letter; 2 to 32 of them. A few words, as console, are not to be had.',
    bad_email: 'This is not an e-mail address.',
    weak_password: 'Choose a longer password with capital and small letters, digits and signs.',
    password_used_before: 'Choose a password that you have not used before.',
    workspace_taken: 'This workspace exists already. Choose another name, or sign in to it.',
    sign_up_closed: 'New workspaces are made by whoever runs this service. Ask them for one.',
    wrong_password: 'This is not your password.',
    wrong_code: 'The code is wrong or has run out. Try again with a new one.',
    challenge_over: 'This took too long. Sign in again.',
    other: 'It was refused ({code}).',
  },
  'zh-CN': {
    offline: '无法连接服务器。',
    server: '服务器出了问题，请稍后再试。',
    signed_out: '登录已失效，请重新登录。',
    upload_failed: '文件上传失败，请重试。',
    empty_file: '文件是空的。',
    wrong_credentials: '工作区、邮箱或密码不正确。',
    not_permitted: '你的角色没有此权限。',
    missing_field: '请填写此项。',
    wrong_format: '格式不正确。',
    wrong_length: '长度不符合要求。',
    bad_workspace:
      '请使用 2 到 32 个小写字母、数字或连字符，并以字母开头；个别名称（如 console）不可使用。',
    bad_email: '这不是有效的邮箱地址。',
    weak_password: '请设置更长的密码，并同时包含大写字母、小写字母、数字和符号。',
    password_used_before: '请设置一个没有用过的密码。',
    workspace_taken: '该工作区已存在。请换一个名称，或直接登录。',
    sign_up_closed: '新工作区由本服务的管理者创建，请联系对方。',
    wrong_password: '密码不正确。',
    wrong_code: '验证码错误或已过期，请使用新的验证码重试。',
    challenge_over: '操作超时，请重新登录。',
    other: '操作被拒绝（{code}）。',
  },
  'zh-TW': {
    offline: '無法連線到伺服器。',
    server: '伺服器出了問題，請稍後再試。',
    signed_out: '登入已失效，請重新登入。',
    upload_failed: '檔案上傳失敗，請重試。',
    empty_file: '檔案是空的。',
    wrong_credentials: '工作區、電子郵件或密碼不正確。',
    not_permitted: '你的角色沒有此權限。',
    missing_field: '請填寫此項。',
    wrong_format: '格式不正確。',
    wrong_length: '長度不符合要求。',
    bad_workspace:
      '請使用 2 到 32 個小寫字母、數字或連字號，並以字母開頭；個別名稱（如 console）不可使用。',
    bad_email: '這不是有效的電子郵件地址。',
    weak_password: '請設定更長的密碼，並同時包含大寫字母、小寫字母、數字和符號。',
    password_used_before: '請設定一個沒有用過的密碼。',
    workspace_taken: '這個工作區已存在。請換一個名稱，或直接登入。',
    sign_up_closed: '新工作區由本服務的管理者建立，請聯絡對方。',
    wrong_password: '密碼不正確。',
    wrong_code: '驗證碼錯誤或已過期，請使用新的驗證碼重試。',
    challenge_over: '操作逾時，請重新登入。',
    other: '操作被拒絕（{code}）。',
  },
});

type E = Parameters<ReturnType<typeof errors.in>>[0];

let more: Words<string> | undefined;

/** Fetches the words of the rarer codes: a moment after the start, else before the first of them is told. */
export async function fetchCodeWords(): Promise<void> {
  more ??= (await import('./code-words')).codeWords as Words<string>;
}

/** Whether a code can be said with the words that are here. */
export const isSayable = (code: string): boolean => errors.has(code) || more !== undefined;

/** What went wrong, in the reader's language. */
export function inWords(error: ApiError, t: T<E>): string {
  if (errors.has(error.code)) return t(error.code);
  if (more?.has(error.code)) return more.in(preferences.read().language)(error.code);
  return error.status >= 500 ? t('server') : t('other', { code: error.code });
}
