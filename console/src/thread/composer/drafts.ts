/**
 * What one has begun to write: one draft for each conversation and mode, kept in the browser until it
 * is sent. Pure but for the storage.
 */
import type { Mode } from '@/actions';
import type { Attached } from '../log/files';

export interface Draft {
  text: string;
  files: readonly Attached[];
  /** Quick replies: answers that the customer may press. */
  replies: readonly string[];
  /** The log's last number when one began to write: what is newer one may not have seen. */
  began: number | null;
  at: number; // ms
}

export const EMPTY: Draft = { text: '', files: [], replies: [], began: null, at: 0 };
const HOLDS_MS = 30 * 86_400_000;

export const isEmpty = ({ text, files, replies }: Draft): boolean =>
  !text && files.length === 0 && replies.length === 0;

export const draftPlace = (owner: string, conversation: string, mode: Mode): string =>
  `${owner}/${conversation}/${mode}`;

/** What the browser kept, as a draft. */
export function readDraft(kept: string | null): Draft {
  try {
    const found = JSON.parse(kept ?? 'null') as Partial<Draft> | null;
    if (typeof found?.text !== 'string' || !Array.isArray(found.files)) return EMPTY;
    const began = typeof found.began === 'number' ? found.began : null;
    const replies = Array.isArray(found.replies) ? found.replies.map(String) : [];
    return { text: found.text, files: found.files, replies, began, at: Number(found.at) || 0 };
  } catch {
    return EMPTY; // somebody else's writing
  }
}

export const loadDraft = (place: string): Draft => readDraft(localStorage.getItem(place));

/** Keeps a draft; answers whether the browser took it (its storage may be full). */
export function keepDraft(place: string, draft: Draft): boolean {
  try {
    if (isEmpty(draft)) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** A draft with other words; the first of them says from when on others may have been quicker. */
export function written(draft: Draft, text: string, lastSeq: number, now: number): Draft {
  const next = { ...draft, text, at: now };
  if (isEmpty(next)) return { ...next, began: null };
  return { ...next, began: isEmpty(draft) || draft.began === null ? lastSeq : draft.began };
}

/** Throws away what nobody has touched for a month. */
export function pruneDrafts(owner: string, now: number): void {
  const names = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '');
  for (const name of names)
    if (name.startsWith(`${owner}/`) && now - loadDraft(name).at > HOLDS_MS)
      localStorage.removeItem(name);
}
