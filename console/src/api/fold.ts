/** What a new entry changes in a conversation as it is shown; the exact row is fetched soon after. */
import type { Conversation, Entry, Presence, State } from './types';

const SERVED: readonly string[] = ['awaiting_agent', 'awaiting_customer', 'awaiting_confirmation'];
const PREVIEW = 120;

/** Entry types that may put a conversation on or off somebody's list. */
export const MOVES: ReadonlySet<string> = new Set([
  'started',
  'assigned',
  'offered',
  'offer_closed',
  'transferred',
  'requeued',
  'reopened',
  'ended',
  'joined',
  'left',
  'left_message',
]);

const fromCustomer = (entry: Entry) => entry.by.role === 'customer';

/** Whose turn it is after a message; the clock of a turn begins with it. */
function turned(conversation: Conversation, entry: Entry): Conversation {
  if (!SERVED.includes(conversation.state)) return conversation;
  const state: State = fromCustomer(entry) ? 'awaiting_agent' : 'awaiting_customer';
  if (state === conversation.state) return conversation;
  const urgency = state === 'awaiting_agent' ? 'unanswered' : state;
  const urged = state === 'awaiting_agent' ? conversation.urged : 0; // an answer was pressed for
  const clock = { waiting_since: entry.at, alarms: [], deadlines: [] };
  return { ...conversation, state, urgency, ...clock, ...(urged !== undefined && { urged }) };
}

function said(conversation: Conversation, entry: Entry): Conversation {
  const text = typeof entry.data.text === 'string' ? entry.data.text : '';
  const files = Array.isArray(entry.data.attachments) ? entry.data.attachments.length : 0;
  const by = fromCustomer(entry) ? 'customer' : 'agent';
  const unread = fromCustomer(entry) ? (conversation.unread ?? 0) + 1 : 0; // who answers has read
  const preview = { text: text.slice(0, PREVIEW), by, at: entry.at, files } as const;
  return { ...turned(conversation, entry), preview, unread };
}

/** The conversation after one more entry; the same when the entry is known already. */
export function fold(conversation: Conversation, entry: Entry): Conversation {
  if (entry.seq <= conversation.seq) return conversation;
  const shown = entry.type === 'message' && entry.audience !== 'staff';
  const next = { ...(shown ? said(conversation, entry) : conversation), seq: entry.seq };
  if (entry.public_seq) next.public_seq = entry.public_seq;
  return next;
}

/** The conversation with the marks of both sides; what the agent has read is not unread. */
export function marked(
  conversation: Conversation,
  marks: NonNullable<Presence['marks']>,
): Conversation {
  const read = marks.agent_read >= (conversation.public_seq ?? 0);
  return { ...conversation, marks, unread: read ? 0 : conversation.unread };
}
