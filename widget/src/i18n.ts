/** Words and formats of one language: the tenant's wording over ours, formats made at first use. */
import type { Key, Strings } from './strings/en';
import type { Config, Worded } from './types';

const DAY_MS = 86_400_000;
const RIGHT_TO_LEFT = /^(ar|fa|he|ur|ps|sd|ug|yi|dv|ckb)\b/;

type Values = Readonly<Record<string, string | number>>;
type Formats = Record<string, Intl.DateTimeFormatOptions>;

const FORMATS: Formats = {
  time: { hour: 'numeric', minute: '2-digit' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
};

export interface Words {
  asked: string; // for
  language: string; // that is had instead, where there are no words for it
  dir: 'ltr' | 'rtl';
  t(key: Key, values?: Values): string;
  /** The words for a key that the server makes up, where there are any. */
  maybe(key: string): string | undefined;
  /** A text that the tenant gave in several languages. */
  label(worded: Worded): string;
  error(code: string, values?: Values): string;
  time(at: number): string;
  /** "Today", "Yesterday", else the date. */
  day(at: number): string;
  /** The same inside a sentence, with the time. */
  moment(at: number): string;
  date(at: number): string;
  size(bytes: number): string;
}

const base = (language: string) => language.split('-')[0] ?? language;

/** What of a table by language fits: the language itself, its base, then any. */
function fitting<T>(table: Readonly<Record<string, T>>, language: string): T | undefined {
  return table[language] ?? table[base(language)] ?? table['*'];
}

const fill = (text: string, values: Values) =>
  text.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));

const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0);

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** The language as formats take it; a page may ask for one that is none. */
function known(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** Makes the words of a language; English stands in where it has none of its own. */
export function wordsOf(asked: string, texts: Config['texts'], strings: Strings): Words {
  const wanted = known(asked);
  const spoken = strings.language === base(wanted) || fitting(texts, wanted);
  const language = spoken ? wanted : 'en';
  const own = { ...texts['*'], ...texts[base(language)], ...texts[language] };
  const made = new Map<string, Intl.DateTimeFormat>();
  const format = (name: string, at: number) => {
    const maker = made.get(name) ?? new Intl.DateTimeFormat(language, FORMATS[name]);
    made.set(name, maker);
    return maker.format(at);
  };
  const day = (at: number) => {
    const days = Math.round((midnight(at) - midnight(Date.now())) / DAY_MS);
    if (Math.abs(days) > 1) return format(Math.abs(days) < 180 ? 'day' : 'date', at);
    return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
  };
  const t = (key: Key, values: Values = {}) => fill(own[key] || strings[key], values);
  return {
    asked: wanted,
    language,
    dir: RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr',
    t,
    maybe: (key) => (key in strings ? t(key as Key) : undefined),
    label: (worded) => fitting(worded, wanted) ?? Object.values(worded)[0] ?? '',
    error(code, values) {
      const key = `e_${code}`;
      return key in strings ? t(key as Key, values) : t('e_other', { code });
    },
    time: (at) => format('time', at),
    date: (at) => format('date', at),
    day: (at) => capital(day(at)),
    moment: (at) => `${day(at)}, ${format('time', at)}`,
    size(bytes) {
      const mega = bytes >= 1e6;
      const unit = mega ? 'megabyte' : 'kilobyte';
      const options = { style: 'unit', unit, maximumFractionDigits: mega ? 1 : 0 } as const;
      return new Intl.NumberFormat(language, options).format(bytes / (mega ? 1e6 : 1e3));
    },
  };
}
