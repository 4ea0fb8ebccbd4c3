/** One thing done to many conversations: some at a time, and what failed by name. */
import { type ApiError, asApiError } from '@/api/problem';
import type { Conversation } from '@/api/types';

export type BulkOp = 'claim' | 'assign' | 'tag' | 'transfer' | 'end';
/** Those that wait six seconds, so that they can be undone. */
export const UNDOABLE: ReadonlySet<BulkOp> = new Set(['transfer', 'end']);
const AT_ONCE = 4;

export interface Failed {
  conversation: Conversation;
  error: ApiError;
}

/** Does `run` for each, four at a time; tells how many are through; answers those that failed. */
export async function forEach(
  rows: readonly Conversation[],
  run: (c: Conversation) => Promise<unknown>,
  told: (done: number) => void,
): Promise<Failed[]> {
  const waiting = [...rows];
  const failed: Failed[] = [];
  let done = 0;
  const worker = async () => {
    for (let c = waiting.shift(); c; c = waiting.shift()) {
      try {
        await run(c);
      } catch (error) {
        failed.push({ conversation: c, error: asApiError(error) });
      }
      told(++done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return failed;
}
