/** What the chat hears of the window around it; each answers how to stop. */
import type { App } from '../store';

const STATUS_MS = 30_000;

/** Runs now and on every change of a media query; answers how to stop. */
export function watch(query: string, run: (matches: boolean) => void): () => void {
  const media = matchMedia(query);
  const heard = () => run(media.matches);
  heard();
  media.addEventListener('change', heard);
  return () => media.removeEventListener('change', heard);
}

/** Asks who is there, now and as long as the panel is open. */
export function watchStatus(app: App): () => void {
  let timer = 0;
  const ask = async () => {
    clearTimeout(timer);
    const status = await app.client.status();
    if (Array.isArray(status)) app.set({ status });
    if (app.screen.open) timer = window.setTimeout(ask, STATUS_MS);
  };
  let open = false;
  const off = app.subscribe(() => {
    if (app.screen.open && !open) void ask();
    open = app.screen.open;
  });
  return () => {
    off();
    clearTimeout(timer);
  };
}

export function watchPage(app: App): () => void {
  const poke = () => {
    if (!document.hidden) app.client.poke();
  };
  document.addEventListener('visibilitychange', poke);
  window.addEventListener('online', poke);
  window.addEventListener('pageshow', poke);
  return () => {
    document.removeEventListener('visibilitychange', poke);
    window.removeEventListener('online', poke);
    window.removeEventListener('pageshow', poke);
  };
}

/** Back to where the focus was before the panel took it. */
export function watchFocus(app: App): () => void {
  const { root } = app.boot;
  let from: Element | null = null;
  let open = false;
  return app.subscribe(() => {
    if (app.screen.open === open) return;
    open = app.screen.open;
    if (open) from = root.activeElement ?? document.activeElement;
    else if (from instanceof HTMLElement && root.activeElement) {
      const back = from.isConnected && from !== document.body ? from : root.querySelector('button');
      back?.focus();
    }
  });
}
