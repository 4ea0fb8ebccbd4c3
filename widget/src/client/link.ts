/**
 * The way to the server: a socket where one gets through, REST that asks again and again where not.
 *
 * ticket → socket → greet (which says hello) → live. A socket that does not answer within 5 s is
 * dead. Two attempts that never got live: polling, while sockets are tried now and then.
 */
import type { Link, Platform, SocketLike } from '../types';
import { parse } from './json';
import type { Outcome } from './rest';
import { backoff, type Timers } from './timers';

export interface Frame {
  op: string;
  id?: string;
  conversation?: string | null;
  data: Record<string, unknown>;
}

export interface LinkNeeds {
  platform: Platform;
  timers: Timers;
  ticket(): Promise<Outcome<{ url: string }>>;
  /** Fetch over REST what is new. */
  poll(): Promise<'news' | 'same' | 'down'>;
  /** Say hello on the open socket and fetch what was missed; whether that went well. */
  greet(): Promise<boolean>;
  receive(frame: Frame): void;
  /** The socket is well: time to ask for what was never pushed, for pushes are hints. */
  beat(): void;
  show(link: Link, retryAt: number | null): void;
}

export interface Way {
  want(yes: boolean): void;
  /** Look at once. */
  poke(): void;
  /** Begin anew with another ticket. */
  restart(): void;
  isLive(): boolean;
  /** Whether frames can be sent; true already while greeting. */
  isOpen(): boolean;
  /** Since when it is not live (ms). */
  downSince(): number;
  /** The ack or nack; null when none came. */
  ask(op: string, conversation: string | null, data: object, id?: string): Promise<Frame | null>;
  send(op: string, conversation: string | null, data: object): void;
}

const ANSWER_MS = 5000;
const OPEN_MS = 8000;
const PING_MS = 240_000;
const TICK_MS = 30_000;
const JUMP_MS = 120_000;
const POLL_MS = 3000;
const SLOWEST_POLL_MS = 10_000;
const REFUSED = 2; // attempts in vain, after which it polls
const NOW_AND_THEN_MS = 60_000;
const STEADY_MS = 10_000; // one that lived as long was a good one

