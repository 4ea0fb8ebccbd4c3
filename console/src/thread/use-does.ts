/** Does a command: what cannot be taken back waits six seconds in which it can; the rest at once. */
import { useCallback } from 'react';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { useTellFailure } from '@/shared/failure';
import { useUndo } from '@/shared/undo';
import { words } from './words';

export const UNDOABLE = ['end', 'ask-to-close', 'transfer', 'decline', 'promise-callback'] as const;
type Undoable = (typeof UNDOABLE)[number];
export const isUndoable = (op: string): op is Undoable =>
  (UNDOABLE as readonly string[]).includes(op);

export function useDoes(conversation: string): (op: string, body?: object) => void {
  const { delayed, command } = useDesk();
  const t = useWords(words);
  const say = useUndo();
  const failed = useTellFailure();
  return useCallback(
    (op, body = {}) => {
      // What was armed before comes before.
      const before = delayed.flush(conversation);
      if (!isUndoable(op)) {
        void before.then(() => command(op, conversation, body)).catch(failed);
        return;
      }
      void before.then(() => {
        const { id } = delayed.add(op, conversation, body);
        delayed.whenGone(
          id,
          say(t(`soon_${op}`), () => delayed.drop(id)),
        );
      });
    },
    [delayed, command, conversation, t, say, failed],
  );
}
