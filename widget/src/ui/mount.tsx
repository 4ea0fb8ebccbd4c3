/** Puts the chat into the widget's shadow root and gives the loader its handles. */

import { sheet } from '../host';
import { wordsOf } from '../i18n';
import { paint, worn } from '../look';
import { boot, client, draftKey, go, going, makeApp, screen, set, subscribe } from '../store';
import css from '../style.css?inline';
import type { Boot, Chat, Client, Prefill } from '../types';
import { h } from '../view/h';
import { render } from '../view/view';
import { fetchPart, introduce } from './acts';
import { Panel } from './panel';
import { report } from './report';
import { watch, watchFocus, watchPage, watchStatus } from './watches';

const NARROW = '(max-width: 480px), (max-height: 480px)';
const DARK = '(prefers-color-scheme: dark)';
const RECENT_MS = 3_600_000;
const OURS = ['draft:', 'asked']; // what belongs to one person

/** The box everything is in, dressed as the screen says. */
function makeBox(): HTMLElement {
  const { look } = boot.config;
  const { position: side, offset_x: x } = look;
  const box = document.createElement('div');
  const dress = () => {
    const { words, theme, narrow } = screen;
    box.lang = words.language;
    box.dir = words.dir;
    box.className = narrow ? 'chat narrow' : 'chat';
    const sizes = `--x:${x}px;--y:${look.offset_y}px;--corner:${look.corner}px`;
    const place = `--side:${side};--${side}:calc(${x}px + env(safe-area-inset-${side}))`;
    box.style.cssText = `${sizes};${place};color-scheme:${theme};${worn(paint(look.color, theme))}`;
  };
  let was = screen;
  subscribe(() => {
    const { words, theme, narrow } = screen;
    if (words !== was.words || theme !== was.theme || narrow !== was.narrow) dress();
    was = screen;
  });
  dress();
  return box;
}

async function speak(language: string): Promise<void> {
  const { texts } = boot.config;
  try {
    set({ words: wordsOf(language, texts, await boot.words(language)) });
  } catch {
    boot.emit('error', { code: 'language_not_loaded' }); // as before, then
  }
}

/** Whether the conversation is what one comes for: it goes on, has news, or ended just now. */
function isFresh(): boolean {
  const { conversation, unread } = client.snapshot;
  const ended = Date.parse(conversation?.ended_at ?? '') || 0;
  return !!conversation && (!!going() || unread > 0 || Date.now() - ended < RECENT_MS);
}

/** After a reload the panel may be open before it is known what goes on: into that, once. */
function enterWhenKnown(): () => void {
  const stop = client.subscribe(() => {
    if (!client.snapshot.conversation) return;
    stop();
    if (screen.view === 'home' && isFresh()) go('thread');
  });
  return stop;
}

/** Takes up what the page knows of the visitor; its text does not push aside what they wrote. */
function take(prefill: Prefill): void {
  const { shared } = boot;
  boot.prefill = prefill;
  if (client.snapshot.standing === 'known') void introduce();
  if (prefill.text && !shared.get(draftKey())) shared.set(draftKey(), prefill.text);
  set({ filled: screen.filled + 1 });
}

/** Hands over what the tenant has signed; where that is refused, the page hears why. */
async function identify(token: string): Promise<void> {
  const refusal = await client.identify(token);
  if (refusal) boot.emit('error', { code: refusal.code });
}

/** Shows the chat on what `first` has; answers the loader's handles. */
export function mountWith(first: Boot, its: Client): Chat {
  makeApp({ ...first }, its, wordsOf(first.language, first.config.texts, first.strings));
  const box = makeBox();
  const { root } = boot;
  const before = [...root.adoptedStyleSheets];
  root.adoptedStyleSheets.push(sheet(css));
  root.append(box);
  const { theme } = boot.config.look;
  const stops = [
    watchFocus(),
    report(),
    enterWhenKnown(),
    watchStatus(),
    watchPage(),
    watch(NARROW, (narrow) => set({ narrow })),
    watch(DARK, (dark) => set({ theme: theme === 'auto' ? (dark ? 'dark' : 'light') : theme })),
  ];
  render(<Panel />, box);
  client.open();
  let gone = false;
  const visited = async () => {
    const visit = await boot.visit().catch(() => null); // the next page tells it
    if (visit && !gone) client.visit(visit);
  };
  void visited();
  if (boot.identity) void identify(boot.identity);
  take(boot.prefill);
  return {
    open() {
      const fits = screen.view === 'home' && isFresh();
      fetchPart().catch(() => null); // asked for again when it is needed
      set({ open: true, invitation: null, ...(fits && { view: 'thread' }) });
    },
    close: () => set({ open: false }),
    invite(invitation) {
      if (screen.open) return;
      set({ invitation });
      boot.emit('invitation', { id: invitation.id, event: 'shown' });
    },
    identify: (token) => void identify(token),
    signOut() {
      client.signOut();
      for (const part of OURS) for (const name of boot.shared.keys(part)) boot.shared.remove(name);
      go('home', { tray: [], past: null, contact: '', waits: null });
    },
    visited: () => void visited(),
    setLocale: (language) => void speak(language),
    prefill: take,
    destroy() {
      gone = true;
      for (const stop of stops) stop();
      its.close();
      render(null, box);
      box.remove();
      root.adoptedStyleSheets = before;
    },
  };
}
