/**
 * The current conversation: its log, kept complete over socket or REST, and its passing signs.
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
  missing,
  prepend,
  receive,
} from './log';
import { makeMarks } from './marks';
import { type Outcome, type Problem, passes, problem, type Request } from './rest';
import type { State } from './state';
import type { Timers } from './timers';

export interface ThreadNeeds {
  platform: Platform;
  timers: Timers;
  state: State;
  way: Way;
  send<T>(request: Request): Promise<Outcome<T>>;
  /** The server knows no such conversation, or not for this visitor. */
  lost(id: string): void;
}

export interface Thread {
  id(): string | null;
  last(): number;
  /** Turn to another conversation, or none; `fresh` ones are read from their beginning. */
  turn(id: string | null, fresh?: boolean): void;
  receive(frame: Frame): void;
  /** Fetch all after the last known entry. */
  sync(): Promise<Problem | null>;
  /** Ask where it stands in the queue, if it waits. */
  askPlace(): Promise<void>;
  loadEarlier(): Promise<void>;
  typing(): void;
  read(seq: number): void;
  /** Another tab has read on; or the link is back, and marks may be due. */
  marks(): void;
}

const SHOWN = 60; // entries of the first load, and of each step back
const END = 2 ** 53;
const TYPING_MS = 6000;
const TYPES_MS = 3000;
const AGAIN_MS = 3000;
const PLACE_MS = 2000;
const GONE = ['no_such_conversation', 'not_found'];

