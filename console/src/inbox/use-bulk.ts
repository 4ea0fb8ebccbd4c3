/** Runs one command on all that are selected: at once with progress, or in six seconds with undo. */
import { useState } from 'react';
import { ApiError } from '@/api/problem';
import type { Conversation } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { useUndo } from '@/shared/undo';
import { hindrance } from '@/thread/allowed';
import { type BulkOp, type Failed, forEach, UNDOABLE } from './bulk';
import { words } from './words';

export interface Progress {
  of: number;
  done: number;
}
const ACTION = {
  claim: 'claim',
  assign: 'assign',
  tag: 'tags',
  transfer: 'transfer',
  end: 'end',
} as const;

/** A waiting one is given to an agent; one that is served is handed over. */
const commandFor = (op: BulkOp, c: Conversation): string =>
  op === 'assign' && c.state !== 'queued' ? 'transfer' : op;

export function useBulk() {
  const desk = useDesk();
  const t = useWords(words);
  const undo = useUndo();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [failed, setFailed] = useState<readonly Failed[]>([]);

  const later = (op: BulkOp, rows: readonly Conversation[], body: object, group: string) => {
    const armed = rows.map((c) => desk.delayed.add(op, c.id, body));
    const said = t(op === 'end' ? 'will_end' : 'will_move', { n: rows.length, group });
    undo(said, () => armed.map(({ id }) => desk.delayed.drop(id)).every(Boolean));
  };

  const now = async (op: BulkOp, rows: readonly Conversation[], body: object) => {
    setProgress({ of: rows.length, done: 0 });
    const run = (c: Conversation) => desk.command(commandFor(op, c), c.id, body);
    const lost = await forEach(rows, run, (done) => setProgress({ of: rows.length, done }));
    for (const c of rows) desk.live.refresh(c.id);
    setProgress(null);
    return lost;
  };

  /** What the state or one's role does not allow is not tried and is told as refused. */
  const run = async (op: BulkOp, rows: readonly Conversation[], body: object, group = '') => {
    const hinders = (c: Conversation) => hindrance(ACTION[op], c, desk);
    const able = rows.filter((c) => !hinders(c));
    const unable = rows.filter((c) => hinders(c));
    const refused = unable.map((c) => ({
      conversation: c,
      error: new ApiError(hinders(c) ?? 'invalid', 409),
    }));
    setFailed(refused);
    if (able.length === 0) return;
    if (UNDOABLE.has(op)) later(op, able, body, group);
    else setFailed([...refused, ...(await now(op, able, body))]);
  };
  return { run, progress, failed, forget: () => setFailed([]) };
}
