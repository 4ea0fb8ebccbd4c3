/** What a conversation is in, and why it ended, in words; codes that are new are shown as they are. */
import { speak, useWords } from '@/i18n/words';

/** In which states a customer waits for an answer; with an answer it is another. */
const WAITING: readonly string[] = ['queued', 'awaiting_agent'];
export const isWaiting = (state: string): boolean => WAITING.includes(state);

export const states = speak({
  en: {
    queued: 'Waiting in the queue',
    awaiting_agent: 'Waiting for an answer',
    awaiting_customer: 'Waiting for the customer',
    awaiting_confirmation: 'Asked whether it is solved',
    ended: 'Ended',
    system_ended: 'Ended by itself',
  },
  'zh-CN': {
    queued: '排队等待中',
    awaiting_agent: '等待客服回复',
    awaiting_customer: '等待客户回复',
    awaiting_confirmation: '等待客户确认已解决',
    ended: '已结束',
    system_ended: '系统已结束',
  },
  'zh-TW': {
    queued: '排隊等候中',
    awaiting_agent: '等待客服回覆',
    awaiting_customer: '等待客戶回覆',
    awaiting_confirmation: '等待客戶確認已解決',
    ended: '已結束',
    system_ended: '系統已結束',
  },
});

export const endings = speak({
  en: {
    agent: 'Ended by the agent',
    customer_confirmed: 'Solved, says the customer',
    customer_left: 'The customer left',
    left_queue: 'The customer left the queue',
    left_message: 'A message was left',
    customer_silent: 'The customer went silent',
    unconfirmed: 'Not confirmed in time',
    queue_timeout: 'Waited too long',
    queue_full: 'The queue was full',
    no_agents: 'Nobody was there',
    outside_hours: 'Outside opening hours',
    merged: 'Joined with another conversation',
    policy: 'Ended by policy',
  },
  'zh-CN': {
    agent: '客服结束',
    customer_confirmed: '客户确认已解决',
    customer_left: '客户离开',
    left_queue: '客户退出排队',
    left_message: '客户已留言',
    customer_silent: '客户长时间未回复',
    unconfirmed: '未在时限内确认',
    queue_timeout: '排队超时',
    queue_full: '队列已满',
    no_agents: '没有客服在线',
    outside_hours: '非营业时间',
    merged: '已并入另一会话',
    policy: '按规则结束',
  },
  'zh-TW': {
    agent: '客服結束',
    customer_confirmed: '客戶確認已解決',
    customer_left: '客戶離開',
    left_queue: '客戶退出排隊',
    left_message: '客戶已留言',
    customer_silent: '客戶長時間未回覆',
    unconfirmed: '未在時限內確認',
    queue_timeout: '排隊逾時',
    queue_full: '佇列已滿',
    no_agents: '沒有客服在線',
    outside_hours: '非營業時間',
    merged: '已併入另一段對話',
    policy: '依規則結束',
  },
});

/** How a conversation stands in words: its state, or the reason it ended for. */
export function useStanding(): (one: { state: string; ended_reason?: string | null }) => string {
  const s = useWords(states);
  const e = useWords(endings);
  return ({ state, ended_reason }) => {
    if (ended_reason) return endings.has(ended_reason) ? e(ended_reason) : ended_reason;
    return states.has(state) ? s(state) : state;
  };
}
