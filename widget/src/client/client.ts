/** The chat's side of the server without a page: ties visitor, link, outbox and thread together. */
import type { Answer, Client, Config, Conversation, Link, Platform, Standing } from '../types';
import { makeCommands } from './commands';
import { upload } from './files';
import { type Frame, makeLink } from './link';
import { isOver } from './log';
import { type Item, makeOutbox, OUT } from './outbox';
import { makeWaiting } from './pending';
import { makeReads } from './reads';
import { makeRest, OFFLINE, type Outcome, type Problem, problem, refusal } from './rest';
import { type Done, makeSender } from './sender';
import { makeState } from './state';
import { makeThread, READ } from './thread';
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
  const { later } = timers;
  const state = makeState();
  const rest = makeRest(options.api, platform, timers);
  const outbox = makeOutbox(platform, tab);
  const visitor = makeVisitor(platform, rest, key, language, standing, became);
  const { known, send } = visitor;
  const visits = makeVisits(later, visitor);
  const pending = makeWaiting(later, outbox, state, () => thread.id());
  const way = makeLink(platform, later, ticket, poll, greet, receive, show);
  const thread = makeThread(platform, later, state, way, send, () => turn(null));
  const current = thread.id;
  const sender = makeSender(platform, language, later, outbox, way, send, done, answered);
  const commands = makeCommands(language, outbox, pending, sender, current, changed, open);
  let opened = false;
  let silent = false; // whoever is blocked, or has no tenant, does not ask
  let unwatch = () => {};

  /** Whether there may be a conversation that this browser does not know of. */
  const isSought = () => known() !== null && shared.get(CURRENT) === null;

  /** Listens while there is something to listen to. */
  function review() {
    const listens = current() !== null || outbox.waiting().length > 0 || isSought();
    way.want(opened && !silent && listens);
  }

  function changed() {
    pending.refresh();
    review();
  }

  function standing(standing: Standing) {
    silent = standing !== 'known';
    state.patch({ standing });
    review();
  }

  // ------------------------------------------------------------------ what is done with the link

  async function ticket() {
    const outcome = await send<{ url: string }>('/v1/socket-tickets', undefined, 'POST');
    if (outcome.ok && state.now.standing === 'blocked') standing('known'); // no longer
    return outcome;
  }

  function show(link: Link, retryAt: number | null) {
    state.patch({ link, retryAt });
    if (link === 'live') sender.wake();
  }

  /** Which conversation is the visitor's. */
  async function look(): Promise<Problem | null> {
    const before = shared.get(CURRENT);
    const found = await send<{ data: Conversation[] }>('/v1/conversations?view=mine&limit=20');
    if (!found.ok) return found;
    if (shared.get(CURRENT) !== before) return null; // another tab has begun one meanwhile
    const { data } = found.value;
    const one = data.find((c) => !isOver(c)) ?? data[0]; // what was merged away may be the latest
    if (one || !current()) turn(one?.id ?? null);
    return null;
  }

  async function poll() {
    const before = thread.last();
    const failed = (isSought() && (await look())) || (await thread.sync());
    changed();
    thread.publish();
    void thread.askPlace();
    if (failed && failed.later !== null) return 'down';
    return thread.last() === before ? 'same' : 'news';
  }

  async function greet() {
    if ((await poll()) === 'down') return false;
    return current() !== null || (await way.ask('ping', null, {})) !== OFFLINE;
  }

  function receive(frame: Frame) {
    if (frame.conversation === current()) thread.receive(frame);
    // Something happens in a conversation that is not shown: another may have begun.
    else if (frame.op === 'entry' && isOver(state.now.conversation)) void look();
    pending.refresh();
  }

  // ------------------------------------------------------------------ which conversation, and whose

  /** Turns to a conversation, in all tabs. */
  function turn(id: string | null, fresh?: boolean) {
    shared.set(CURRENT, id ?? '');
    follow(id, fresh);
  }

  function follow(id: string | null, fresh?: boolean) {
    thread.turn(id, fresh);
    changed();
    if (id && opened) void thread.sync().then(thread.askPlace);
  }

  /** There is a token, of somebody new or the same as before. */
  function became(now: Known, before: Known | null) {
    const was = state.now.customer;
    state.patch({ customer: now.customer });
    standing('known');
    if (was !== null && was !== now.customer) replace(before);
    else if (!before && !now.signed) shared.set(CURRENT, shared.get(CURRENT) ?? '');
    review();
    visits.due();
  }

  /** Lets go of another customer's; unsent words of somebody signed in are theirs alone. */
  function replace(before: Known | null) {
    forget();
    if (before?.signed) {
      sender.stop();
      outbox.clear();
      pending.dropAll();
    }
    follow(null);
    way.restart();
  }

  function forget() {
    shared.remove(CURRENT);
    shared.remove(READ);
  }

  /** A command is acknowledged. */
  function done(item: Item, { conversation, seq }: Done) {
    pending.acknowledged(item, conversation, seq);
    if (item.op === 'start' && conversation !== current()) {
      turn(conversation, seq !== null && seq < 20);
    } else if (seq !== null && seq > thread.last()) {
      // Its entries come by themselves, unless they get lost on their way.
      if (way.isLive()) later(SOON_MS, () => seq > thread.last() && void thread.sync());
      else void poll();
    }
  }

  function answered(id: string, answer: Answer) {
    pending.resolve(id, answer);
    changed();
  }

  // ------------------------------------------------------------------ tabs, coming and going

  function open() {
    if (opened) return;
    opened = true;
    unwatch = shared.watch(heard);
    takeUp();
  }

  function takeUp() {
    const now = known();
    silent = false;
    state.patch({ standing: now ? 'known' : 'unknown', customer: now?.customer ?? null });
    follow((now && shared.get(CURRENT)) || null);
    visits.due();
    sender.pump();
  }

  /** Another tab has changed something. */
  function heard(name: string) {
    if (name === '' || name === TOKEN) tokenHeard();
    else if (name === CURRENT) follow(shared.get(CURRENT) || null);
    else if (name === READ) thread.publish();
    else if (name.startsWith(OUT)) outboxHeard();
  }

  function tokenHeard() {
    if (state.now.customer === (known()?.customer ?? null)) review();
    else another();
  }

  /** Somebody else is known, or nobody any more. */
  function another() {
    if (!known()) leave();
    follow(null);
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
    pending.dropAll();
    timers.clear();
  }

  const failure = (outcome: Outcome<unknown>) => (outcome.ok ? null : refusal(outcome));

  async function where(): Promise<Answer> {
    const conversation = current();
    return conversation ? { ok: true, conversation, seq: null } : commands.start({});
  }

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
    },
    poke() {
      if (!opened) return;
      silent = state.now.standing === 'gone';
      way.poke();
      sender.wake();
      sender.pump();
      changed();
    },

    upload: (file, progress) => upload(platform, options.attachments, send, where, file, progress),
    typing: thread.typing,
    read: thread.read,
    loadEarlier: thread.loadEarlier,
    leaveBehind: () => turn(null),

    async profile(profile) {
      open();
      return failure(await visitor.profile(profile));
    },
    async identify(token) {
      open();
      return failure(
        await sender.alone<Outcome<unknown>>(async () =>
          opened ? visitor.identify(token) : problem('aborted'),
        ),
      );
    },
    signOut() {
      outbox.clear();
      visitor.forget();
      forget();
      another();
    },
    visit: visits.set,
  };
}
