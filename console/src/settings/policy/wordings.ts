/** The tenant's own wording of automatic lines: code → language → text. "*" is any language. */
export const TEXT_CODES = [
  'greeting',
  'outside_hours',
  'opens_later',
  'closing',
  'remind',
  'ask_to_close',
  'queue_full',
  'queue_timeout',
  'no_agents',
] as const;
export type TextCode = (typeof TEXT_CODES)[number];
export type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const ANY = '*';
export const TEXT_MOST = 2000;
export const LANGUAGES_MOST = 50;
/** Ours, for which the chat has words of its own. */
export const SPOKEN = ['en', 'zh-CN', 'zh-TW'] as const;

const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;
export const isLanguage = (text: string) => text.length <= 35 && LANGUAGE.test(text);

export interface Wording {
  text: string;
  /** The language under which it was found. */
  from: string;
}

/** What a customer of a language gets: the exact language, its base, any; undefined: our words. */
export function wordingOf(texts: Texts, code: TextCode, language: string): Wording | undefined {
  const wordings = texts[code] ?? {};
  for (const from of [language, language.split('-')[0] ?? language, ANY]) {
    const text = wordings[from];
    if (text) return { text, from };
  }
  return undefined;
}

/** The texts with one wording put in or, when empty, taken out; undefined when none is left. */
export function withWording(
  texts: Texts,
  code: TextCode,
  language: string,
  text: string,
): Texts | undefined {
  const { [language]: _, ...others } = texts[code] ?? {};
  const wordings = text ? { ...others, [language]: text } : others;
  const { [code]: __, ...rest } = texts;
  const next = Object.keys(wordings).length ? { ...rest, [code]: wordings } : rest;
  return Object.keys(next).length ? next : undefined;
}

/** All languages that are spoken of, "*" first, ours next. */
export function languagesOf(...all: Texts[]): string[] {
  const found = new Set<string>([ANY, ...SPOKEN]);
  for (const texts of all)
    for (const wordings of Object.values(texts))
      for (const language of Object.keys(wordings)) found.add(language);
  return [...found];
}

/** Lines that have words of their own in some language, but none that a customer of this one gets. */
export const missingIn = (texts: Texts, language: string) =>
  TEXT_CODES.filter((code) => texts[code] && !wordingOf(texts, code, language));
