/** Timers that are let go of together, so that a closed client leaves none behind. */
import type { Platform } from '../types';

export interface Timers {
  /** Runs once after some ms; answers its cancellation. */
  later(ms: number, run: () => void): () => void;
  clear(): void;
}

export function makeTimers(platform: Platform): Timers {
  const running = new Set<() => void>();
  return {
    later(ms, run) {
      const stop = platform.after(ms, () => {
        running.delete(cancel);
        run();
      });
      const cancel = () => {
        running.delete(cancel);
        stop();
      };
      running.add(cancel);
      return cancel;
    },
    clear() {
      for (const cancel of [...running]) cancel();
    },
  };
}

/** Full jitter: anything up to twice as long after each try, so that many do not come at once. */
export const backoff = (platform: Platform, tries: number, longest = 30_000) =>
  platform.random() * Math.min(longest, 1000 * 2 ** tries);
