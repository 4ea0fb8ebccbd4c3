/** One clock for all countdowns: ticks once a second while somebody looks, in the server's time. */
import { useSyncExternalStore } from 'react';

const SKEW_SHOWN_MS = 3_000; // the Date header has whole seconds and was some time on its way

let skew = 0;
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function tick(): void {
  now = Date.now() + skew;
  for (const tell of listeners) tell();
}

/** Learns from a response's Date header how far this machine's clock is off. */
export function noteServerTime(date: string | null): void {
  const off = date ? Date.parse(date) - Date.now() : 0;
  if (Number.isFinite(off)) skew = Math.abs(off) > SKEW_SHOWN_MS ? off : 0;
}

export const serverNow = (): number => Date.now() + skew;

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  if (timer === undefined) now = Date.now() + skew; // nobody has looked for a while
  timer ??= setInterval(tick, 1000);
  return () => {
    listeners.delete(tell);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time in ms, to the second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
