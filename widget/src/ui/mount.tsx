/** Puts the chat into the widget's shadow root and gives the loader its handles. */

import { wordsOf } from '../i18n';
import { wear } from '../look';
import { type App, draftKey, go, going, makeApp } from '../store';
import css from '../style.css?inline';
import type { Boot, Chat, Client, Prefill } from '../types';
import { render } from '../view/view';
import { introduce } from './acts';
import { Panel } from './panel';
import { report } from './report';
import { watch, watchFocus, watchPage, watchStatus } from './watches';

const NARROW = '(max-width: 480px), (max-height: 480px)';
const DARK = '(prefers-color-scheme: dark)';
const RECENT_MS = 3_600_000;
const OURS = ['draft:', 'asked']; // what belongs to one person

/** The box everything is in, dressed as the screen says. */
function makeBox(app: App): HTMLElement {
  const { look } = app.boot.config;
  const box = document.createElement('div');
  const dress = () => {
    const { words, theme, narrow } = app.screen;
    box.lang = words.language;
    box.dir = words.dir;
    box.className = `chat ${theme} ${look.position}${narrow ? ' narrow' : ''}`;
    wear(box, look.color, theme);
  };
  for (const [name, px] of Object.entries({
    x: look.offset_x,
    y: look.offset_y,
    corner: look.corner,
  })) {
    box.style.setProperty(`--${name}`, `${px}px`);
  }
  let was = app.screen;
  app.subscribe(() => {
    const { words, theme, narrow } = app.screen;
    if (words !== was.words || theme !== was.theme || narrow !== was.narrow) dress();
    was = app.screen;
  });
  dress();
  return box;
}

async function speak(app: App, language: string): Promise<void> {
  const { texts } = app.boot.config;
  try {
    app.set({ words: wordsOf(language, texts, await app.boot.words(language)) });
  } catch {
    app.boot.emit('error', { code: 'language_not_loaded' }); // as before, then
  }
}

/** Whether the conversation is what one comes for: it goes on, has news, or ended just now. */
function isFresh(app: App): boolean {
  const { conversation, unread } = app.client.snapshot;
  const ended = Date.parse(conversation?.ended_at ?? '') || 0;
  return !!conversation && (!!going(app) || unread > 0 || Date.now() - ended < RECENT_MS);
}

/** After a reload the panel may be open before it is known what goes on: into that, once. */
function enterWhenKnown(app: App): () => void {
  const stop = app.client.subscribe(() => {
    if (!app.client.snapshot.conversation) return;
    stop();
    if (app.screen.view === 'home' && isFresh(app)) go(app, 'thread');
  });
  return stop;
}

/** Takes up what the page knows of the visitor; its text does not push aside what they wrote. */
function take(app: App, prefill: Prefill): void {
  const { shared } = app.boot;
  app.boot.prefill = prefill;
  if (app.client.snapshot.standing === 'known') void introduce(app);
  if (prefill.text && !shared.get(draftKey(app))) shared.set(draftKey(app), prefill.text);
  app.set({ filled: app.screen.filled + 1 });
}

/** Hands over what the tenant has signed; where that is refused, the page hears why. */
async function identify({ boot, client }: App, token: string): Promise<void> {
  const refusal = await client.identify(token);
  if (refusal) boot.emit('error', { code: refusal.code });
}

/** The loader's handles; `app` is for those who look inside. */
export function mountWith(first: Boot, client: Client): Chat & { readonly app: App } {
  const boot = { ...first };
  const app = makeApp(boot, client, wordsOf(boot.language, boot.config.texts, boot.strings));
  const box = makeBox(app);
  const style = new CSSStyleSheet();
  style.replaceSync(css);
  boot.root.adoptedStyleSheets = [...boot.root.adoptedStyleSheets, style];
  boot.root.append(box);
  const { theme } = boot.config.look;
  const stops = [
    watchFocus(app),
    report(app),
    enterWhenKnown(app),
    watchStatus(app),
    watchPage(app),
    watch(NARROW, (narrow) => app.set({ narrow })),
    watch(DARK, (dark) => app.set({ theme: theme === 'auto' ? (dark ? 'dark' : 'light') : theme })),
  ];
  render(<Panel app={app} />, box);
  client.open();
  let gone = false;
  const visited = async () => {
    const visit = await boot.visit().catch(() => null); // the next page tells it
    if (visit && !gone) client.visit(visit);
  };
  void visited();
  if (boot.identity) void identify(app, boot.identity);
  take(app, boot.prefill);
  return {
    app,
    open() {
      const fits = app.screen.view === 'home' && isFresh(app);
      app.set({ open: true, invitation: null, ...(fits && { view: 'thread' }) });
    },
    close: () => app.set({ open: false }),
    invite(invitation) {
      if (app.screen.open) return;
      app.set({ invitation });
      boot.emit('invitation', { id: invitation.id, event: 'shown' });
    },
    identify: (token) => void identify(app, token),
    signOut() {
      client.signOut();
      for (const part of OURS) for (const name of boot.shared.keys(part)) boot.shared.remove(name);
      go(app, 'home', { tray: [], past: null, contact: '', waits: null });
    },
    visited: () => void visited(),
    setLocale: (language) => void speak(app, language),
    prefill: (prefill) => take(app, prefill),
    destroy() {
      gone = true;
      for (const stop of stops) stop();
      client.close();
      render(null, box);
      box.remove();
      boot.root.adoptedStyleSheets = boot.root.adoptedStyleSheets.filter((one) => one !== style);
    },
  };
}
