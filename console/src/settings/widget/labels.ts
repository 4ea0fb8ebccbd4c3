/** What forms do with labels, and with lists of things that have one. Pure. */
import { base, type Label } from '@/shared/labels';

/** The label with the words of a language put in or, when empty, taken out. */
export function withLabel(label: Label, language: string, text: string): Label {
  const { [language]: _, ...others } = label;
  return text ? { ...others, [language]: text } : others;
}

/** Of the languages offered those whose visitors would read another one's words. */
export function unsaid(label: Label, offered: readonly string[]): string[] {
  if (label['*'] || !Object.keys(label).length) return [];
  return offered.filter((one) => !label[one] && !label[base(one)]);
}

/** All languages that labels are in, "*" first, then those offered. */
export function spoken(labels: readonly Label[], offered: readonly string[]): string[] {
  const found = new Set(['*', ...offered]);
  for (const label of labels) for (const language of Object.keys(label)) found.add(language);
  return [...found];
}

/** In which language to begin: the reader's where anything is in it, else any, else the first. */
export function beginIn(labels: readonly Label[], ours: string): string {
  const used = spoken(labels, []).slice(1);
  if (used.includes(ours)) return ours;
  return labels.some((label) => label['*']) || !used.length ? '*' : (used[0] ?? '*');
}

/** An id that is free: a word and a number. */
export function freeId(word: string, taken: readonly string[]): string {
  for (let n = taken.length + 1; ; n++) if (!taken.includes(`${word}${n}`)) return `${word}${n}`;
}

/** A list with the thing at a place changed. */
export const changed = <One>(list: readonly One[], at: number, change: Partial<One>): One[] =>
  list.map((one, i) => (i === at ? { ...one, ...change } : one));

/** Places of names that stand there before already. */
export const doubled = (names: readonly string[]): number[] =>
  names.flatMap((name, i) => (names.indexOf(name) < i ? [i] : []));
