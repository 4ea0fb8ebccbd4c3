/** Opening hours as the API has them, and the small changes that the editor makes. */
import type { Overrides } from '@/api/types';

export type Hours = NonNullable<Overrides['hours']>;
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof DAYS)[number];
/** From and to, "09:00"; an end at or before its start is on the next day. */
export type Spans = readonly (readonly string[])[];
export type Exception = NonNullable<Hours['exceptions']>[number];

export const SPANS_MOST = 20;
export const EXCEPTIONS_MOST = 400;
const MIDNIGHT = 1440;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Minutes after midnight of an end or a start; null where it is none. */
export function minutes(time: string | undefined): number | null {
  if (time === '24:00') return MIDNIGHT;
  if (!time || !TIME.test(time)) return null;
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** [start, end) in minutes after midnight, the end beyond 1440 where it is on the next day. */
export function bounds([from, to]: readonly string[]): [number, number] | null {
  const [start, end] = [minutes(from), minutes(to)];
  if (start === null || end === null || start === MIDNIGHT) return null;
  return [start, end > start ? end : end + MIDNIGHT];
}

export const overnight = (span: readonly string[]) => (bounds(span)?.[1] ?? 0) > MIDNIGHT;

export const isAlways = (hours: Hours) => !hours.zone && !hours.week;

/** Hours to begin with: working days from nine to six. */
export function starter(zone: string): Hours {
  const day = [['09:00', '18:00']];
  return { zone, week: { mon: day, tue: day, wed: day, thu: day, fri: day } };
}

const lists = (spans: Spans): string[][] => spans.map((span) => [...span]);

/** A day with these spans; without any it is closed, which the API says by leaving it out. */
export function withDay(hours: Hours, day: Day, spans: Spans): Hours {
  const { [day]: _, ...others } = hours.week ?? {};
  const week = spans.length ? { ...others, [day]: lists(spans) } : others;
  return { ...hours, week };
}

export function copied(hours: Hours, from: Day, to: readonly Day[]): Hours {
  const spans = hours.week?.[from] ?? [];
  return to.reduce((all, day) => withDay(all, day, spans), hours);
}

/** One more span: after the last one, for four hours where there is room. */
export function nextSpan(spans: Spans): [string, string] {
  const last = spans.at(-1);
  const end = (last && bounds(last)?.[1]) || 8 * 60;
  const start = end + 60 < MIDNIGHT ? end + 60 : 0;
  return [clock(start), clock(Math.min(start + 240, MIDNIGHT) % MIDNIGHT)];
}

/** "09:05"; beyond midnight the time of the next day. */
export function clock(minute: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
}

export function withException(hours: Hours, at: number, change: Partial<Exception>): Hours {
  const all = (hours.exceptions ?? []).map((one, i) => (i === at ? { ...one, ...change } : one));
  return { ...hours, exceptions: all };
}
