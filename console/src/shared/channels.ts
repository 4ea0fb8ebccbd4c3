/** What a channel is called; one that the product does not know is shown as it is. */
import { useCallback } from 'react';
import { speak, useWords } from '@/i18n/words';

export const channels = speak({
  en: { chat: 'Chat', email: 'E-mail', phone: 'Phone' },
  'zh-CN': { chat: '聊天', email: '邮件', phone: '电话' },
  'zh-TW': { chat: '聊天', email: '電子郵件', phone: '電話' },
});

export function useChannelName(): (channel: string) => string {
  const t = useWords(channels);
  return useCallback((channel) => (channels.has(channel) ? t(channel) : channel), [t]);
}
