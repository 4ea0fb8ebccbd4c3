/** A text in several languages, "*" for any. Pure. */
export type Label = Record<string, string>;

export const base = (language: string) => language.split('-')[0] ?? language;

/** What a reader of a language reads, as the chat chooses: the language, its base, any, the first. */
export function labelIn(label: Label, language: string): string {
  return label[language] ?? label[base(language)] ?? label['*'] ?? Object.values(label)[0] ?? '';
}
