/**
 * In which order conversations are shown: whose turn it is, priority, then who waits longest, as the
 * server sorts one's own (domain/conversations/urgency.py); what one is asked to take comes first. Pure.
 */
import type { Conversation } from '@/api/types';

const TURNS = ['awaiting_agent', 'queued', 'awaiting_customer', 'awaiting_confirmation'];
/** What one step of priority is worth in waiting time in a queue, as the server counts it. */
const HEAD_START_MS = 600_000;

const turn = (c: Conversation): number => {
  const at = TURNS.indexOf(c.state);
  return at < 0 ? TURNS.length : at;
};
const since = (c: Conversation): number => Date.parse(c.waiting_since ?? c.ended_at ?? c.opened_at);
const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function compare(a: Conversation, b: Conversation): number {
  return (
    turn(a) - turn(b) ||
    (b.priority ?? 0) - (a.priority ?? 0) ||
    since(a) - since(b) ||
    text(a.id, b.id)
  );
}

export const offeredTo = (c: Conversation, agent: string) =>
  c.offers?.find((offer) => offer.agent === agent);

/** Most urgent first; what is offered to `agent` before everything. */
export function byUrgency(rows: readonly Conversation[], agent: string): Conversation[] {
  const asked = (c: Conversation) => (offeredTo(c, agent) ? 0 : 1);
  return [...rows].sort((a, b) => asked(a) - asked(b) || compare(a, b));
}

/** The latest end first. */
export function byEnd(rows: readonly Conversation[]): Conversation[] {
  const end = (c: Conversation) => Date.parse(c.ended_at ?? c.opened_at);
  return [...rows].sort((a, b) => end(b) - end(a) || text(a.id, b.id));
}

/** Where somebody stands in line: arrival with the head start of their priority. */
const place = (c: Conversation): number => since(c) - (c.priority ?? 0) * HEAD_START_MS;

/** Several queues as one: each keeps the server's order, whose next waits longest comes next. */
export function merged(rows: readonly Conversation[]): Conversation[] {
  const queues = new Map<string, Conversation[]>();
  for (const row of rows) {
    const queue = queues.get(row.group);
    if (queue) queue.push(row);
    else queues.set(row.group, [row]);
  }
  const [only] = queues.values();
  if (queues.size < 2) return only ?? [];
  const heads = [...queues.values()].map((queue) => ({ queue, at: 0 }));
  const result: Conversation[] = [];
  while (result.length < rows.length) result.push(next(heads));
  return result;
}

interface Head {
  queue: Conversation[];
  at: number;
}

function next(heads: Head[]): Conversation {
  let best: { head: Head; row: Conversation } | undefined;
  for (const head of heads) {
    const row = head.queue[head.at];
    if (row && (!best || place(row) < place(best.row))) best = { head, row };
  }
  if (!best) throw new Error('there is nobody left');
  best.head.at++;
  return best.row;
}

/** Whoever of these waits longest for us, in a queue or for an answer. */
export function longestWaiter(rows: readonly Conversation[]): Conversation | undefined {
  return [...rows].sort((a, b) => since(a) - since(b) || text(a.id, b.id))[0];
}

/** Whether its customer waits too long, for an agent or for an answer. */
export const isLate = (c: Conversation): boolean =>
  (c.state === 'queued' || c.state === 'awaiting_agent') && !!c.alarms?.includes('alarm');
