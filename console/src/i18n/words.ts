/**
 * Words. Each part of the console keeps its own, in all languages, in a `words.ts` of its own:
 * `export const words = speak({ en: {…}, 'zh-CN': {…}, 'zh-TW': {…} })`; `useWords(words)` answers `t`.
 * `{name}` is filled from values; where a value `n` is given, `key_one` is used for one of them.
 */
import { usePreferences } from '@/me/preferences';

export const LANGUAGES = { en: 'English', 'zh-CN': '简体中文', 'zh-TW': '繁體中文' } as const;
export type Language = keyof typeof LANGUAGES;

type Values = Readonly<Record<string, string | number>>;
type Table<K extends string> = Record<Language, Record<K, string>>;
export type T<K extends string> = (key: K, values?: Values) => string;

export interface Words<K extends string> {
  table: Table<K>;
  in(language: Language): T<K>;
  has(key: string): key is K;
}

const tables: Table<string>[] = [];

/** All there are, for the test that compares languages. */
export const allWords = (): readonly Table<string>[] => tables;

/** Words that run from right to left stay by themselves; else a name turns the sentence around it. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const isolated = (text: string) => (RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text);

const fill = (text: string, values: Values) =>
  text.replace(/\{(\w+)\}/g, (all, name: string) => isolated(String(values[name] ?? all)));

/** Declares the words of one part; other languages must have the keys of English. */
export function speak<const E extends Record<string, string>>(
  table: { en: E } & Record<Exclude<Language, 'en'>, Record<keyof E, string>>,
): Words<keyof E & string> {
  type K = keyof E & string;
  const all = table as unknown as Table<K>;
  tables.push(all as Table<string>);
  const one = new Intl.PluralRules('en');
  const saying =
    (language: Language): T<K> =>
    (key, values) => {
      const words = all[language] as Record<string, string>;
      const single = values && typeof values.n === 'number' && one.select(values.n) === 'one';
      const text = (single ? words[`${key}_one`] : undefined) ?? words[key] ?? all.en[key] ?? key;
      return values ? fill(text, values) : text;
    };
  // The same function as long as the language is: what is made with it need not be made anew.
  const said: Partial<Record<Language, T<K>>> = {};
  return {
    table: all,
    in: (language) => {
      said[language] ??= saying(language);
      return said[language];
    },
    has: (key): key is K => key in all.en,
  };
}

export function useLanguage(): Language {
  return usePreferences().language;
}

export function useWords<K extends string>(words: Words<K>): T<K> {
  return words.in(useLanguage());
}
