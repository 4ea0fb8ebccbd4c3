/** What the chat hears of the window around it; each answers how to stop. */
import { boot, client, screen, set, subscribe } from '../store';

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
export function watchStatus(): () => void {
  let timer = 0;
  const ask = async () => {
    clearTimeout(timer);
    const status = await client.status();
    if (Array.isArray(status)) set({ status });
    if (screen.open) timer = window.setTimeout(ask, STATUS_MS);
  };
  let open = false;
  const off = subscribe(() => {
    if (screen.open && !open) void ask();
    open = screen.open;
  });
  return () => {
    off();
    clearTimeout(timer);
  };
}

export function watchPage(): () => void {
  const poke = () => {
    if (!document.hidden) client.poke();
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
export function watchFocus(): () => void {
  const { root } = boot;
  let from: Element | null = null;
  let open = false;
  return subscribe(() => {
    if (screen.open === open) return;
    open = screen.open;
    if (open) from = root.activeElement ?? document.activeElement;
    else if (from instanceof HTMLElement && root.activeElement) {
      const back = from.isConnected && from !== document.body ? from : root.querySelector('button');
      back?.focus();
    }
  });
}
