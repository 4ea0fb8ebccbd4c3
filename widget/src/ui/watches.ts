/** What the chat hears of the window around it; each answers how to stop. */
import { boot, client, screen, set, subscribe } from '../store';

const STATUS_MS = 30_000;

/** Runs on each of these events; answers how to stop. */
export function hear(target: EventTarget, types: string, run: () => void): () => void {
  const each = types.split(' ');
  for (const type of each) target.addEventListener(type, run);
  return () => {
    for (const type of each) target.removeEventListener(type, run);
  };
}

/** Runs whenever the panel has opened or closed. */
export function hearOpen(run: (open: boolean) => void): () => void {
  let was = screen.open;
  return subscribe(() => {
    if (was === screen.open) return;
    was = screen.open;
    run(was);
  });
}

/** Runs now and on every change of a media query; answers how to stop. */
export function watch(query: string, run: (matches: boolean) => void): () => void {
  const media = matchMedia(query);
  const heard = () => run(media.matches);
  heard();
  return hear(media, 'change', heard);
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
  const off = hearOpen((open) => open && void ask());
  return () => {
    off();
    clearTimeout(timer);
  };
}

export function watchPage(): () => void {
  const poke = () => {
    if (!document.hidden) client.poke();
  };
  return hear(window, 'visibilitychange online pageshow', poke); // the first comes up from the page
}

/** Back to where the focus was before the panel took it. */
export function watchFocus(): () => void {
  const { root } = boot;
  let from: Element | null = null;
  return hearOpen((open) => {
    if (open) from = root.activeElement ?? document.activeElement;
    else if (from instanceof HTMLElement && root.activeElement) {
      const back = from.isConnected && from !== document.body ? from : root.querySelector('button');
      back?.focus();
    }
  });
}
