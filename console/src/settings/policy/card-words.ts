import { speak } from '@/i18n/words';

export const cards = speak({
  en: {
    timers: 'Timers',
    timers_hint:
      'When somebody is reminded, alarmed or given up. Clocks run within the hours only.',
    unanswered: 'The customer waits for an answer',
    unanswered_hint: 'Counted from the customer’s first unanswered message.',
    silent: 'The customer is silent',
    silent_hint: 'Counted from the last message of your team.',
    closing: 'Closing and coming back',
    waiting: 'Waiting in the queue',
    waiting_hint: 'Counted from the moment the customer begins to wait.',
    customers: 'What customers may do',
  },
  'zh-CN': {
    timers: '计时规则',
    timers_hint: '何时提醒、告警或结束。计时只在营业时间内进行。',
    unanswered: '客户等待回复',
    unanswered_hint: '从客户第一条未回复的消息算起。',
    silent: '客户没有回应',
    silent_hint: '从客服的最后一条消息算起。',
    closing: '结束与回访',
    waiting: '排队等待',
    waiting_hint: '从客户开始排队算起。',
    customers: '客户可以做什么',
  },
  'zh-TW': {
    timers: '計時規則',
    timers_hint: '何時提醒、告警或結束。計時只在營業時間內進行。',
    unanswered: '客戶等待回覆',
    unanswered_hint: '從客戶第一則未回覆的訊息算起。',
    silent: '客戶沒有回應',
    silent_hint: '從客服的最後一則訊息算起。',
    closing: '結束與再次來訪',
    waiting: '排隊等待',
    waiting_hint: '從客戶開始排隊算起。',
    customers: '客戶可以做什麼',
  },
});
