/**
 * Sends what waits: one command at a time, oldest first, the same id until it is answered.
 *
 * Over the socket while it is live, over REST when it has not been for two seconds; `start` always
 * over REST, for it should not wait for a socket. What can pass by itself is tried again; what the
 * server refuses is kept as failed where it has words of the visitor's, and does not hold up others.
 */
import type { Answer, Platform } from '../types';
import type { Way } from './link';
import type { Item, Outbox } from './outbox';
import { OFFLINE, type Outcome, type Problem, problem, refusal } from './rest';
import { backoff, type Later } from './timers';
import type { Send } from './visitor';

export interface Done {
  conversation: string;
  seq: number | null;
}

export interface Sender {
  /** Send if there is something to send. */
  pump(): void;
  /** Something has changed: do not wait any longer. */
  wake(): void;
  /** Runs something once all that may have reached the server is answered, and begins nothing new. */
  alone<T>(run: () => Promise<T>): Promise<T>;
  /** Another tab has queued this one, and will probably send it. */
  elsewhere(id: string): void;
  stop(): void;
}

const SOCKET_GRACE_MS = 2000;
const ELSEWHERE_MS = 4000;
const SOON_MS = 1000;
const LONGEST_FRAME = 10_000; // characters: in bytes still less than the 32 KB of a frame
const ENDED = [
  'conversation_over',
  'newer_conversation',
  'no_such_conversation',
  'not_found',
  'not_in_this_state',
];
const WORDED = ['say', 'return', 'leave_message', 'rate'];

const words = (item: Item) => String(item.data.text ?? '').trim();

/** Whether it stays when it is refused: nobody likes to lose what they wrote. */
const isKept = (item: Item) => WORDED.includes(item.op) || (item.op === 'start' && words(item));

/** Whether it goes on as the first message of a new conversation; files stay with the old one. */
const beginsAnew = (item: Item, code: string) =>
  (item.op === 'say' || (item.op === 'return' && words(item))) &&
  !item.attachments.length &&
  ENDED.includes(code);

/** `done` hears of an item before it leaves the store, `answered` when it has. */
export function makeSender(
  platform: Platform,
  language: string,
  later: Later,
  outbox: Outbox,
  way: Way,
  send: Send,
  done: (item: Item, done: Done) => void,
  answered: (id: string, answer: Answer) => void,
): Sender {
  let busy = false;
  let era = 0; // grows when it is stopped: what is under way counts no more
  let held: (() => void)[] = [];
  let holding = false;
  let wake = () => {};
  const theirs = new Set<string>();

  /** Waits some time, or until something has changed. */
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      wake = resolve;
      later(ms, resolve);
    });

  function letGo() {
    for (const resolve of held) resolve();
    held = [];
  }

  /** What is to be sent now, as it is sent. */
  function next(): Item | null {
    for (const item of outbox.waiting()) {
      if (holding && !item.tried) break;
      if (theirs.has(item.id)) return null;
      const ready = prepared(item);
      if (ready) return ready;
    }
    letGo();
    return null;
  }

  async function pump() {
    if (busy) return;
    const mine = era;
    let tries = 0;
    busy = true;
    for (let item = next(); item; item = next()) {
      const outcome = await attempt(item);
      if (mine !== era) return;
      tries = await dealWith(item, outcome, tries);
      if (mine !== era) return;
    }
    busy = false;
  }

  /**
   * Settles it, or waits before it goes again: as long as the server said, and some more. Answers
   * how often it was tried in vain.
   */
  async function dealWith(item: Item, outcome: Outcome<Done>, tries: number): Promise<number> {
    if (outcome.ok) settle(item, outcome.value);
    else if (outcome.later === null) refuse(item, outcome);
    else {
      const wait = Math.max(outcome.later, outcome.status ? SOON_MS : 0);
      await new Promise<void>((resolve) => later(wait, resolve));
      await pause(backoff(platform, tries));
      return tries + 1;
    }
    return 0;
  }

  /** A word to no known conversation starts one. */
  function prepared(item: Item): Item | null {
    if (item.conversation !== null || item.op === 'start')
      return item.tried ? item : outbox.change(item, { tried: true });
    if (item.op === 'say' && !item.attachments.length) return startInstead(item);
    refuse(item, problem('no_conversation'));
    return null;
  }

  function startInstead(item: Item): Item {
    const data = { text: item.data.text, language };
    return outbox.change(item, { op: 'start', conversation: null, data, tried: true });
  }

  async function attempt(item: Item): Promise<Outcome<Done>> {
    const { op, conversation, data, id } = item;
    if (op !== 'start' && JSON.stringify(data).length <= LONGEST_FRAME) {
      const grace = SOCKET_GRACE_MS - (platform.now() - way.downSince());
      if (!way.isLive() && grace > 0) await pause(Math.min(grace, SOCKET_GRACE_MS));
      if (way.isLive()) return overSocket(item);
    }
    const rest = op === 'start' ? '' : `/${conversation}/${op.replace('_', '-')}`;
    return send(`/v1/conversations${rest}`, { ...data, client_message_id: id });
  }

  async function overSocket({ op, conversation, data, id }: Item): Promise<Outcome<Done>> {
    const outcome = await way.ask(op, conversation, data, id);
    if (outcome === OFFLINE) way.poke(); // is anybody there?
    if (!outcome.ok) return outcome;
    const { data: told, conversation: of } = outcome.value;
    return { ok: true, value: { conversation: String(of), seq: (told.seq as number) ?? null } };
  }

  function settle(item: Item, value: Done) {
    if (outbox.get(item.id)) {
      if (item.op === 'start') bind(value.conversation);
      done(item, value);
      outbox.remove(item);
    }
    answered(item.id, { ok: true, ...value });
  }

  /** What was queued before the conversation was known belongs to it. */
  function bind(conversation: string) {
    for (const item of outbox.all())
      if (item.conversation === null && item.op !== 'start') outbox.change(item, { conversation });
  }

  function refuse(sent: Item, why: Problem) {
    const { code } = why;
    const item = outbox.get(sent.id);
    if (!item || item.op !== sent.op) return; // another tab has dealt with it
    if (beginsAnew(item, code)) return void startInstead(item);
    if (isKept(item)) outbox.change(item, { status: 'failed', code });
    else outbox.remove(item);
    answered(item.id, refusal(why));
  }

  return {
    pump,
    wake: () => wake(),
    async alone(run) {
      holding = true;
      await new Promise<void>((resolve) => {
        held.push(resolve);
        void pump();
      });
      const result = await run();
      holding = false;
      void pump();
      return result;
    },
    elsewhere(id) {
      theirs.add(id);
      later(ELSEWHERE_MS, () => {
        theirs.delete(id);
        void pump();
      });
    },
    stop() {
      era++;
      busy = holding = false;
      letGo();
      theirs.clear();
    },
  };
}
