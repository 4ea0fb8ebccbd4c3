/**
 * A log as the screen shows it: days divided, what one person said in a row together, and where the
 * unread begins. Pure; bubbles are what somebody said, all else are lines.
 */
import type { Entry } from '@/api/types';

const TOGETHER_MS = 5 * 60_000;

/** A day and the unread begin above a row, as parts of it: so the row one reads stays where it is. */
interface Above {
  key: string;
  entry: Entry;
  at: number; // ms
  day?: boolean;
  unread?: boolean;
}
export type Item = Above & ({ kind: 'event' } | { kind: 'said'; head: boolean; tail: boolean });

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

type Said = Extract<Item, { kind: 'said' }>;

/** Whether it goes on from what was said just before. */
function goesOn(last: Said | null, entry: Entry, at: number): boolean {
  if (!last || last.entry.type !== entry.type || last.entry.by.id !== entry.by.id) return false;
  if (last.entry.data.agent !== entry.data.agent) return false; // another side thread
  return at - last.at < TOGETHER_MS;
}

/** `readUpTo`: the last public number that was read when the thread was opened; null: no divider. */
export function itemsOf(entries: readonly Entry[], readUpTo: number | null): Item[] {
  const items: Item[] = [];
  let day = { from: 0, to: 0 };
  let last: Said | null = null;
  let divided = readUpTo === null;
  for (const entry of entries) {
    const at = Date.parse(entry.at);
    const above: Above = { key: keyOf(entry), entry, at };
    if (at >= day.to || at < day.from) {
      day = dayOf(at);
      above.day = true;
    }
    if (!divided && isNews(entry, readUpTo ?? 0)) {
      divided = true;
      above.unread = true;
    }
    const item = itemOf(above, last);
    items.push(item);
    last = item.kind === 'said' ? item : null;
  }
  return items;
}

function itemOf(above: Above, last: Said | null): Item {
  const { entry, at, day, unread } = above;
  if (!isSaid(entry)) return { ...above, kind: 'event' };
  const head = !!day || !!unread || !goesOn(last, entry, at);
  if (!head && last) last.tail = false;
  return { ...above, kind: 'said', head, tail: true };
}

/** How far an agent has read: to the mark, or to what they said last themselves. */
export function readBy(entries: readonly Entry[], agent: string, mark: number): number {
  const own = entries.findLast((one) => one.by.id === agent && (one.public_seq ?? 0) > 0);
  return Math.max(mark, own?.public_seq ?? 0);
}

/** What staff write keeps its place on the screen when it comes back from the server. */
function keyOf(entry: Entry): string {
  const own = entry.by.role !== 'customer' && isSaid(entry) && entry.data.client_id;
  return own ? `c:${String(own)}` : String(entry.seq);
}

const isNews = (entry: Entry, readUpTo: number) =>
  entry.by.role === 'customer' && isSaid(entry) && (entry.public_seq ?? 0) > readUpTo;

/** From when to when a day is: asking a Date for each entry would be slow. */
function dayOf(at: number): { from: number; to: number } {
  const day = new Date(at);
  const from = day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() + 1);
  return { from, to: day.getTime() };
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
