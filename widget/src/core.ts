/** The loader's inside: the face on the page, where the visitor is, and the chat when wanted. */
import type { Api } from './api';
import type { connect } from './connect';
import { type Face, makeFace, type Wanted } from './face';
import type * as later from './later';
import type { drawn } from './logo';
import type { Moments, watchMoments } from './moments';
import { CONSENT, GOING, OPEN, OURS, PAGES, TALKED } from './names';
import { makeTrail, type Trail, watchAddress } from './page';
import { openShared } from './shared';
import type { stringsOf } from './strings/en';
import type { Boot, Chat, Event, Prefill, Shared } from './types';

/** What comes later, each a module of its own. */
export interface Parts {
  chat: { connect: typeof connect };
  en: { stringsOf: typeof stringsOf };
  later: typeof later;
  more: { watchMoments: typeof watchMoments; drawn: typeof drawn };
  zh: { stringsOf: typeof stringsOf };
}

export interface Setup extends Wanted {
  consent: boolean | null; // the page's word
  /** again: how often that has failed. */
  part<Name extends keyof Parts>(name: Name, again?: number): Promise<Parts[Name]>;
}

/** Which part has the words of a language. */
export const wordsFor = (tag: string) => (/^zh\b/.test(tag) ? 'zh' : 'en');

/** What the modules that come later are given. */
export interface Core {
  setup: Setup;
  face: Face;
  shared: Shared; // by all tabs
  tab: Shared; // only this one's
  trail: Trail;
  consent: Boot['consent'];
  moments: Moments | null;
  open: boolean; // the chat's panel
  identity: string | null;
  prefill: Prefill;
  /** What the page says of the visitor. */
  claimed(): Record<string, string>;
  /** The chat is open, or a conversation goes on. */
  busy(): boolean;
  need(quiet: boolean): Promise<Chat | null>;
  emit(event: Event, detail?: unknown): void;
}

const SETTLE = 300; // a page that turned needs a moment until it has its title

