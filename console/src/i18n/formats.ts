/** Times and numbers in the reader's language; formats are made once. */
import { type Language, useLanguage } from './words';

const DAY_MS = 86_400_000;

export interface Formats {
  time(at: number): string;
  /** "Today", "Yesterday", else the date. */
  day(at: number): string;
  /** Day and time. */
  moment(at: number): string;
  number(n: number): string;
  /** A span as "45 s", "4:05" or "1:02:09". */
  span(ms: number): string;
  /** How long ago, short: "now", "4m", "3h", "2d". */
  ago(ms: number): string;
  size(bytes: number): string;
}

const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0);
const two = (n: number) => String(n).padStart(2, '0');

/** The same everywhere, so that columns of countdowns line up. */
export function span(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000));
  const [h, m] = [Math.floor(s / 3600), Math.floor(s / 60) % 60];
  return h ? `${h}:${two(m)}:${two(s % 60)}` : `${m}:${two(s % 60)}`;
}

const made = new Map<Language, Formats>();

/** Those of a language; made once, for making them takes longer than drawing a row. */
export function formatsOf(language: Language): Formats {
  const known = made.get(language) ?? make(language);
  made.set(language, known);
  return known;
}

function make(language: Language): Formats {
  const time = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' });
  const near = new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  const far = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const number = new Intl.NumberFormat(language);
  const unit = (name: string) =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'narrow' });
  const units = { minute: unit('minute'), hour: unit('hour'), day: unit('day') };
  const bytes = { k: unit('kilobyte'), m: unit('megabyte') };
  const day = (at: number) => {
    const days = Math.round((midnight(at) - midnight(Date.now())) / DAY_MS);
    if (Math.abs(days) > 1) return (Math.abs(days) < 180 ? near : far).format(at);
    const word = relative.format(days, 'day');
    return word.charAt(0).toLocaleUpperCase(language) + word.slice(1);
  };
  return {
    time: (at) => time.format(at),
    day,
    moment: (at) => `${day(at)}, ${time.format(at)}`,
    number: (n) => number.format(n),
    span,
    ago(ms) {
      const minutes = Math.floor(ms / 60_000);
      if (minutes < 1) return relative.format(0, 'second');
      if (minutes < 60) return units.minute.format(minutes);
      if (minutes < 1440) return units.hour.format(Math.floor(minutes / 60));
      return units.day.format(Math.floor(minutes / 1440));
    },
    size: (n) =>
      n >= 1e6 ? bytes.m.format(Math.round(n / 1e5) / 10) : bytes.k.format(Math.ceil(n / 1e3)),
  };
}

export function useFormats(): Formats {
  return formatsOf(useLanguage());
}
