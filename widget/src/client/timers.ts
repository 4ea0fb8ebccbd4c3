/** Timers that are let go of together, so that a closed client leaves none behind. */
import type { Platform } from '../types';

/** Runs once after some ms; answers its cancellation. Of one name there is only one at a time. */
export type Later = (ms: number, run: () => void, name?: string) => () => void;

export interface Timers {
  later: Later;
  clear(): void;
}

export function makeTimers(platform: Platform): Timers {
  const running = new Map<unknown, () => void>();

  return {
    later(ms, run, key: unknown = {}) {
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
export const backoff = ({ random }: Platform, tries: number) =>
  random() * Math.min(30_000, 1000 * 2 ** tries);