/** Starts the widget. */
export function run(setup: Setup): Api {
  const shared = openShared(setup.key);
  const tab = openShared(setup.key, () => sessionStorage);
  const bus = new EventTarget(); // each listener on its own: what one throws stops no other
  let word = setup.consent;
  let attributes: Record<string, string> = {};
  let chat: Chat | null = null;
  let coming: Promise<Chat | null> | null = null;
  let more = false;
  let again = 0;
  let loud = false; // somebody waits for the chat
  let begun = false;
  let gone = false;
  let settling = 0;

  const going = () => shared.get(GOING);
  const toggle = () => (core.open ? chat?.close() : open());
  const face = makeFace(setup, shared, toggle);
  const { launcher, config } = face;
  const idle = (then: () => void) => (window.requestIdleCallback ?? setTimeout)(then);
  const emit = (event: Event, detail?: unknown) =>
    bus.dispatchEvent(new CustomEvent(event, { detail }));

  const consent: Boot['consent'] = {
    get given() {
      const rule = config()?.consent;
      const stored = shared.get(CONSENT);
      if (rule === 'never') return false;
      return word ?? (stored ? stored === 'yes' : rule === 'implied' || null);
    },
    give(yes) {
      word = yes;
      shared.set(CONSENT, yes ? 'yes' : 'no');
      if (!yes) shared.remove(PAGES);
      turned();
    },
  };
  const core: Core = {
    setup,
    face,
    shared,
    tab,
    trail: makeTrail(shared, () => consent.given),
    consent,
    moments: null,
    open: false,
    identity: null,
    prefill: {},
    claimed: () => ({ ...core.prefill.attributes, ...attributes }),
    busy: () => core.open || !!going(),
    need,
    emit,
  };
  const { trail } = core;

  /** There is something new to tell or to weigh. */
  function news(): void {
    void face.stay();
    core.moments?.look();
    chat?.visited();
  }

  /** The visitor is on another page, or there are settings at last. */
  function turned(): void {
    trail.record();
    core.moments?.turn();
    news();
  }

  const unwatch = watchAddress(() => {
    clearTimeout(settling);
    settling = window.setTimeout(() => (trail.moved() ? turned() : face.stay()), SETTLE);
  });

  /** What only some tenants want: a logo, invitations, nothing at all while everybody is out. */
  async function fetchMore(): Promise<void> {
    const { look, invitations, when_closed } = config() ?? {};
    const logo = look?.launcher === 'logo' && look.logo;
    if (more || !(logo || invitations?.length || when_closed === 'hide')) return;
    more = true;
    const { drawn, watchMoments } = await setup.part('more');
    if (logo) void drawn(face.get, logo).then(face.setLogo, () => null); // keeps its icon
    if (!gone) core.moments = watchMoments(core);
  }

  /** There are settings; the first time, the page hears of it. */
  function dressed(): void {
    if (gone) return;
    turned();
    idle(() => fetchMore().catch(() => null)); // without it: an icon, and no invitations
    if (begun) return;
    begun = true;
    emit('ready');
    const was = tab.get(OPEN);
    if (!was && !going()) return;
    face.unhide();
    idle(() => need(true).then((there) => was && there?.open()));
  }

  /** Fetches the settings; a failure leaves those that were remembered. */
  async function refresh(): Promise<void> {
    try {
      await face.refresh();
      dressed();
    } catch (error) {
      const { message: code } = error as Error;
      if (code === 'widget_key_invalid') destroy(); // what the page calls does nothing
      emit('error', { code });
    }
  }

  async function fetched(): Promise<Chat | null> {
    if (gone) return null;
    launcher.show(loud, false);
    try {
      const tag = face.language();
      const [{ connect }, { stringsOf }] = await Promise.all([
        setup.part('chat', again),
        setup.part(wordsFor(tag), again),
        settled,
      ]);
      if (!config()) await refresh();
      if (!gone) chat = connect(core, stringsOf(tag));
      face.unhide();
    } catch (error) {
      again++;
      coming = null;
      emit('error', { code: 'chat_not_loaded', error });
    }
    launcher.show(false, loud && !chat);
    loud = false;
    return chat;
  }

  function need(quiet?: boolean): Promise<Chat | null> {
    loud ||= !quiet;
    coming ??= fetched();
    return coming;
  }

  const open = () => void need().then((there) => there?.open());

  function destroy(): void {
    gone = true;
    clearTimeout(settling);
    unwatch();
    core.moments?.stop();
    chat?.destroy();
    face.destroy();
  }

  // what stands in the storage is anybody's: nonsense there waits for the settings
  void face
    .recall()
    .then((any) => any && dressed())
    .catch(() => null);
  const settled = refresh();
  return {
    open,
    toggle,
    destroy() {
      destroy();
      delete window.Switchboard;
    },
    close: () => chat?.close(),
    consent: consent.give,
    push: (call) => call(window.Switchboard as Api),
    on(event, run) {
      const heard = (told: CustomEventInit) => run(told.detail);
      bus.addEventListener(event, heard as EventListener);
      if (event === 'ready' && begun) run();
      return () => bus.removeEventListener(event, heard as EventListener);
    },
    identify(token) {
      core.identity = token;
      chat?.identify(token);
    },
    /** What the chat has stored goes as well, also where it is not there to see to that. */
    signOut() {
      core.identity = null;
      core.prefill = attributes = {};
      chat?.signOut();
      const theirs = chat ? [] : shared.keys('').filter((name) => !name.startsWith(OURS));
      for (const name of [...theirs, GOING, TALKED, PAGES]) shared.remove(name);
    },
    setPage(url, title, said = {}) {
      for (const name of Object.keys(said)) attributes[name] = `${said[name]}`;
      const moved = trail.moved();
      const next = url === undefined ? trail.here.url : new URL(url, location.href).href;
      if (trail.turn(next, title ?? trail.here.title) || moved) turned();
      else news();
    },
    setLocale(tag) {
      face.setLocale(tag);
      chat?.setLocale(face.language());
    },
    prefill(said) {
      const { prefill } = core;
      core.prefill = {
        ...prefill,
        ...said,
        attributes: { ...prefill.attributes, ...said.attributes },
      };
      chat?.prefill(core.prefill);
      news();
    },
  };
}
