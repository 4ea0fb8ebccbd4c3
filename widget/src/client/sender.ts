/**
 * Sends what waits: one command at a time, oldest first, the same id until it is answered.
 *
 * Over the socket while it is live, over REST when it has not been for two seconds; `start` always
 * over REST, for it should not wait for a socket. What can pass by itself is tried again; what the
 * server refuses is kept as failed where it has words of the visitor's, and does not hold up others.
 */
import type { Answer, Platform } from '../types';
import type { Frame, Way } from './link';
import type { Item, Outbox } from './outbox';
import { type Outcome, passes, problem, type Request } from './rest';
import { backoff, type Timers } from './timers';

export interface Done {
  conversation: string;
  seq: number | null;
}

export interface SenderNeeds {
  platform: Platform;
  timers: Timers;
  outbox: Outbox;
  way: Way;
  tab: string;
  language(): string;
  send(request: Request): Promise<Outcome<Done>>;
  /** Before the item leaves the store. */
  done(item: Item, done: Done): void;
  changed(): void;
  answered(id: string, answer: Answer): void;
}

export interface Sender {
  /** Send if there is something to send. */
  pump(): void;
  /** Something has changed: do not wait any longer. */
  wake(): void;
  /** Begin nothing new; resolves when all that may have reached the server is answered. */
  hold(): Promise<void>;
  release(): void;
  /** Another tab has queued this one, and will probably send it. */
  elsewhere(id: string): void;
  stop(): void;
}

const SOCKET_GRACE_MS = 2000;
const ELSEWHERE_MS = 4000;
const SOON_MS = 1000;
const LONGEST_FRAME = 10_000; // characters: in bytes still less than the 32 KB of a frame
const ENDED = ['conversation_over', 'newer_conversation', 'no_such_conversation', 'not_found'];
const WORDED = ['say', 'return', 'leave_message', 'rate'];

const words = (item: Item) => String(item.data.text ?? '').trim();

/** Whether it stays when it is refused: nobody likes to lose what they wrote. */
const isKept = (item: Item) => WORDED.includes(item.op) || (item.op === 'start' && !!words(item));

/** Whether it goes on as the first message of a new conversation; files stay with the old one. */
const beginsAnew = (item: Item, code: string) =>
  (item.op === 'say' || (item.op === 'return' && !!words(item))) &&
  !item.attachments.length &&
  (ENDED.includes(code) || code === 'not_in_this_state');

