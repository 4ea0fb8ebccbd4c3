/** Whether somebody was quicker: what came since one began to write. Pure. */
import type { Entry } from '@/api/types';
import { isSaid } from '../log/items';

const SPOKEN: ReadonlySet<string> = new Set(['message', 'left_message']);

/** Messages of the customer or of colleagues to them that are newer than the draft. */
export function newerThan(entries: readonly Entry[], began: number | null, me: string): number {
  if (began === null) return 0;
  let n = 0;
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i];
    if (!entry || entry.seq <= began) break;
    if (SPOKEN.has(entry.type) && isSaid(entry) && entry.by.id !== me) n += 1;
  }
  return n;
}
