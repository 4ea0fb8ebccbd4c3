/** The chat's side of the server without a page: ties visitor, link, outbox and thread together. */
import type { Client, Config, Platform, Standing } from '../types';
import { makeCommands } from './commands';
import { upload } from './files';
import { makeLink } from './link';
import { makeListening } from './listen';
import { READ } from './marks';
import { makeOutbox, OUT } from './outbox';
import { makeWaiting } from './pending';
import { makeReads } from './reads';
import { makeRest, type Problem, problem, refusal } from './rest';
import { type Done, makeSender } from './sender';
import { makeState } from './state';
import { makeThread } from './thread';
import { makeTimers } from './timers';
import { type Known, makeVisitor, TOKEN } from './visitor';
import { makeVisits } from './visits';

export interface ClientOptions {
  api: string; // origin and path before /v1, without a slash at its end
  key: string; // of the widget
  platform: Platform;
  language: string;
  attachments?: Config['attachments']; // refused before they are sent
}

const CURRENT = 'conversation'; // absent: not looked for yet; empty: none
const SOON_MS = 1000;

export function makeClient(options: ClientOptions): Client {
  const { platform, key, language } = options;
  const { shared } = platform;
  const tab = platform.id();
  const timers = makeTimers(platform);
  const state = makeState();
  const rest = makeRest(options.api, platform, timers);
  const outbox = makeOutbox(platform, tab);
  const visitor = makeVisitor(platform, rest, { key, language }, { standing, became });
  const visits = makeVisits(timers, () => visitor.known() !== null, visitor.send);
  const pending = makeWaiting(platform, timers, outbox, state, () => thread.id());
  const way = makeLink({
    platform,
    timers,
    ticket,
    poll: () => listen.poll(),
    greet: () => listen.greet(),
    receive: (frame) => listen.receive(frame),
    beat: () => void thread.sync().then(changed),
    show(link, retryAt) {
      state.patch({ link, retryAt });
      if (link === 'live') sender.wake();
    },
  });
  const thread = makeThread({
    platform,
    timers,
    state,
    way,
    send: visitor.send,
    lost: (id) => thread.id() === id && turn(null),
  });
  const listen = makeListening({ state, way, thread, pending, turn, isSought, send: visitor.send });
  const sender = makeSender({
    platform,
    timers,
    outbox,
    way,
    tab,
    language: () => language,
    send: visitor.send,
    done,
    changed,
    answered: pending.resolve,
  });
  const commands = makeCommands({
    outbox,
    pending,
    language,
    current: thread.id,
    sender,
    changed,
    open,
  });
  let opened = false;
  let silent = false; // whoever is blocked, or has no tenant, does not ask
  let unwatch = () => {};

  /** Whether there may be a conversation that this browser does not know of. */
  function isSought() {
    return visitor.known() !== null && shared.get(CURRENT) === null;
  }

  /** Listens while there is something to listen to. */
  function review() {
    const waits = outbox.all().some((item) => item.status === 'waiting');
    way.want(opened && !silent && (thread.id() !== null || waits || isSought()));
  }

  function changed() {
    pending.refresh();
    review();
  }

  function standing(standing: Standing) {
    silent = standing === 'blocked' || standing === 'gone';
    state.patch({ standing });
    review();
  }

  async function ticket() {
    const outcome = await visitor.send<{ url: string }>({
      method: 'POST',
      path: '/v1/socket-tickets',
    });
    if (outcome.ok && state.now.standing === 'blocked') standing('known'); // no longer
    return outcome;
  }

  /** Turns to a conversation, in all tabs. */
  function turn(id: string | null, fresh = false) {
    shared.set(CURRENT, id ?? '');
    follow(id, fresh);
  }

  function follow(id: string | null, fresh = false) {
    thread.turn(id, fresh);
    changed();
    if (id && opened) void thread.sync().then(thread.askPlace);
  }

  /** There is a token, of somebody new or the same as before. */
  function became(now: Known, before: Known | null) {
    const other = state.now.customer !== null && state.now.customer !== now.customer;
    state.patch({ customer: now.customer });
    if (other) forgetTheirs(before?.signed ?? false);
    else if (!before && !now.signed) shared.set(CURRENT, shared.get(CURRENT) ?? '');
    if (other) way.restart();
    review();
    visits.due();
  }

  /** What belonged to another customer; unsent words of somebody signed in are theirs alone. */
  function forgetTheirs(words: boolean) {
    shared.remove(CURRENT);
    shared.remove(READ);
    if (words) {
      sender.stop();
      outbox.clear();
      pending.dropAll('aborted');
    }
    follow(null);
  }

  /** A command is acknowledged. */
  function done(item: Parameters<typeof pending.acknowledged>[0], { conversation, seq }: Done) {
    pending.acknowledged(item, conversation, seq);
    if (item.op === 'start' && conversation !== thread.id()) {
      turn(conversation, seq !== null && seq < 20);
    } else if (seq !== null && seq > thread.last()) {
      // Its entries come by themselves, unless they get lost on their way.
      if (way.isLive()) timers.later(SOON_MS, () => seq > thread.last() && void thread.sync());
      else void thread.sync().then(changed);
    }
  }

  function open() {
    if (opened) return;
    opened = true;
    unwatch = shared.watch(heard);
    takeUp();
  }

  function takeUp() {
    const known = visitor.known();
    silent = false;
    state.patch({ standing: known ? 'known' : 'unknown', customer: known?.customer ?? null });
    follow(known ? shared.get(CURRENT) || null : null);
    visits.due();
    sender.pump();
  }

  /** Another tab has changed something. */
  function heard(name: string) {
    if (name === '' || name === TOKEN) tokenHeard();
    else if (name === CURRENT) follow(shared.get(CURRENT) || null);
    else if (name === READ) thread.marks();
    else if (name.startsWith(OUT)) outboxHeard();
  }

  function tokenHeard() {
    const customer = visitor.known()?.customer ?? null;
    if (customer !== state.now.customer) another(customer);
    else review();
  }

  function another(customer: string | null) {
    if (customer === null) leave();
    follow(null);
    if (customer === null) timers.clear();
    takeUp();
    way.restart();
  }

  function outboxHeard() {
    const before = state.now.pending.length;
    for (const item of pending.refresh()) if (item.tab !== tab) sender.elsewhere(item.id);
    if (state.now.pending.length < before) sender.wake();
    review();
    sender.pump();
  }

  /** Stops what is under way in the name of who is no longer here. */
  function leave() {
    sender.stop();
    rest.abort();
    pending.dropAll('aborted');
  }

  const asRefusal = (failed: Problem | null) => failed && refusal(failed);

  return {
    ...makeReads(visitor, key),
    ...commands,
    get snapshot() {
      return state.now;
    },
    subscribe: state.subscribe,
    open,
    close() {
      opened = false;
      unwatch();
      way.want(false);
      leave();
      timers.clear();
    },
    poke() {
      if (!opened) return;
      silent = state.now.standing === 'gone';
      way.poke();
      sender.wake();
      sender.pump();
      changed();
    },

    upload: (file, progress) =>
      upload({ platform, limits: options.attachments, send: visitor.send, where }, file, progress),
    typing: thread.typing,
    read: thread.read,
    loadEarlier: thread.loadEarlier,
    leaveBehind: () => turn(null),

    async profile(profile) {
      open();
      return asRefusal(await visitor.profile(profile));
    },
    async identify(token) {
      open();
      await sender.hold();
      const failed = opened ? await visitor.identify(token) : problem('aborted');
      sender.release();
      return asRefusal(failed);
    },
    signOut() {
      leave();
      outbox.clear();
      visitor.forget();
      pending.dropAll('aborted');
      for (const name of [CURRENT, READ]) shared.remove(name);
      state.patch({ standing: 'unknown', customer: null });
      follow(null);
      timers.clear();
    },
    visit: visits.set,
  };

  async function where() {
    const id = thread.id();
    return id ? ({ ok: true, conversation: id, seq: null } as const) : commands.start({});
  }
}
