/** How often the visitor has come: a visit ends after half an hour without a page. */
import { SESSION } from './names';
import type { Shared } from './types';

const IDLE = 30 * 60_000;

export interface Session {
  start: number; // ms
  visits: number; // this one included; 1 where counting is not allowed
}

/** Notes that the visitor has come to a page; answers the visit it is part of. */
export function arrive(shared: Shared, now: number, count: boolean): Session {
  const [start = 0, last = 0, before = 0] = (shared.get(SESSION) ?? '').split(' ').map(Number);
  const goesOn = now - last < IDLE;
  const visits = count ? Math.max(1, (before || 0) + (goesOn ? 0 : 1)) : 1;
  const session = { start: goesOn ? start : now, visits };
  shared.set(SESSION, `${session.start} ${now} ${visits}`);
  return session;
}
