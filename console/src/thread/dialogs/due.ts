/** The moments one may promise to call back at. Pure. */
export type Due = 'hour' | 'three' | 'tomorrow' | 'own';
const HOUR_MS = 3_600_000;
const MORNING = 9;

/** In ms; null where the own moment is none. `own` is of an input: local, "2026-11-28T09:00". */
export function dueAt(due: Due, own: string, now: number): number | null {
  if (due === 'hour') return now + HOUR_MS;
  if (due === 'three') return now + 3 * HOUR_MS;
  if (due === 'tomorrow') {
    const at = new Date(now);
    at.setDate(at.getDate() + 1);
    return at.setHours(MORNING, 0, 0, 0);
  }
  const at = new Date(own).getTime();
  return Number.isFinite(at) ? at : null;
}
