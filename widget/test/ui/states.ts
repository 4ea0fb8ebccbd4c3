/** The states that the gallery shows and axe looks at, each by name. */
import type { View } from '../../src/store';
import type { Config, Conversation, Entry, GroupStatus, Snapshot } from '../../src/types';
import { at, CONFIG, conversation, log, NOW, pending, STATUS } from './fake';

export interface State {
  snapshot?: Partial<Snapshot>;
  config?: Partial<Config>;
  status?: GroupStatus[];
  history?: Conversation[];
  log?: Entry[];
  view?: View;
  files?: { name: string; type: string; size: number }[];
  stuck?: boolean;
  invite?: boolean;
  consent?: boolean;
  closed?: boolean;
  contact?: string;
  notice?: string;
}

const L = (en: string, cn: string, ar: string) => ({ en, 'zh-CN': cn, ar });

const MENU: Config['menu'] = [
  {
    id: 'orders',
    label: L('Orders and delivery', '订单与配送', 'الطلبات والتوصيل'),
    group: '',
    topic: 'orders',
  },
  {
    id: 'returns',
    label: L('Returns and refunds', '退换货与退款', 'الإرجاع والاسترداد'),
    group: 'grp_2',
    topic: 'returns',
  },
  {
    id: 'product',
    label: L('Advice on a product', '商品咨询', 'نصيحة حول منتج'),
    group: '',
    topic: 'advice',
  },
  { id: 'other', label: L('Something else', '其他问题', 'شيء آخر'), group: '', topic: '' },
];

const FORM: Config['form'] = [
  {
    name: 'name',
    type: 'text',
    label: L('Your name', '您的姓名', 'اسمك'),
    required: true,
    options: [],
  },
  {
    name: 'email',
    type: 'email',
    label: L('E-mail', '邮箱', 'البريد'),
    required: true,
    options: [],
  },
  {
    name: 'product',
    type: 'select',
    label: L('Product', '商品', 'المنتج'),
    required: false,
    options: [{ value: 'a', label: L('Lamp', '台灯', 'مصباح') }],
  },
  {
    name: 'terms',
    type: 'checkbox',
    label: L('I have read how you use my data', '我已阅读隐私说明', 'قرأت سياسة الخصوصية'),
    required: true,
    options: [],
  },
];

const REASONS: Config['rating_reasons'] = [
  { code: 'fast', label: L('Quick answer', '回复很快', 'رد سريع'), scores: [4, 5] },
  { code: 'friendly', label: L('Friendly', '态度友好', 'ودود'), scores: [4, 5] },
  { code: 'solved', label: L('Problem solved', '问题已解决', 'حُلّت المشكلة'), scores: [4, 5] },
];

const TALK = log(
  ['me', 'started', {}, -14],
  ['me', 'message', { text: 'Hi! My order 48-2210 should have come yesterday.' }, -14],
  ['house', 'auto', { code: 'greeting' }, -14],
  ['', 'assigned', { agent: 'agt_mei', name: 'Mei Tanaka' }, -12],
  ['mei', 'message', { text: 'Hello! I am sorry about that. Let me look it up for you.' }, -12],
  [
    'mei',
    'message',
    {
      text: 'It is with the carrier and arrives today before 18:00. You can follow it here: https://track.example.com/48-2210.',
    },
    -11,
  ],
  ['me', 'message', { text: 'Great, thank you' }, -9],
  ['me', 'message', { text: 'Can I change the address to my office?' }, -9],
);

const served = (more: Partial<Conversation> = {}) =>
  conversation({
    marks: { customer_delivered: 9, customer_read: 9, agent_delivered: 8, agent_read: 7 },
    ...more,
  });

const talk = (more: Partial<Snapshot> = {}): Partial<Snapshot> => ({
  standing: 'known',
  link: 'live',
  conversation: served(),
  entries: TALK,
  readSeq: 8,
  ...more,
});

const also = (...more: Parameters<typeof log>) =>
  [...TALK, ...log(...more)].map((entry, i) => ({ ...entry, seq: i + 1 }));

const ended = (reason: string, rating: Conversation['rating'] = null): Partial<Snapshot> =>
  talk({
    conversation: served({
      state: 'ended',
      agent: null,
      ended_reason: reason,
      ended_at: at(-1),
      rating,
    }),
    entries: also(['house', 'auto', { code: 'closing' }, -1], ['', 'ended', { reason }, -1]),
  });

const waiting = (
  place: Snapshot['place'],
  more: Partial<Conversation> = {},
): Partial<Snapshot> => ({
  standing: 'known',
  link: 'live',
  conversation: conversation({ state: 'queued', agent: null, ...more }),
  entries: log(
    ['me', 'started', {}, -1],
    ['me', 'message', { text: 'Do you have the oak desk in white?' }, -1],
    ['house', 'auto', { code: 'greeting' }, -1],
  ),
  place,
});

const LONG = Array.from(
  { length: 30 },
  (_, i) => `Line ${i + 1} of a text that goes on for a while.`,
).join('\n');
const CLOSED = { ...STATUS, open: false, free: false, available: false, opens_at: at(60 * 22) };

