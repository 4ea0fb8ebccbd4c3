/**
 * A log as the screen shows it: days divided, what one person said in a row together, and where the
 * unread begins. Pure; bubbles are what somebody said, all else are lines.
 */
import type { Entry } from '@/api/types';

const TOGETHER_MS = 5 * 60_000;

export type Item =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'unread'; key: string }
  | { kind: 'event'; key: string; entry: Entry; at: number }
  | { kind: 'said'; key: string; entry: Entry; at: number; head: boolean; tail: boolean };

export const SAID: ReadonlySet<string> = new Set([
  'message',
  'left_message',
  'note',
  'whisper',
  'consult',
  'auto',
]);
/** Lines that hold the tenant's own wording for the customer are said; without one they are lines. */
const WORDED: ReadonlySet<string> = new Set(['reminded', 'asked_to_close']);

export const isSaid = (entry: Entry): boolean =>
  SAID.has(entry.type) || (WORDED.has(entry.type) && typeof entry.data.text === 'string');

const dayOf = (at: number) => new Date(at).toDateString();

type Last = { entry: Entry; at: number; item: Extract<Item, { kind: 'said' }> };

/** Whether it goes on from what was said just before. */
function goesOn(last: Last | null, entry: Entry, at: number): boolean {
  if (!last || last.entry.type !== entry.type || last.entry.by.id !== entry.by.id) return false;
  if (last.entry.data.agent !== entry.data.agent) return false; // another side thread
  return at - last.at < TOGETHER_MS;
}

/** `readUpTo`: the last public number that was read when the thread was opened; null: no divider. */
export function itemsOf(entries: readonly Entry[], readUpTo: number | null): Item[] {
  const items: Item[] = [];
  let day = '';
  let last: Last | null = null;
  let divided = readUpTo === null;
  for (const entry of entries) {
    const at = Date.parse(entry.at);
    if (dayOf(at) !== day) {
      day = dayOf(at);
      items.push({ kind: 'day', key: `day ${day}`, at });
      last = null;
    }
    if (!divided && isNews(entry, readUpTo ?? 0)) {
      divided = true;
      items.push({ kind: 'unread', key: 'unread' });
      last = null;
    }
    last = added(items, last, entry, at);
  }
  return items;
}

/** What staff write keeps its place on the screen when it comes back from the server. */
function keyOf(entry: Entry): string {
  const own = entry.by.role !== 'customer' && isSaid(entry) && entry.data.client_id;
  return own ? `c:${String(own)}` : String(entry.seq);
}

const isNews = (entry: Entry, readUpTo: number) =>
  entry.by.role === 'customer' && isSaid(entry) && (entry.public_seq ?? 0) > readUpTo;

function added(items: Item[], last: Last | null, entry: Entry, at: number): Last | null {
  const key = keyOf(entry);
  if (!isSaid(entry)) {
    items.push({ kind: 'event', key, entry, at });
    return null;
  }
  const head = !goesOn(last, entry, at);
  if (!head && last) last.item.tail = false;
  const item = { kind: 'said' as const, key, entry, at, head, tail: true };
  items.push(item);
  return { entry, at, item };
}

/** How far a message has got: in public numbers of the customer's marks. */
export function tick(
  entry: Entry,
  marks: { customer_delivered: number; customer_read: number } | undefined,
): 'sent' | 'delivered' | 'read' {
  const seq = entry.public_seq ?? 0;
  if (!marks || !seq) return 'sent';
  if (marks.customer_read >= seq) return 'read';
  return marks.customer_delivered >= seq ? 'delivered' : 'sent';
}
