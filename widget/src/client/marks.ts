/** How far this visitor has got, told to the other side; how far they have read is shared by tabs. */
import type { Marks, Platform } from '../types';
import { isTheirs, type Log, last, unread } from './log';
import type { State } from './state';
import type { Timers } from './timers';

export const READ = 'read';
const TOGETHER_MS = 700; // marks within this time go as one

export interface MarkNeeds {
  platform: Platform;
  timers: Timers;
  state: State;
  /** Whether it could be sent. */
  signal(op: string, data: object): boolean;
}

export function makeMarks({ platform: { shared }, timers, state, signal }: MarkNeeds) {
  let id: string | null = null;
  let log: Log | null = null;
  let told = { delivered: 0, read: 0 }; // what the server knows

  function readSeq(): number {
    const [of, seq] = (shared.get(READ) ?? '').split(' ');
    return of === id ? Number(seq) || 0 : 0;
  }

  /** The last thing that the other side said. */
  const theirs = () => log?.entries.findLast(isTheirs)?.seq ?? 0;

  function tell() {
    if (!log) return;
    const seq = readSeq();
    if (seq > told.read && signal('read', { seq })) {
      told = { read: seq, delivered: Math.max(told.delivered, seq) };
    }
    const arrived = last(log);
    if (theirs() > told.delivered && signal('delivered', { seq: arrived }))
      told.delivered = arrived;
  }

  function due() {
    if (readSeq() > told.read || theirs() > told.delivered) timers.once(READ, TOGETHER_MS, tell);
  }

  return {
    /** What is shown now, and what the server knows of it. */
    shown(of: string | null, now: Log | null, known: Marks | undefined) {
      if (of !== id) told = { delivered: 0, read: 0 };
      id = of;
      log = now;
      told.read = Math.max(told.read, known?.customer_read ?? 0);
      told.delivered = Math.max(told.delivered, known?.customer_delivered ?? 0, told.read);
      const seq = Math.max(readSeq(), known?.customer_read ?? 0);
      state.patch({ readSeq: seq, unread: log ? unread(log, seq) : 0 });
      if (known) due(); // only what the server said first tells what is due
    },
    read(seq: number) {
      if (!id || seq <= state.now.readSeq) return;
      shared.set(READ, `${id} ${seq}`);
      state.patch({ readSeq: seq, unread: log ? unread(log, seq) : 0 });
      due();
    },
  };
}