export const STATES: Record<string, State> = {
  home: { config: { menu: MENU } },
  'home-plain': {},
  'home-busy': {
    config: { menu: MENU },
    status: [{ ...STATUS, free: false, from_min: 3, to_min: 6 }],
    consent: true,
  },
  'home-closed': { config: { menu: MENU }, status: [CLOSED] },
  'home-current': { snapshot: talk({ unread: 2 }), config: { menu: MENU }, view: 'home' },
  form: { config: { menu: MENU, form: FORM }, view: 'form' },
  new: { view: 'thread' },
  leave: { status: [CLOSED], view: 'leave' },
  received: { view: 'received', contact: 'mei@example.com' },
  'wait-rank': { snapshot: waiting({ rank: 2, from_min: null, to_min: null }), view: 'thread' },
  'wait-range': { snapshot: waiting({ rank: null, from_min: 3, to_min: 6 }), view: 'thread' },
  'wait-closed': { snapshot: waiting(null, { opens_at: at(60 * 22) }), view: 'thread' },
  thread: { snapshot: talk({ typing: 'Mei Tanaka' }), view: 'thread' },
  pending: {
    snapshot: talk({
      pending: [
        pending({
          data: { text: 'To 12 Harbour Street, please' },
          status: 'failed',
          code: 'text_too_long',
        }),
        pending({ id: 'p2', data: { text: 'Are you there?' } }),
      ],
    }),
    view: 'thread',
  },
  rich: {
    snapshot: talk({
      entries: also(
        [
          'me',
          'message',
          {
            attachments: [
              { id: 'att_1', name: 'receipt.pdf', type: 'application/pdf', size: 182_000 },
            ],
          },
          -8,
        ],
        ['me', 'message', { recalled: true }, -7],
        ['mei', 'message', { text: LONG }, -6],
        [
          'mei',
          'message',
          {
            attachments: [{ id: 'att_2', name: 'map.png', type: 'image/png', size: 82_000 }],
            text: 'Here?',
            quick_replies: ['Yes', 'No, somewhere else', 'I will call'],
          },
          -5,
        ],
      ),
    }),
    view: 'thread',
  },
  lines: {
    snapshot: talk({
      entries: also(
        ['', 'transferred', { to: 'agt_tom', name: 'Tom Berger' }, -7],
        ['tom', 'message', { text: 'Tom here, I take over from Mei.' }, -6],
        ['', 'requeued', { reason: 'agent_offline' }, -5],
        ['', 'joined', { agent: 'agt_mei', name: 'Mei Tanaka' }, -4],
        ['house', 'reminded', {}, -3],
        ['me', 'urged', { times: 1 }, -2],
        ['', 'callback_promised', { due_at: at(60 * 24) }, -2],
        ['', 'rejected', {}, -1],
      ),
    }),
    view: 'thread',
  },
  confirm: {
    snapshot: talk({
      conversation: served({ state: 'awaiting_confirmation' }),
      entries: also(
        ['mei', 'message', { text: 'Done, it goes to your office now.' }, -2],
        ['', 'asked_to_close', {}, -1],
      ),
    }),
    view: 'thread',
  },
  ended: { snapshot: ended('agent'), config: { rating_reasons: REASONS }, view: 'thread' },
  rated: { snapshot: ended('customer_confirmed', { score: 5, reasons: [] }), view: 'thread' },
  unhelped: { snapshot: ended('no_agents'), view: 'thread' },
  offline: { snapshot: talk({ link: 'offline', retryAt: NOW + 12_000 }), view: 'thread' },
  blocked: { snapshot: { ...ended('policy'), standing: 'blocked' }, view: 'thread' },
  tray: {
    snapshot: talk(),
    view: 'thread',
    stuck: true,
    files: [
      { name: 'photo-of-the-parcel.png', type: 'image/png', size: 812_000 },
      { name: 'setup.exe', type: 'application/x-msdownload', size: 5_000_000 },
    ],
    notice: 'urged_already',
  },
  past: {
    snapshot: { standing: 'known' },
    view: 'past',
    history: [
      conversation({ id: 'c3', opened_at: at(-60), rating: { score: 5, reasons: [] } }),
      conversation({ id: 'c2', opened_at: at(-60 * 26) }),
      conversation({ id: 'c1', opened_at: at(-60 * 24 * 40), rating: { score: 3, reasons: [] } }),
    ],
  },
  log: { view: 'log', log: TALK },
  invite: { closed: true, invite: true },
};

export const INVITATION: Config['invitations'][number] = {
  id: 'browsing',
  enabled: true,
  text: L(
    'Need a hand choosing? I am happy to help.',
    '需要帮您挑选吗？',
    'هل تحتاج إلى مساعدة في الاختيار؟',
  ),
  group: '',
  topic: '',
  languages: [],
  when: {
    url: [],
    not_url: [],
    seconds_on_page: 0,
    scroll_percent: 0,
    visits: 0,
    returning: null,
    attributes: [],
  },
};

export const configOf = (state: State, look: Partial<Config['look']> = {}): Config => ({
  ...CONFIG,
  ...(state.consent && { consent: 'ask' as const }),
  ...state.config,
  look: { ...CONFIG.look, ...look },
});