export function makeThread({ platform, timers, state, way, send, lost }: ThreadNeeds): Thread {
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

  function publish() {
    if (conversation?.state !== 'queued') place = null;
    marks.shown(id, log, conversation?.marks);
    state.patch({
      conversation,
      entries: log?.entries ?? [],
      earlier: !!log?.base,
      loading: id !== null && !conversation,
      place,
    });
  }

  function signal(op: string, data: object): boolean {
    if (!id) return false;
    if (way.isLive()) way.send(op, id, data);
    else if (state.now.link === 'polling')
      void send({ method: 'POST', path: path(`/${op}`), body: data });
    else return false;
    return true;
  }
  const marks = makeMarks({ platform, timers, state, signal });

  /** Takes in what the server says of it; entries that came since go on top. */
  function know(told: Conversation) {
    const newer = log?.entries.filter((entry) => entry.seq > told.seq) ?? [];
    conversation = newer.reduce(applied, {
      ...told,
      marks: merged(told.marks, conversation?.marks),
    });
  }

  function take(entries: readonly Entry[]) {
    if (!log) return; // the first load brings it
    const before = last(log);
    const next = receive(log, entries);
    if (next === log) return;
    log = next;
    const joined = log.entries.slice(before - log.base);
    if (conversation) conversation = joined.reduce(applied, conversation);
    if (joined.some(isTheirs)) noTyping();
    publish();
    if (missing(log)) void sync();
  }

  function noTyping() {
    stopTyping();
    state.patch({ typing: null });
  }

  function sync(): Promise<Problem | null> {
    if (running) {
      again = true;
      return running;
    }
    running = fetchAll().then((failed) => {
      running = null;
      // Where the link is not live, it asks again by itself.
      if (failed?.later != null && way.isLive()) retry();
      return failed;
    });
    return running;
  }

  const retry = () => timers.once('sync', AGAIN_MS, sync);

  async function fetchAll(): Promise<Problem | null> {
    let more: boolean | Problem = true;
    let overRest = false;
    while (more === true) {
      again = false;
      const before: number | null = log && last(log);
      const inVain = overRest;
      more = await fetchSome(overRest);
      overRest = before === end(); // nothing came
      if (more !== true || !inVain || !overRest) continue;
      retry(); // nor did it over REST
      more = false;
    }
    return more || null;
  }

  /** Fetches what follows; answers whether there is more to fetch. */
  async function fetchSome(overRest: boolean): Promise<boolean | Problem> {
    const of = id;
    if (!of) return false;
    const more = await (way.isOpen() && !overRest ? overSocket(of) : fromRest(of));
    if (of !== id) return true;
    if (typeof more === 'object') return gone(of, more);
    publish();
    return more || again;
  }

  function gone(of: string, why: Problem): Problem {
    if (GONE.includes(why.code)) lost(of);
    return why;
  }

  /** Says hello; answers whether to ask again. */
  async function overSocket(of: string): Promise<boolean | Problem> {
    const frame = await way.ask('hello', of, { after: log ? last(log) : END });
    if (!frame) return problem('offline', '', 0, 0);
    const { data } = frame;
    const code = String(data.code);
    if (frame.op === 'nack') return problem(code, '', 409, passes(code) ? 0 : null);
    if (of !== id) return true;
    begin(data.state as Conversation);
    return !!data.more || end() < (data.state as Conversation).seq;
  }

  async function fromRest(of: string): Promise<boolean | Problem> {
    if (!conversation) {
      const told = await send<Conversation>({ method: 'GET', path: path() });
      if (of !== id) return true;
      if (!told.ok) return told;
      begin(told.value);
    }
    const page = await send<{ data: Entry[]; has_more: boolean }>({
      method: 'GET',
      path: path(`/entries?after=${end()}&limit=100`),
    });
    if (of !== id) return true;
    if (!page.ok) return page;
    take(page.value.data);
    return page.value.has_more;
  }

  function begin(told: Conversation) {
    log ??= emptyLog(Math.max(0, told.seq - SHOWN));
    know(told);
  }

  function presence(data: Frame['data']) {
    if (data.role === 'customer') return;
    if (data.marks && conversation)
      conversation = { ...conversation, marks: merged(data.marks as Marks, conversation.marks) };
    publish();
    if (!data.typing) return;
    stopTyping();
    stopTyping = timers.later(TYPING_MS, noTyping);
    state.patch({ typing: nameOf(String(data.by)) });
  }

  const nameOf = (agent: string): string => {
    const named = log?.entries.findLast((e) => e.data.agent === agent || e.data.to === agent);
    return String(named?.data.name ?? '');
  };

  return {
    id: () => id,
    last: end,
    turn(next, fresh = false) {
      if (next === id) return;
      id = next;
      log = fresh ? emptyLog(0) : null;
      conversation = place = null;
      typedAt = placeAt = 0;
      noTyping();
      publish();
    },
    receive({ op, conversation: of, data }) {
      if (of !== id || !id) return;
      if (op === 'entry') take([data as unknown as Entry]);
      else if (op === 'presence') presence(data);
      else if (op === 'queue' && conversation) {
        place = data as unknown as Place;
        publish();
      }
    },
    sync,
    async askPlace() {
      const of = id;
      const now = platform.now();
      if (!of || conversation?.state !== 'queued' || Math.abs(now - placeAt) < PLACE_MS) return;
      placeAt = now;
      const told = await send<Place>({ method: 'GET', path: path('/place') });
      if (of !== id || !told.ok) return;
      place = told.value;
      publish();
    },
    async loadEarlier() {
      const of = log;
      if (!of?.base) return;
      const from = Math.max(0, of.base - SHOWN);
      const limit = of.base - from;
      const page = await send<{ data: Entry[] }>({
        method: 'GET',
        path: path(`/entries?after=${from}&limit=${limit}`),
      });
      if (!page.ok || log?.base !== of.base) return;
      log = prepend(log, page.value.data);
      publish();
    },
    typing() {
      const now = platform.now();
      if (isOver(conversation) || Math.abs(now - typedAt) < TYPES_MS) return;
      if (signal('typing', {})) typedAt = now;
    },
    read: (seq) => marks.read(Math.min(seq, end())),
    marks: () => marks.shown(id, log, conversation?.marks),
  };
}

/** Marks only ever grow. */
function merged(one: Marks | undefined, other: Marks | undefined): Marks {
  const most = (name: keyof Marks) => Math.max(one?.[name] ?? 0, other?.[name] ?? 0);
  return {
    customer_delivered: most('customer_delivered'),
    customer_read: most('customer_read'),
    agent_delivered: most('agent_delivered'),
    agent_read: most('agent_read'),
  };
}
