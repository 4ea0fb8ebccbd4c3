/**
 * When it is open: the same theory as the server's calendar. A wall clock hangs in a time zone, and
 * it is open while it reads within a span; so a skipped hour counts for nothing and one that comes
 * twice counts twice. Time is cut where the date or the offset changes.
 */
import { bounds, clock, DAYS, type Hours, type Spans } from './model';

const MINUTE = 60_000;
const DAY = 86_400_000;
const MIDNIGHT = 1440;
type Part = readonly [number, number]; // minutes of one date

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const number = 'numeric' as const;
  const time = { hour: number, minute: number, second: number, hourCycle: 'h23' as const };
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    year: number,
    month: number,
    day: number,
    ...time,
  });
  formats.set(zone, made);
  return made;
}

/** Whether this browser knows the zone. */
export function knownZone(zone: string): boolean {
  try {
    return !!formatOf(zone);
  } catch {
    return false;
  }
}

/** How far (ms) the zone's wall clock is ahead of UTC. */
export function offset(zone: string, at: number): number {
  const read: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) read[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = read;
  const reading = Date.UTC(year, month - 1, day, hour, minute, second);
  return reading - Math.floor(at / 1000) * 1000;
}

const dateOf = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);

/** The spans that begin on a date (days since 1970). */
function begins(hours: Hours, day: number): Spans {
  const exception = hours.exceptions?.find(({ date }) => date === dateOf(day));
  if (exception) return exception.spans;
  const name = DAYS[(((day + 3) % 7) + 7) % 7]; // 1970 began on a Thursday
  return (name && hours.week?.[name]) ?? [];
}

/** Those that are written out; half of one is none yet. */
const pairs = (spans: Spans): Part[] => spans.map(bounds).filter((part) => part !== null);

/** The open parts of a date: what the night before still has to run, and its own. */
function parts(hours: Hours, day: number): Part[] {
  const night = pairs(begins(hours, day - 1))
    .filter(([, end]) => end > MIDNIGHT)
    .map(([, end]): Part => [0, end - MIDNIGHT]);
  const own = pairs(begins(hours, day)).map(
    ([start, end]): Part => [start, Math.min(end, MIDNIGHT)],
  );
  return merged([...night, ...own]);
}

function merged(found: readonly Part[]): Part[] {
  const all: [number, number][] = [];
  for (const [start, end] of [...found].sort((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else all.push([start, end]);
  }
  return all;
}

/** The moment in (start, end] at which the offset changes, `end` where it does not; within a day. */
function sameUntil(zone: string, start: number, end: number): number {
  const before = offset(zone, start);
  if (offset(zone, end - 1) === before) return end;
  let [low, high] = [Math.floor(start / 1000), Math.ceil(end / 1000)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(zone, middle * 1000) === before) low = middle;
    else high = middle;
  }
  return high * 1000;
}

/** The open stretches of [start, end) in ms; neighbours may touch. */
export function openIn(hours: Hours, start: number, end: number): [number, number][] {
  const zone = hours.zone ?? 'UTC';
  const found: [number, number][] = [];
  let at = start;
  while (at < end) {
    const ahead = offset(zone, at);
    const day = Math.floor((at + ahead) / DAY);
    const midnight = day * DAY - ahead;
    const until = sameUntil(zone, at, Math.min(midnight + DAY, end));
    for (const [first, last] of parts(hours, day)) {
      const since = Math.max(at, midnight + first * MINUTE);
      const to = Math.min(until, midnight + last * MINUTE);
      if (since < to) found.push([since, to]);
    }
    at = until;
  }
  return found;
}

export interface DayShown {
  date: string;
  weekday: (typeof DAYS)[number];
  /** What the wall clock says, "09:00" to "24:00". */
  spans: [string, string][];
  /** How long it is really open. */
  minutes: number;
  /** By how many minutes the clock is set forward (or, below 0, back) on that date. */
  shift: number;
  exception: boolean;
  name: string;
}

/** The first moment of a date in a zone. */
function firstOf(zone: string, day: number): number {
  let at = day * DAY - offset(zone, day * DAY);
  for (let tries = 0; tries < 3; tries++) {
    const better = day * DAY - offset(zone, at);
    if (better === at) break;
    at = better;
  }
  return at;
}

/** Today and the days after it, as the wall clock of the zone counts them. */
export function preview(hours: Hours, now: number, days: number): DayShown[] {
  const zone = hours.zone ?? 'UTC';
  const today = Math.floor((now + offset(zone, now)) / DAY);
  return Array.from({ length: days }, (_, i) => shown(hours, zone, today + i));
}

function shown(hours: Hours, zone: string, day: number): DayShown {
  const [from, to] = [firstOf(zone, day), firstOf(zone, day + 1)];
  const exception = hours.exceptions?.find(({ date }) => date === dateOf(day));
  const open = openIn(hours, from, to).reduce((sum, [a, b]) => sum + b - a, 0);
  const time = (minute: number) => (minute === MIDNIGHT ? '24:00' : clock(minute));
  return {
    date: dateOf(day),
    weekday: DAYS[(((day + 3) % 7) + 7) % 7] ?? 'mon',
    spans: parts(hours, day).map(([a, b]) => [time(a), time(b)]),
    minutes: open / MINUTE,
    shift: (DAY - (to - from)) / MINUTE,
    exception: !!exception,
    name: exception?.name ?? '',
  };
}

/** Whether it is open, and when that changes next; null: not within 400 days. */
export function stateAt(hours: Hours, now: number): { open: boolean; until: number | null } {
  const stretches = openIn(hours, now, now + 400 * DAY);
  const first = stretches[0];
  if (!first) return { open: false, until: null };
  if (first[0] > now) return { open: false, until: first[0] };
  let end = first[1];
  for (const [since, until] of stretches.slice(1)) {
    if (since > end) return { open: true, until: end };
    end = until;
  }
  return { open: true, until: end < now + 400 * DAY ? end : null };
}