export function makeSender(needs: SenderNeeds): Sender {
  const { platform, timers, outbox, way } = needs;
  let busy = false;
  let era = 0; // grows when it is stopped: what is under way counts no more
  const held: (() => void)[] = [];
  let holding = false;
  let waking: (() => void)[] = [];
  const notBefore = new Map<string, number>();
  let stopLater = () => {};

  const wake = () => {
    for (const run of waking.splice(0)) run();
  };

  /** Waits some time, or until something has changed. */
  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const stop = timers.later(ms, end);
      waking.push(end);
      function end() {
        stop();
        waking = waking.filter((run) => run !== end);
        resolve();
      }
    });
  }

  /** What is to be sent now; arranges to look again where that is later. */
  function next(): Item | null {
    const head = outbox.all().find((item) => item.status === 'waiting');
    if (!head || (holding && !head.tried)) {
      for (const resolve of held.splice(0)) resolve();
      return null;
    }
    const wait = (notBefore.get(head.id) ?? 0) - platform.now();
    if (wait <= 0 || wait > ELSEWHERE_MS) return head; // the clock may have been set back
    stopLater();
    stopLater = timers.later(wait, pump);
    return null;
  }

  async function pump() {
    if (busy) return;
    const mine = era;
    busy = true;
    for (let head = next(); head; head = next()) {
      await deliver(head.id, mine);
      if (mine !== era) return;
      notBefore.delete(head.id);
    }
    busy = false;
  }

  async function deliver(id: string, mine: number) {
    for (let tries = 0; mine === era; tries++) {
      const item = prepared(outbox.get(id));
      if (!item) return;
      const outcome = await attempt(item);
      if (mine !== era) return;
      await dealWith(item, outcome, tries);
    }
  }

  /** Settles it, or waits before it goes again: as long as the server said, and some more. */
  async function dealWith(item: Item, outcome: Outcome<Done>, tries: number) {
    if (outcome.ok) return settle(item, outcome.value);
    if (outcome.later === null) return refuse(item, outcome.code, outcome.detail);
    const wait = Math.max(outcome.later, outcome.status ? SOON_MS : 0);
    if (wait) await new Promise<void>((resolve) => timers.later(wait, resolve));
    await pause(backoff(platform, tries));
  }

  /** The item as it is sent: a word to no known conversation starts one. */
  function prepared(item: Item | undefined): Item | null {
    if (item?.status !== 'waiting') return null;
    if (item.conversation !== null || item.op === 'start')
      return item.tried ? item : outbox.change(item, { tried: true });
    if (item.op === 'say' && !item.attachments.length) return startInstead(item);
    refuse(item, 'no_conversation', '');
    return null;
  }

  function startInstead(item: Item): Item {
    const data = { text: item.data.text, language: needs.language() };
    return outbox.change(item, { op: 'start', conversation: null, data, tried: true });
  }

  async function attempt(item: Item): Promise<Outcome<Done>> {
    const size = JSON.stringify(item.data).length;
    if (item.op === 'start' || size > LONGEST_FRAME) return overRest(item);
    const grace = SOCKET_GRACE_MS - (platform.now() - way.downSince());
    if (!way.isLive() && grace > 0) await pause(Math.min(grace, SOCKET_GRACE_MS));
    if (!way.isLive()) return overRest(item);
    const frame = await way.ask(item.op, item.conversation, item.data, item.id);
    if (frame) return answerOf(frame);
    way.poke(); // is anybody there?
    return problem('offline', '', 0, 0);
  }

  function answerOf({ op, conversation, data }: Frame): Outcome<Done> {
    if (op === 'ack') {
      const seq = typeof data.seq === 'number' ? data.seq : null;
      return { ok: true, value: { conversation: String(conversation), seq } };
    }
    const code = String(data.code);
    return problem(code, String(data.detail ?? ''), 409, passes(code) ? 0 : null);
  }

  function overRest({ op, conversation, data, id }: Item): Promise<Outcome<Done>> {
    const path =
      op === 'start'
        ? '/v1/conversations'
        : `/v1/conversations/${conversation}/${op.replace('_', '-')}`;
    return needs.send({ method: 'POST', path, body: { ...data, client_message_id: id } });
  }

  function settle(item: Item, done: Done) {
    if (outbox.get(item.id)) {
      if (item.op === 'start') bind(done.conversation);
      needs.done(item, done);
      outbox.remove(item);
    }
    needs.answered(item.id, { ok: true, ...done });
    needs.changed();
  }

  /** What was queued before the conversation was known belongs to it. */
  function bind(conversation: string) {
    for (const item of outbox.all())
      if (item.conversation === null && item.op !== 'start') outbox.change(item, { conversation });
  }

  function refuse(sent: Item, code: string, detail: string) {
    const item = outbox.get(sent.id);
    if (!item || item.op !== sent.op) return; // another tab has dealt with it
    if (beginsAnew(item, code)) return void startInstead(item);
    if (isKept(item)) outbox.change(item, { status: 'failed', code });
    else outbox.remove(item);
    needs.answered(item.id, { ok: false, code, detail });
    needs.changed();
  }

  return {
    pump: () => void pump(),
    wake,
    hold() {
      holding = true;
      return new Promise((resolve) => {
        held.push(resolve);
        void pump();
      });
    },
    release() {
      holding = false;
      void pump();
    },
    elsewhere(id) {
      notBefore.set(id, platform.now() + ELSEWHERE_MS);
    },
    stop() {
      era++;
      busy = holding = false;
      waking = [];
      for (const resolve of held.splice(0)) resolve();
      notBefore.clear();
    },
  };
}
