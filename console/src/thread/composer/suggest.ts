/** What is being asked for at the caret: "/" for canned answers, "@" for colleagues. Pure. */
import type { Answer } from '@/api/types';

export interface Asked {
  kind: 'answer' | 'mention';
  query: string;
  from: number; // where the sign stands
}

const ANSWER = /(?:^|\n)\/([^\n/]{0,32})$/u;
const MENTION = /(?:^|\s)@([^\s@]{0,40})$/u;

export function askedAt(text: string, caret: number, staffOnly: boolean): Asked | null {
  const before = text.slice(0, caret);
  const answer = ANSWER.exec(before);
  if (answer) {
    const query = answer[1] ?? '';
    return { kind: 'answer', query, from: caret - query.length - 1 };
  }
  const mention = staffOnly ? MENTION.exec(before) : null;
  if (!mention) return null;
  const query = mention[1] ?? '';
  return { kind: 'mention', query, from: caret - query.length - 1 };
}

/** The text with `put` in place of what was asked, and where the caret is then. */
export function replaced(text: string, asked: Asked, caret: number, put: string) {
  const next = text.slice(0, asked.from) + put + text.slice(caret);
  return { text: next, caret: asked.from + put.length };
}

const low = (text: string) => text.toLocaleLowerCase();

/** Canned answers that fit: by shortcut first, then by title and words; of this group or of all. */
export function answersFor(
  answers: readonly Answer[],
  query: string,
  group: string,
  most = 8,
): Answer[] {
  const wanted = low(query.trim());
  const rank = (one: Answer): number => {
    if (low(one.shortcut) === wanted) return 0;
    if (low(one.shortcut).startsWith(wanted)) return 1;
    if (low(one.title).startsWith(wanted)) return 2;
    if (low(one.title).includes(wanted) || low(one.shortcut).includes(wanted)) return 3;
    return Object.values(one.text).some((text) => low(text).includes(wanted)) ? 4 : 9;
  };
  return answers
    .filter((one) => one.groups.length === 0 || one.groups.includes(group))
    .map((one) => ({ one, at: rank(one) }))
    .filter(({ at }) => at < 9)
    .sort((a, b) => a.at - b.at || a.one.shortcut.localeCompare(b.one.shortcut))
    .slice(0, most)
    .map(({ one }) => one);
}

/** Colleagues whose name has a word that begins so; Chinese names have it anywhere. */
export function colleaguesFor<P extends { name: string; active: boolean }>(
  people: readonly P[],
  query: string,
  most = 6,
): P[] {
  const wanted = low(query);
  const fits = ({ name }: P) =>
    low(name)
      .split(/\s+/)
      .some((word) => word.startsWith(wanted)) ||
    (/\p{Script=Han}/u.test(name) && name.includes(query));
  return people.filter((one) => one.active && fits(one)).slice(0, most);
}
