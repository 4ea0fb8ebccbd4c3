/**
 * The way to the server: a socket where one gets through, REST that asks again and again where not.
 *
 * ticket → socket → greet (which says hello) → live. A socket that does not answer within 5 s is
 * dead. Two attempts that never got live: polling, while sockets are tried now and then.
 */
import type { Link, Platform, SocketLike } from '../types';
import { parse } from './json';
import { OFFLINE, type Outcome, refused } from './rest';
import { backoff, type Later } from './timers';

export interface Frame {
  op: string;
  id?: string;
  conversation?: string | null;
  data: Record<string, unknown>;
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
  /** Sends a frame: the ack, the problem that a nack tells of, or OFFLINE when neither came. */
  ask(op: string, conversation: string | null, data: object, id?: string): Promise<Outcome<Frame>>;
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

const DOWN = 0;
const TRYING = 1;
const OPEN = 2;
const LIVE = 3;

/**
 * `fetchNew`, over the socket or REST, answers what came of it; `greet` says hello on the open socket
 * and fetches what was missed: whether that went well. `hear` is given frames that are no answers.
 */
export function makeLink(
  platform: Platform,
  later: Later,
  ticket: () => Promise<Outcome<{ url: string }>>,
  fetchNew: () => Promise<'news' | 'same' | 'down'>,
  greet: () => Promise<boolean>,
  hear: (frame: Frame) => void,
  tell: (link: Link, retryAt: number | null) => void,
): Way {
  let wanted = false;
  let round = 0; // grows with each attempt: what belongs to an older one counts no more
  let socket: SocketLike | null = null;
  let phase: number = DOWN;
  let shown: Link = 'idle';
  let since = 0; // of being live, or of not being it
  let inVain = 0; // attempts since it was live
  let failures = 0;
  let quiet = 0;
  let polling = false; // a poll is under way
  const asked = new Map<string, (outcome: Outcome<Frame>) => void>();
  let stopNext = () => {}; // what comes by itself: another try, the end of this one, or a ping
  let stopTick = stopNext;

  function show(link: Link, retryAt: number | null = null) {
    shown = link;
    tell(link, retryAt);
  }

  function drop() {
    if (phase === LIVE) since = platform.now();
    phase = DOWN;
    round++;
    stopNext();
    for (const answer of asked.values()) answer(OFFLINE);
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
    socket = null;
  }

  function next(ms: number, run: () => void) {
    stopNext();
    stopNext = later(ms, run);
  }

  function unreachable() {
    drop();
    const wait = 1000 + backoff(platform, failures++);
    next(wait, attempt);
    show('offline', platform.now() + wait);
  }

  function lost() {
    const steady = phase === LIVE && platform.now() - since >= STEADY_MS;
    if (phase !== LIVE) inVain++;
    drop();
    failures = steady ? 0 : failures + 1;
    if (inVain < REFUSED) {
      next(backoff(platform, failures), attempt);
      show('connecting');
    } else {
      next(NOW_AND_THEN_MS * (0.5 + platform.random()), attempt);
      fallBack();
    }
  }

  function fallBack() {
    if (shown === 'polling') return;
    show('polling');
    quiet = 0;
    void poll();
  }

  async function poll() {
    if (polling || shown !== 'polling') return;
    polling = true;
    const news = await fetchNew();
    polling = false;
    if (shown !== 'polling') return;
    if (news === 'down') return unreachable();
    quiet = news === 'news' ? 0 : quiet + 1;
    later(Math.min(SLOWEST_POLL_MS, POLL_MS * 1.2 ** quiet), poll, 'poll');
  }

  async function attempt() {
    drop();
    const mine = round;
    if (!platform.online()) return unreachable();
    phase = TRYING;
    if (shown === 'idle') show('connecting');
    const got = await ticket();
    if (mine !== round) return;
    if (!got.ok) return unreachable();
    if (inVain >= REFUSED) fallBack();
    else if (shown === 'offline') show('connecting');
    connect(got.value.url, mine);
  }

  function connect(url: string, mine: number) {
    try {
      socket = platform.socket(url);
    } catch {
      return lost(); // the page's policy forbids it
    }
    next(OPEN_MS, lost);
    socket.onclose = lost;
    socket.onmessage = ({ data }) => receive(data);
    socket.onopen = async () => {
      stopNext();
      phase = OPEN;
      const well = await greet();
      if (mine !== round) return;
      if (!well) return lost();
      phase = LIVE;
      since = platform.now();
      inVain = 0;
      show('live');
      pingLater();
    };
  }

  function receive(text: string) {
    const frame = parse<Frame>(text);
    if (!frame?.op || typeof frame.data !== 'object') return; // the gateway's own words
    const answer = asked.get(frame.id ?? '');
    if (!answer) hear(frame);
    else answer(frame.op === 'nack' ? refused(frame.data, 409) : { ok: true, value: frame });
  }

  function ask(op: string, conversation: string | null, data: object, id = platform.id()) {
    return new Promise<Outcome<Frame>>((resolve) => {
      const end = (outcome: Outcome<Frame>) => {
        stop();
        asked.delete(id);
        resolve(outcome);
      };
      const stop = later(ANSWER_MS, () => end(OFFLINE));
      asked.set(id, end);
      socket?.send(JSON.stringify({ v: 1, op, id, conversation: conversation ?? undefined, data }));
    });
  }

  const pingLater = () => next(PING_MS * (0.9 + platform.random() / 5), ping);

  async function ping() {
    stopNext();
    const mine = round;
    const answer = await ask('ping', null, {});
    if (mine !== round) return;
    if (answer === OFFLINE) return lost();
    pingLater();
    void fetchNew(); // for what was never pushed: pushes are hints
  }

  /** Notices that the computer slept: timers come late, or the clock jumped. */
  function tick() {
    const before = platform.now();
    stopTick = later(TICK_MS, () => {
      if (Math.abs(platform.now() - before - TICK_MS) > JUMP_MS) poke();
      tick();
    });
  }

  function poke() {
    if (!wanted) return;
    if (!platform.online()) return unreachable();
    if (phase === LIVE) return void ping();
    failures = 0;
    void poll();
    if (phase === DOWN) void attempt();
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
        inVain = failures = 0;
        show('idle');
      }
    },
    poke,
    restart() {
      if (wanted) void attempt();
    },
    isLive: () => phase === LIVE,
    isOpen: () => phase >= OPEN,
    downSince: () => since,
    ask,
  };
}
