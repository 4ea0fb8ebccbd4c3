/** Puts the real widget into a window of ours, with a stand-in for the server and nothing kept. */
import { makeServer, type Scene } from './server';

export interface Play extends Scene {
  key: string;
  language: string;
  dark: boolean;
  /** Whether the chat stands open at first. */
  unfolded: boolean;
  /** Whether it goes on to the form before the chat. */
  toForm: boolean;
}

type Inside = Window & typeof globalThis;
interface Chat {
  open(): void;
  on(event: string, run: () => void): void;
  destroy(): void;
}

const DRAWN_MS = 60; // the chat is drawn a moment after it says that it is open
const NIGHT = '(prefers-color-scheme: dark)';

/** A storage in memory; like the browser's it has what is kept as properties of its own. */
class Kept {
  [key: string]: unknown;

  getItem(key: string): unknown {
    return Object.hasOwn(this, key) ? this[key] : null;
  }
  setItem(key: string, value: string): void {
    this[key] = value;
  }
  removeItem(key: string): void {
    delete this[key];
  }
}

/** Lends a window storage that ends with each play, so that nothing of it meets a real visitor's. */
function lend(win: Inside, name: 'localStorage' | 'sessionStorage'): () => void {
  let kept = new Kept();
  Object.defineProperty(win, name, { get: () => kept, configurable: true });
  return () => {
    kept = new Kept();
  };
}

export interface Stage {
  play(next: Play, failed: () => void): void;
  end(): void;
}

/** Prepares a window; its document is there already. */
export function makeStage(win: Inside, origin: string): Stage {
  let now: Play | null = null;
  let unfolded: boolean | null = null; // as whoever looks has left it
  const scene = () => {
    if (!now) throw new Error('nothing is played yet');
    return now;
  };
  const own = win.fetch.bind(win);
  const media = win.matchMedia.bind(win);
  const server = makeServer(scene, (url) => own(url, { credentials: 'omit' }));
  win.fetch = server.answer;
  Object.assign(win, { WebSocket: server.socket }); // `new` of it answers what it returns
  const forgets = [lend(win, 'localStorage'), lend(win, 'sessionStorage')];
  // Whoever types beside it goes on typing there: nothing inside takes the focus unless it has it.
  const { focus } = win.HTMLElement.prototype;
  win.HTMLElement.prototype.focus = function focusInside(options) {
    if (win.document.hasFocus()) focus.call(this, options);
  };
  win.matchMedia = (query) => {
    const list = media(query);
    if (query === NIGHT) Object.defineProperty(list, 'matches', { get: () => !!now?.dark });
    return list;
  };
  // The chat takes the focus when it opens; it must not take it out of a form that is written in.
  Object.defineProperty(win.navigator, 'userActivation', {
    get: () => ({ isActive: win.document.hasFocus() }),
    configurable: true,
  });
  const chat = () => (win as unknown as { Switchboard?: Chat }).Switchboard;

  /** Takes the first way from the chat's first screen. */
  function begin(): void {
    const root = win.document.querySelector('switchboard-widget')?.shadowRoot;
    root?.querySelector<HTMLElement>('.home .cards button')?.click();
  }

  function listen(): void {
    const its = chat();
    its?.on('open', () => {
      unfolded = true;
    });
    its?.on('close', () => {
      unfolded = false;
    });
    if (!(unfolded ?? now?.unfolded)) return;
    its?.on('ready', () => its.open());
    if (now?.toForm) its?.on('open', () => setTimeout(begin, DRAWN_MS));
  }

  return {
    play(next, failed) {
      if (now && now.unfolded !== next.unfolded) unfolded = null;
      now = next;
      const left = unfolded;
      chat()?.destroy();
      unfolded = left; // closing by us says nothing
      for (const forget of forgets) forget();
      win.document.documentElement.dataset.theme = next.dark ? 'dark' : 'light';
      const script = win.document.createElement('script');
      script.src = `${origin}/widget.js`;
      script.dataset.key = next.key;
      script.dataset.api = origin;
      script.dataset.locale = next.language;
      script.onload = () => {
        script.remove();
        if (chat()) listen();
        else failed();
      };
      script.onerror = failed;
      win.document.head.append(script);
    },
    end: () => chat()?.destroy(),
  };
}
