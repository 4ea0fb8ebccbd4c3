/** Timers that are let go of together, so that a closed client leaves none behind. */
import type { Platform } from '../types';

export interface Timers {
  /** Runs once after some ms; answers its cancellation. Of one name there is only one at a time. */
  later(ms: number, run: () => void, name?: string): () => void;
  clear(): void;
}

export function makeTimers(platform: Platform): Timers {
  const running = new Map<unknown, () => void>();

  return {
    later(ms, run, name) {
      const key = name ?? {};
      const before = running.get(key);
      if (before) return before;
      const stop = platform.after(ms, () => {
        end();
        run();
      });
      const end = () => {
        running.delete(key);
        stop();
      };
      running.set(key, end);
      return end;
    },
    clear() {
      for (const end of running.values()) end();
    },
  };
}

/** Full jitter: anything up to twice as long after each try, so that many do not come at once. */
export const backoff = (platform: Platform, tries: number) =>
  platform.random() * Math.min(30_000, 1000 * 2 ** tries);
