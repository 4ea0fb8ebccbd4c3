/** Rows and entries for tests of what the socket brings. */
import type { Conversation, Entry } from '@/api/types';

export const CNV = 'cnv_0000000000000000000001';

export const row = (change: Partial<Conversation> = {}): Conversation =>
  ({
    id: CNV,
    state: 'awaiting_customer',
    group: 'grp_0000000000000000000001',
    channel: 'chat',
    language: 'en',
    agent: 'agt_0000000000000000000001',
    customer: 'cus_0000000000000000000001',
    opened_at: '2026-11-28T10:00:00.000Z',
    waiting_since: '2026-11-28T10:00:00.000Z',
    seq: 3,
    public_seq: 3,
    priority: 0,
    urged: 0,
    unread: 0,
    alarms: [],
    deadlines: [],
    offers: [],
    participants: [],
    tags: [],
    preview: null,
    ...change,
  }) as Conversation;

export const entry = (seq: number, change: Partial<Entry> = {}): Entry => ({
  conversation: CNV,
  seq,
  public_seq: seq,
  type: 'message',
  at: `2026-11-28T10:0${seq % 10}:00.000Z`,
  by: { id: 'cus_0000000000000000000001', role: 'customer' },
  data: { text: `text ${seq}` },
  audience: 'all',
  ...change,
});
