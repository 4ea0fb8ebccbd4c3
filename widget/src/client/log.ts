/**
 * What is known of one conversation's log: entries in order, whatever order they came in. Pure.
 *
 * What came early is kept until the hole before it is filled; `missing` says to fetch what follows
 * `last`. The conversation's state follows from the entries, between two answers of the server.
 */
import type { Conversation, Entry, Marks } from '../types';

export interface Log {
  readonly base: number; // the number before the first entry
  readonly entries: readonly Entry[];
  readonly early: ReadonlyMap<number, Entry>;
}

export const OVER = ['ended', 'system_ended'];
export const isOver = (conversation: Conversation | null): boolean =>
  conversation !== null && OVER.includes(conversation.state);

export const emptyLog = (base: number): Log => ({ base, entries: [], early: new Map() });
export const last = (log: Log): number => log.base + log.entries.length;
export const missing = (log: Log): boolean => log.early.size > 0;

/** Takes entries in; the same log when all of them were known. */
export function receive(log: Log, arrived: readonly Entry[]): Log {
  const early = new Map(log.early);
  for (const entry of arrived) if (entry.seq > last(log)) early.set(entry.seq, entry);
  if (early.size === log.early.size) return log;
  const entries = [...log.entries];
  for (;;) {
    const next = early.get(log.base + entries.length + 1);
    if (!next) break;
    early.delete(next.seq);
    entries.push(next);
    if (next.type === 'recalled') hide(entries, Number(next.data.seq) - log.base - 1);
  }
  return { base: log.base, entries, early };
}

/** Puts earlier entries, which reach up to the first one, before it. */
export function prepend(log: Log, earlier: readonly Entry[]): Log {
  const fitting = earlier.filter((entry) => entry.seq <= log.base);
  if (fitting.at(-1)?.seq !== log.base) return log;
  return { ...log, base: log.base - fitting.length, entries: [...fitting, ...log.entries] };
}

function hide(entries: Entry[], index: number): void {
  const message = entries[index];
  if (!message) return; // before the first one shown
  const { text: _, attachments: __, ...kept } = message.data;
  entries[index] = { ...message, data: { ...kept, recalled: true } };
}

type Change = (data: Entry['data'], before: Conversation, entry: Entry) => Partial<Conversation>;
const orNull = (value: unknown) => (value ? String(value) : null);
const without = (before: Conversation, agent: unknown) =>
  before.helpers.filter((helper) => helper.agent !== agent);

const QUEUED = { state: 'queued' };
const OUR_TURN = { state: 'awaiting_agent' };

const CHANGES: Record<string, Change> = {
  started: () => QUEUED,
  message(_, { state }, { by }) {
    if (by.role !== 'customer') return { state: 'awaiting_customer' };
    return state === 'queued' ? QUEUED : OUR_TURN;
  },
  assigned: (data, before) => ({
    ...OUR_TURN,
    agent: orNull(data.agent),
    opens_at: null,
    helpers: without(before, data.agent),
  }),
  transferred: (data) => ({ ...('name' in data ? OUR_TURN : QUEUED), agent: orNull(data.to) }),
  requeued: () => ({ ...QUEUED, agent: null }),
  asked_to_close: () => ({ state: 'awaiting_confirmation' }),
  rejected: () => OUR_TURN,
  reopened: () => ({ ...QUEUED, agent: null, ended_at: null, ended_reason: null, rating: null }),
  ended: (data, _, { at }) => ({
    state: String(data.state),
    agent: null,
    ended_at: at,
    ended_reason: orNull(data.reason),
    opens_at: null,
    helpers: [],
  }),
  auto: (data) => (data.code === 'opens_later' ? { opens_at: orNull(data.opens_at) } : {}),
  rated: (data) => ({
    rating: { score: Number(data.score), reasons: (data.reasons ?? []) as string[] },
  }),
  joined: (data, before) => ({
    helpers: [
      ...without(before, data.agent),
      { agent: String(data.agent), name: String(data.name ?? '') },
    ],
  }),
  left: (data, before) => ({ helpers: without(before, data.agent) }),
};

/** The conversation after one more entry; one that it knows of already changes nothing. */
export function applied(before: Conversation, entry: Entry): Conversation {
  const { seq, type, data } = entry;
  return seq > before.seq ? { ...before, ...CHANGES[type]?.(data, before, entry), seq } : before;
}

/** Whether somebody of the other side said it. */
export const isTheirs = (entry: Entry): boolean =>
  entry.type === 'message' && entry.by.role !== 'customer';

/** How many messages of the other side come after a number. */
export const unread = (log: Log, seq: number): number =>
  log.entries.filter((e) => e.seq > seq && isTheirs(e) && !e.data.recalled).length;

/** Marks only ever grow. */
export function merged(marks: Marks | undefined, more: Partial<Marks> = {}): Marks {
  const grown = { ...marks } as Marks;
  for (const [name, seq] of Object.entries(more) as [keyof Marks, number][])
    grown[name] = Math.max(grown[name] ?? 0, seq);
  return grown;
}
