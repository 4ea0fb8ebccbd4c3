/** How often one is invited: counted in what tabs share, so that two tabs do not invite twice. */
import { parse } from './client/json';
import type { Config } from './types';

const WEEK = 7 * 24 * 3600_000;

/** An invitation that was shown: which, and when (ms). */
export type Shown = readonly [id: string, at: number];

/** Reads what was shown within a week; whatever else stands there counts as nothing. */
export function lately(stored: string | null, now: number): Shown[] {
  const all = parse<unknown>(stored);
  return Array.isArray(all) ? all.filter((one) => one?.[1] > now - WEEK) : [];
}

/** Whether one more may be shown: within both caps, and not this one again in the same session. */
export function may(
  id: string,
  shown: readonly Shown[],
  sessionStart: number,
  caps: Config['invitation_caps'],
): boolean {
  const session = shown.filter(([, at]) => at >= sessionStart);
  return (
    session.length < caps.per_session &&
    shown.length < caps.per_week &&
    !session.some(([one]) => one === id)
  );
}
