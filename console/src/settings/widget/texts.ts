/** The chat's own words and the tenant's over them. Pure. */
export type Texts = Record<string, Record<string, string>>;

export const TEXT_MOST = 500;
/** What visitors meet first; the others are found by searching. */
export const FIRST: readonly string[] = [
  'launcher',
  'title',
  'greeting_title',
  'greeting_text',
  'menu_title',
  'write_us',
  'free_now',
  'closed',
  'form_title',
  'form_text',
  'leave_title',
  'leave_text',
  'rate_title',
  'rate_thanks',
  'consent',
];

/** Languages that the chat has words of its own for. */
export const isSpoken = (language: string) => /^(en|zh)(-|$)/i.test(language);

/** The texts with one wording put in or, when empty, taken out. */
export function withText(texts: Texts, language: string, key: string, text: string): Texts {
  const { [key]: _, ...others } = texts[language] ?? {};
  const wordings = text ? { ...others, [key]: text } : others;
  const { [language]: __, ...rest } = texts;
  return Object.keys(wordings).length ? { ...rest, [language]: wordings } : rest;
}

/** Which of all keys have no words in a language, so that English stands there. */
export function lacking(texts: Texts, keys: readonly string[], language: string): string[] {
  if (isSpoken(language)) return [];
  const base = language.split('-')[0] ?? language;
  const own = { ...texts['*'], ...texts[base], ...texts[language] };
  return keys.filter((key) => !own[key]);
}

/** The `{places}` of our wording that are missing in the tenant's. */
export function lost(ours: string, own: string): string[] {
  const places = ours.match(/\{\w+\}/g) ?? [];
  return [...new Set(places)].filter((place) => !own.includes(place));
}

/** Which keys a search finds, by the key and by either wording; without one, the first and the own. */
export function found(
  keys: readonly string[],
  wanted: string,
  all: boolean,
  wordings: (key: string) => readonly string[],
): string[] {
  const word = wanted.trim().toLocaleLowerCase();
  if (word)
    return keys.filter((key) =>
      [key, ...wordings(key)].some((text) => text.toLocaleLowerCase().includes(word)),
    );
  if (all) return [...keys];
  return keys.filter((key) => FIRST.includes(key) || wordings(key)[0]);
}
