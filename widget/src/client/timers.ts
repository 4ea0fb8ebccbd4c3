/** Timers that are let go of together, so that a closed client leaves none behind. */
import type { Platform } from '../types';

export interface Timers {
  /** Runs once after some ms; answers its cancellation. */
  later(ms: number, run: () => void): () => void;
  /** The same, unless one of this name is running already. */
  once(name: string, ms: number, run: () => void): void;
  clear(): void;
}

export function makeTimers(platform: Platform): Timers {
  const running = new Map<unknown, () => void>();

  function later(ms: number, run: () => void, name: unknown = {}) {
    const stop = platform.after(ms, () => {
      running.delete(name);
      run();
    });
    const cancel = () => {
      running.delete(name);
      stop();
    };
    running.set(name, cancel);
    return cancel;
  }

  return {
    later: (ms, run) => later(ms, run),
    once(name, ms, run) {
      if (!running.has(name)) later(ms, run, name);
    },
    clear() {
      for (const cancel of [...running.values()]) cancel();
    },
  };
}

/** Full jitter: anything up to twice as long after each try, so that many do not come at once. */
export const backoff = (platform: Platform, tries: number, longest = 30_000) =>
  platform.random() * Math.min(longest, 1000 * 2 ** tries);
