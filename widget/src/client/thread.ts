/**
 * The current conversation: its log, kept complete over socket or REST, its passing signs, and how
 * far either side has got, which the other side is told; what was read is shared by tabs.
 */
import type { Conversation, Entry, Marks, Place, Platform } from '../types';
import type { Frame, Way } from './link';
import {
  applied,
  emptyLog,
  isOver,
  isTheirs,
  type Log,
  last,
  merged,
  missing,
  prepend,
  receive,
  unread,
} from './log';
import { type Outcome, type Problem, problem } from './rest';
import type { State } from './state';
import type { Later } from './timers';
import type { Send } from './visitor';

export interface Thread {
  id(): string | null;
  last(): number;
  /** Turn to another conversation, or none; `fresh` ones are read from their beginning. */
  turn(id: string | null, fresh?: boolean): void;
  /** Takes in a frame of it. */
  receive(frame: Frame): void;
  /** Fetch all after the last known entry. */
  sync(): Promise<Problem | null>;
  /** Ask where it stands in the queue, if it waits. */
  askPlace(): Promise<void>;
  loadEarlier(): Promise<void>;
  typing(): void;
  read(seq: number): void;
  /** Another tab has read on; or the link is back, and marks may be due. */
  publish(): void;
}

export const READ = 'read';
const SHOWN = 60; // entries of the first load, and of each step back
const END = 2 ** 53;
const TYPING_MS = 6000;
const TYPES_MS = 3000;
const AGAIN_MS = 3000;
const PLACE_MS = 2000;
const TOGETHER_MS = 700; // marks within this time go as one
const GONE = ['no_such_conversation', 'not_found'];

