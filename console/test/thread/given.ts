/** Conversations and entries for the tests of the thread. */
import type { Conversation, Entry } from '@/api/types';

export function conversation(more: Partial<Conversation> = {}): Conversation {
  return {
    id: 'cnv_1',
    state: 'awaiting_agent',
    group: 'grp_1',
    channel: 'chat',
    language: 'en',
    agent: 'agt_me',
    customer: 'cus_1',
    opened_at: '2026-11-28T08:00:00.000Z',
    ended_at: null,
    ended_reason: null,
    previous: null,
    rating: null,
    seq: 1,
    public_seq: 1,
    opens_at: null,
    helpers: [],
    offers: [],
    participants: [],
    ...more,
  } as Conversation;
}

export function entry(
  seq: number,
  type: string,
  data: Record<string, unknown> = {},
  more: Partial<Entry> = {},
): Entry {
  return {
    seq,
    public_seq: seq,
    type,
    at: new Date(Date.UTC(2026, 10, 28, 8, 0, seq)).toISOString(),
    by: { id: 'cus_1', role: 'customer' },
    audience: 'all',
    conversation: 'cnv_1',
    data,
    ...more,
  };
}

export const byAgent = (id = 'agt_me') => ({ by: { id, role: 'agent' } });
export const bySystem = { by: { id: 'system', role: 'system' } };
