/** What a new entry changes in a conversation as it is shown; the exact row is fetched soon after. */
import type { Conversation, Entry, State } from './types';

const SERVED: readonly string[] = ['awaiting_agent', 'awaiting_customer', 'awaiting_confirmation'];

/** Entry types that may put a conversation on or off somebody's list. */
export const MOVES: ReadonlySet<string> = new Set([
  'started',
  'assigned',
  'offered',
  'declined',
  'offer_expired',
  'unseated',
  'transferred',
  'requeued',
  'returned',
  'reopened',
  'ended',
  'invited',
  'joined',
  'left',
  'watched',
  'taken_over',
  'left_message',
]);

const fromCustomer = (entry: Entry) => entry.by.role === 'customer';

function stateAfter(conversation: Conversation, entry: Entry): string {
  if (entry.type !== 'message' || !SERVED.includes(conversation.state)) return conversation.state;
  const next: State = fromCustomer(entry) ? 'awaiting_agent' : 'awaiting_customer';
  return next;
}

/** The conversation after one more entry; the same when the entry is known already. */
export function fold(conversation: Conversation, entry: Entry): Conversation {
  if (entry.seq <= conversation.seq) return conversation;
  const next = { ...conversation, seq: entry.seq, state: stateAfter(conversation, entry) };
  if (entry.public_seq) next.public_seq = entry.public_seq;
  if (entry.type !== 'message' || entry.audience === 'staff') return next;
  const text = typeof entry.data.text === 'string' ? entry.data.text : '';
  const files = Array.isArray(entry.data.attachments) ? entry.data.attachments.length : 0;
  const by = fromCustomer(entry) ? 'customer' : 'agent';
  next.preview = { text: text.slice(0, 120), by, at: entry.at, files };
  next.unread = fromCustomer(entry) ? (conversation.unread ?? 0) + 1 : conversation.unread;
  return next;
}