export function makeLink({ platform, timers, ...needs }: LinkNeeds): Way {
  let wanted = false;
  let round = 0; // grows with each attempt: what belongs to an older one counts no more
  let socket: SocketLike | null = null;
  let open = false;
  let trying = false;
  let live = false;
  let shown: Link = 'idle';
  let since = 0; // of being live, or of not being it
  let refused = 0;
  let failures = 0;
  let quiet = 0;
  let polling = false; // a poll is under way
  const asked = new Map<string, (frame: Frame | null) => void>();
  const nothing = () => {};
  let stopRetry = nothing;
  let stopPoll = nothing;
  let stopPing = nothing;
  let stopTick = nothing;
  let stopOpening = nothing;

  function show(link: Link, retryAt: number | null = null) {
    shown = link;
    if (link !== 'polling') stopPoll();
    needs.show(link, retryAt);
  }

  function drop() {
    const old = socket;
    socket = null;
    open = trying = false;
    round++;
    if (live) since = platform.now();
    live = false;
    stopRetry();
    stopPing();
    stopOpening();
    for (const answer of [...asked.values()]) answer(null);
    if (!old) return;
    old.onopen = old.onmessage = old.onclose = null;
    old.close();
  }

  const retryIn = (ms: number) => {
    stopRetry();
    stopRetry = timers.later(ms, attempt);
    return platform.now() + ms;
  };

  function unreachable() {
    drop();
    show('offline', retryIn(1000 + backoff(platform, failures++)));
  }

  function lost() {
    const steady = live && platform.now() - since >= STEADY_MS;
    const wasLive = live;
    drop();
    failures = steady ? 0 : failures + 1;
    refused = wasLive ? 0 : refused + 1;
    if (refused >= REFUSED) {
      retryIn(NOW_AND_THEN_MS * (0.5 + platform.random()));
      fallBack();
    } else {
      retryIn(backoff(platform, failures));
      show('connecting');
    }
  }

  function fallBack() {
    if (shown === 'polling') return;
    show('polling');
    quiet = 0;
    void poll();
  }

  async function poll() {
    stopPoll();
    if (polling) return;
    polling = true;
    const news = await needs.poll();
    polling = false;
    if (!wanted || shown !== 'polling') return;
    if (news === 'down') return unreachable();
    quiet = news === 'news' ? 0 : quiet + 1;
    stopPoll();
    stopPoll = timers.later(Math.min(SLOWEST_POLL_MS, POLL_MS * 1.2 ** quiet), poll);
  }

  async function attempt() {
    drop();
    const mine = round;
    if (!platform.online()) return unreachable();
    trying = true;
    if (shown === 'idle') show('connecting');
    const ticket = await needs.ticket();
    if (mine !== round) return;
    if (!ticket.ok) return unreachable();
    if (refused >= REFUSED) fallBack();
    else if (shown === 'offline') show('connecting');
    connect(ticket.value.url, mine);
  }

  function connect(url: string, mine: number) {
    try {
      socket = platform.socket(url);
    } catch {
      return lost(); // the page's policy forbids it
    }
    const ours = socket;
    stopOpening = timers.later(OPEN_MS, lost);
    ours.onclose = lost;
    ours.onmessage = ({ data }) => receive(data);
    ours.onopen = async () => {
      stopOpening();
      open = true;
      const well = await needs.greet();
      if (mine !== round) return;
      if (!well) return lost();
      live = true;
      trying = false;
      since = platform.now();
      refused = 0;
      show('live');
      pingLater();
    };
  }

  function receive(text: string) {
    const frame = parse<Frame>(text);
    if (!frame?.op || typeof frame.data !== 'object') return; // the gateway's own words
    const answer = frame.id === undefined ? undefined : asked.get(frame.id);
    if (answer && (frame.op === 'ack' || frame.op === 'nack')) answer(frame);
    else needs.receive(frame);
  }

  function write(op: string, conversation: string | null, data: object, id: string) {
    const where = conversation ? { conversation } : {};
    try {
      socket?.send(JSON.stringify({ v: 1, op, id, ...where, data }));
    } catch {
      // closing already: its end is told by onclose, and unanswered frames go again
    }
  }

  function ask(op: string, conversation: string | null, data: object, id = platform.id()) {
    return new Promise<Frame | null>((resolve) => {
      const end = (frame: Frame | null) => {
        stop();
        if (asked.get(id) === end) asked.delete(id);
        resolve(frame);
      };
      const stop = timers.later(ANSWER_MS, () => end(null));
      asked.set(id, end);
      write(op, conversation, data, id);
    });
  }

  const pingLater = () => {
    stopPing();
    stopPing = timers.later(PING_MS * (0.9 + platform.random() / 5), ping);
  };

  async function ping() {
    stopPing();
    const mine = round;
    const answer = await ask('ping', null, {});
    if (mine !== round) return;
    if (!answer) return lost();
    pingLater();
    needs.beat();
  }

  /** Notices that the computer slept: timers come late, or the clock jumped. */
  function tick() {
    const before = platform.now();
    stopTick = timers.later(TICK_MS, () => {
      if (Math.abs(platform.now() - before - TICK_MS) > JUMP_MS) poke();
      tick();
    });
  }

  function poke() {
    if (!wanted) return;
    if (!platform.online()) return unreachable();
    if (live) return void ping();
    failures = 0;
    if (shown === 'polling') void poll();
    if (!trying) void attempt();
  }

  return {
    want(yes) {
      if (yes === wanted) return;
      wanted = yes;
      stopTick();
      if (yes) {
        since = platform.now();
        tick();
        void attempt();
      } else {
        drop();
        refused = failures = 0;
        show('idle');
      }
    },
    poke,
    restart() {
      if (!wanted) return;
      drop();
      void attempt();
    },
    isLive: () => live,
    isOpen: () => open,
    downSince: () => since,
    ask,
    send: (op, conversation, data) => write(op, conversation, data, platform.id()),
  };
}
