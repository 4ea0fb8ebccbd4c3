/** Page trail and device: told once there is a visitor to tell it of; the last one wins. */
import type { Visit } from '../types';
import type { Outcome, Request } from './rest';
import type { Timers } from './timers';

const TOGETHER_MS = 1000;
const AGAIN_MS = 30_000;

export function makeVisits(
  timers: Timers,
  isKnown: () => boolean,
  send: (request: Request) => Promise<Outcome<unknown>>,
) {
  let untold: Visit | null = null;

  async function tell() {
    if (!untold || !isKnown()) return;
    const body = untold;
    untold = null;
    const outcome = await send({ method: 'PUT', path: '/v1/visit', body });
    if (outcome.ok || outcome.later === null) return;
    untold ??= body;
    due(Math.max(AGAIN_MS, outcome.later));
  }

  function due(ms = TOGETHER_MS) {
    if (untold && isKnown()) timers.once('visit', ms, tell);
  }

  return {
    set(visit: Visit) {
      untold = visit;
      due();
    },
    /** There may be a visitor now. */
    due: () => due(),
  };
}