/** `lost`: the server knows no such conversation, or not for this visitor. */
export function makeThread(
  { shared, now }: Platform,
  later: Later,
  state: State,
  way: Way,
  send: Send,
  lost: () => void,
): Thread {
  let id: string | null = null;
  let log: Log | null = null; // null: not even its end is known yet
  let conversation: Conversation | null = null;
  let place: Place | null = null;
  let running: Promise<Problem | null> | null = null;
  let again = false;
  let typedAt = 0;
  let placeAt = 0;
  let stopTyping = () => {};

  const path = (rest = '') => `/v1/conversations/${id}${rest}`;
  const end = () => (log ? last(log) : 0);
  const isSince = (at: number, ms: number) => Math.abs(now() - at) < ms;

  // ------------------------------------------------------------------ what is shown, and read

  function publish() {
    const readSeq = Math.max(readHere(), told('read'));
    if (conversation?.state !== 'queued') place = null;
    state.patch({
      conversation,
      entries: log?.entries ?? [],
      earlier: !!log?.base,
      loading: id !== null && !conversation,
      place,
      readSeq,
      unread: log ? unread(log, readSeq) : 0,
    });
    if (readSeq > told('read') || theirs() > told('delivered')) later(TOGETHER_MS, tell, READ);
  }

  function readHere(): number {
    const [of, seq] = (shared.get(READ) ?? '').split(' ');
    return (of === id && Number(seq)) || 0;
  }

  /** The last thing that the other side said. */
  const theirs = () => log?.entries.findLast(isTheirs)?.seq ?? 0;

  function tell() {
    const seq = state.now.readSeq;
    if (!conversation) return; // only what the server said first tells what is due
    if (seq > told('read') && signal('read', { seq }))
      mark({ customer_read: seq, customer_delivered: seq });
    if (theirs() > told('delivered') && signal('delivered', { seq: end() }))
      mark({ customer_delivered: end() });
  }

  /** How far the server knows this visitor to have got. */
  const told = (how: 'read' | 'delivered') => conversation?.marks?.[`customer_${how}`] ?? 0;

  function mark(marks: Partial<Marks>) {
    if (conversation) conversation = { ...conversation, marks: merged(conversation.marks, marks) };
  }

  /** Whether it could be sent. */
  function signal(op: string, body: object): boolean {
    const polls = state.now.link === 'polling';
    if (way.isLive()) void way.ask(op, id, body);
    else if (polls) void send(path(`/${op}`), body);
    return way.isLive() || polls;
  }

  // ------------------------------------------------------------------ what comes

  function take(entries: readonly Entry[]) {
    const before = log;
    if (!before) return; // the first load brings it
    log = receive(before, entries);
    if (log === before) return;
    const joined = log.entries.slice(before.entries.length);
    if (conversation) conversation = joined.reduce(applied, conversation);
    if (joined.some(isTheirs)) noTyping();
    publish();
    if (missing(log)) void sync();
  }

  function noTyping() {
    stopTyping();
    state.patch({ typing: null });
  }

  function presence({ role, marks, typing, by }: Frame['data']) {
    if (role === 'customer') return;
    if (marks) mark(marks);
    publish();
    if (!typing) return;
    stopTyping();
    stopTyping = later(TYPING_MS, noTyping);
    const named = log?.entries.findLast(({ data }) => data.agent === by || data.to === by);
    state.patch({ typing: String(named?.data.name ?? '') });
  }

  // ------------------------------------------------------------------ what is fetched

  function sync(): Promise<Problem | null> {
    again = true;
    running ??= fetchAll().then((failed) => {
      running = null;
      // Where the link is not live, it asks again by itself.
      if (failed?.later != null && way.isLive()) retry();
      return failed;
    });
    return running;
  }

  const retry = () => void later(AGAIN_MS, sync, 'sync');

  /** Over REST where the socket brought nothing; later where neither did that. */
  async function fetchAll(): Promise<Problem | null> {
    for (let inVain = 0; inVain < 2; ) {
      again = false;
      const before: number | null = log && last(log);
      const more = await fetchSome(inVain > 0);
      if (more !== true) return more || null;
      inVain = before === end() ? inVain + 1 : 0;
    }
    retry();
    return null;
  }

  /** Nothing but a problem where another conversation was turned to meanwhile. */
  async function mine<T>(asked: Promise<Outcome<T>>): Promise<Outcome<T>> {
    const of = id;
    const outcome = await asked;
    return of === id ? outcome : problem('aborted');
  }

  const get = <T>(rest = '') => mine(send<T>(path(rest)));

  /** Fetches what follows; answers whether there is more to fetch. */
  async function fetchSome(overRest: boolean): Promise<boolean | Problem> {
    const of = id;
    if (!of) return false;
    const more = await (way.isOpen() && !overRest ? overSocket() : fromRest());
    if (of !== id) return true;
    if (typeof more === 'object') return gone(more);
    publish();
    return more || again;
  }

  function gone(why: Problem): Problem {
    if (GONE.includes(why.code)) lost();
    return why;
  }

  /** Says hello; answers whether to ask again. */
  async function overSocket(): Promise<boolean | Problem> {
    const told = await mine(way.ask('hello', id, { after: log ? last(log) : END }));
    if (!told.ok) return told;
    const data = told.value.data as { state: Conversation; more: boolean };
    begin(data.state);
    return data.more || end() < data.state.seq;
  }

  const entries = (after: number, limit: number) =>
    get<{ data: Entry[]; has_more: boolean }>(`/entries?after=${after}&limit=${limit}`);

  async function fromRest(): Promise<boolean | Problem> {
    if (!conversation) {
      const told = await get<Conversation>();
      if (!told.ok) return told;
      begin(told.value);
    }
    const page = await entries(end(), 100);
    if (!page.ok) return page;
    take(page.value.data);
    return page.value.has_more;
  }

  /** Takes in what the server says of it; entries that came since go on top. */
  function begin(told: Conversation) {
    log ??= emptyLog(Math.max(0, told.seq - SHOWN));
    const marks = merged(told.marks, conversation?.marks);
    const newer = log.entries.filter((entry) => entry.seq > told.seq);
    conversation = newer.reduce(applied, { ...told, marks });
  }

  return {
    id: () => id,
    last: end,
    turn(next, fresh) {
      if (next === id) return;
      id = next;
      log = fresh ? emptyLog(0) : null;
      conversation = place = null;
      typedAt = placeAt = 0;
      noTyping();
      publish();
    },
    receive({ op, data }) {
      if (op === 'entry') take([data as unknown as Entry]);
      else if (op === 'presence') presence(data);
      else if (op === 'queue' && conversation) {
        place = data as unknown as Place;
        publish();
      }
    },
    sync,
    async askPlace() {
      if (conversation?.state !== 'queued' || isSince(placeAt, PLACE_MS)) return;
      placeAt = now();
      const told = await get<Place>('/place');
      if (!told.ok) return;
      place = told.value;
      publish();
    },
    async loadEarlier() {
      const base = log?.base;
      if (!base) return;
      const from = Math.max(0, base - SHOWN);
      const page = await entries(from, base - from);
      if (!page.ok || log?.base !== base) return;
      log = prepend(log, page.value.data);
      publish();
    },
    typing() {
      if (!id || isOver(conversation) || isSince(typedAt, TYPES_MS)) return;
      if (signal('typing', {})) typedAt = now();
    },
    read(upTo) {
      const seq = Math.min(upTo, end());
      if (seq <= state.now.readSeq) return;
      shared.set(READ, `${id} ${seq}`);
      publish();
    },
    publish,
  };
}
