/**
 * Which canned answers fit what the customer said last. Words that few answers have count more, those
 * in a title thrice; what is meant for other groups is left out. Pure.
 */
import type { Answer } from '@/api/types';
import { languageOf } from '@/shared/answers';

export interface Situation {
  language: string;
  group: string;
  said: string; // the customer's last words
}

const SHORTEST = 3; // of words in letters; "a", "to", "is" say nothing
const IN_TITLE = 3;
const IN_LANGUAGE = 0.5;
const FOR_GROUP = 0.25;
const NO_SPACES = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}';
const UNSPACED = new RegExp(`^[${NO_SPACES}]`, 'u');
const RUNS = new RegExp(`[${NO_SPACES}]+|(?:(?![${NO_SPACES}])[\\p{L}\\p{N}])+`, 'gu');

/** The words of a text; where there are no spaces, each two characters that stand together. */
export function wordsOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const [run] of text.normalize('NFKC').toLowerCase().matchAll(RUNS)) {
    if (UNSPACED.test(run)) for (const pair of pairs(run)) found.add(pair);
    else if (run.length >= SHORTEST) found.add(stem(run));
  }
  return found;
}

function pairs(run: string): string[] {
  const letters = [...run];
  return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
}

/** "orders" and "order" are one word to us; more would need to know the language. */
const stem = (word: string): string =>
  word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;

interface Known {
  answer: Answer;
  title: Set<string>;
  text: Set<string>;
  spoken: boolean;
}

function known(answer: Answer, language: string): Known {
  const found = languageOf(answer, language);
  const base = (code: string) => code.toLowerCase().split('-')[0];
  return {
    answer,
    title: wordsOf(`${answer.title} ${answer.shortcut.replaceAll(/[-_]/g, ' ')}`),
    text: wordsOf(found === null ? '' : (answer.text[found] ?? '')),
    spoken: found !== null && (found === '*' || base(found) === base(language)),
  };
}

function rarity(all: readonly Known[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const { title, text } of all)
    for (const word of new Set([...title, ...text])) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + all.length / (counts.get(word) ?? 1));
}

/** Those that may be said here, best first; of equals by title. */
export function fitting(
  answers: readonly Answer[],
  { language, group, said }: Situation,
): Answer[] {
  const all = answers
    .filter(({ groups }) => groups.length === 0 || groups.includes(group))
    .map((answer) => known(answer, language));
  const rare = rarity(all);
  const heard = [...wordsOf(said)];
  const score = ({ answer, title, text, spoken }: Known) => {
    const words = heard.reduce((sum, word) => {
      const weight = title.has(word) ? IN_TITLE : text.has(word) ? 1 : 0;
      return sum + weight * rare(word);
    }, 0);
    return words + (spoken ? IN_LANGUAGE : 0) + (answer.groups.length > 0 ? FOR_GROUP : 0);
  };
  const scored = all.map((one) => ({ one, points: score(one) }));
  scored.sort(
    (a, b) => b.points - a.points || a.one.answer.title.localeCompare(b.one.answer.title),
  );
  return scored.map(({ one }) => one.answer);
}

/** Those that hold every word of a search, in shortcut, title or any language's text. */
export function found(answers: readonly Answer[], search: string): readonly Answer[] {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return answers;
  return answers.filter(({ shortcut, title, text }) => {
    const all = [shortcut, title, ...Object.values(text)].join('\n').toLowerCase();
    return wanted.every((word) => all.includes(word));
  });
}
