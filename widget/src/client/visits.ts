/** Page trail and device: told once there is a visitor to tell it of; the last one wins. */
import type { Visit } from '../types';
import type { Later } from './timers';
import type { Visitor } from './visitor';

const TOGETHER_MS = 1000;
const AGAIN_MS = 30_000;

export function makeVisits(later: Later, { known, send }: Visitor) {
  let untold: Visit | undefined;

  async function tell() {
    const body = untold;
    if (!known()) return;
    untold = undefined;
    const outcome = await send('/v1/visit', body, 'PUT');
    if (outcome.ok || outcome.later === null) return;
    untold ??= body;
    due(Math.max(AGAIN_MS, outcome.later));
  }

  /** There may be a visitor now. */
  function due(ms = TOGETHER_MS) {
    if (untold) later(ms, tell, 'visit');
  }

  return {
    set(visit: Visit) {
      untold = visit;
      due();
    },
    due,
  };
}
