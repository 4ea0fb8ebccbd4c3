/** Seconds as people write them: a number and a unit. */
export const UNITS = { s: 1, min: 60, h: 3600, d: 86_400 } as const;
export type Unit = keyof typeof UNITS;

/** The biggest unit in which it is a whole number. */
export function unitOf(seconds: number): Unit {
  if (!seconds || !Number.isFinite(seconds)) return 's';
  const fitting = (['d', 'h', 'min'] as const).find((unit) => seconds % UNITS[unit] === 0);
  return fitting ?? 's';
}

/** How many of a unit, with two digits behind the point at most. */
export const inUnit = (seconds: number, unit: Unit) =>
  Math.round((seconds / UNITS[unit]) * 100) / 100;

/** Whole seconds; NaN where no number was given. */
export function toSeconds(amount: number | string, unit: Unit): number {
  const n = typeof amount === 'number' ? amount : Number.parseFloat(amount);
  return Math.round(n * UNITS[unit]);
}

/** "1 min 40 s": the two biggest units of it. */
export function spoken(seconds: number, words: Record<Unit, string>): string {
  if (seconds === 0) return `0 ${words.s}`;
  const parts: string[] = [];
  let rest = seconds;
  for (const unit of ['d', 'h', 'min', 's'] as const) {
    const n = Math.floor(rest / UNITS[unit]);
    rest -= n * UNITS[unit];
    if (n) parts.push(`${n} ${words[unit]}`);
  }
  return parts.slice(0, 2).join(' ');
}
