/** An answer being written, and what is wrong with it. Pure. */
import type { Answer } from '@/api/types';

export interface Draft {
  id: string | null; // null: not made yet
  version: number;
  title: string;
  shortcut: string;
  text: Record<string, string>;
  groups: string[];
  personal: boolean;
}
export type Fault = 'name_missing' | 'shortcut_wrong' | 'text_missing';

const SHORTCUT = /^[a-z0-9_ぁ-ヿ㐀-䶿一-鿿가-힣-]{1,32}$/;

export const empty = (personal: boolean): Draft => ({
  id: null,
  version: 0,
  title: '',
  shortcut: '',
  text: { '*': '' },
  groups: [],
  personal,
});

export const begun = (answer: Answer): Draft => ({ ...answer, text: { ...answer.text } });

/** The languages that say something. */
export const texts = (draft: Draft): Record<string, string> =>
  Object.fromEntries(Object.entries(draft.text).filter(([, text]) => text.trim()));

export function faultsIn(draft: Draft): Partial<Record<'title' | 'shortcut' | 'text', Fault>> {
  return {
    ...(!draft.title.trim() && { title: 'name_missing' as const }),
    ...(!SHORTCUT.test(draft.shortcut) && { shortcut: 'shortcut_wrong' as const }),
    ...(!Object.keys(texts(draft)).length && { text: 'text_missing' as const }),
  };
}

/** Which answers a search finds: by shortcut, title and words. */
export function found(answers: readonly Answer[], wanted: string): Answer[] {
  const word = wanted.trim().toLocaleLowerCase();
  const said = (one: Answer) => [one.shortcut, one.title, ...Object.values(one.text)];
  return answers.filter((one) => said(one).some((text) => text.toLocaleLowerCase().includes(word)));
}
