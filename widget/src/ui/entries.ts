/** From the log and what waits to the rows of the thread: pure. */
import type { Attachment, Entry, Pending } from '../types';

/** What entries carry, as far as customers see it. */
export interface Data {
  text?: string;
  attachments?: Attachment[];
  client_id?: string;
  recalled?: boolean;
  quick_replies?: string[];
  contact?: string;
  code?: string;
  opens_at?: string | null;
  agent?: string;
  name?: string;
  to?: string;
  seq?: number;
  due_at?: string;
  reason?: string;
  score?: number;
}

export interface Message {
  kind: 'message';
  key: string;
  mine: boolean;
  by: string; // the agent's id; "" for the house itself
  at: number;
  text: string;
  files: readonly Attachment[];
  recalled: boolean;
  first: boolean; // of a run by the same one
  last: boolean;
  seq: number | null;
  pending: Pending | null;
  replies: readonly string[];
}
export type Row =
  | Message
  | { kind: 'day'; key: string; at: number }
  | { kind: 'line'; key: string; at: number; entry: Entry };

const RUN_MS = 300_000; // later than this, the same one begins anew
const SAYING = new Set(['start', 'say', 'return', 'leave_message']);
const SAID = new Set(['message', 'left_message']);
const SILENT = new Set(['started', 'recalled']);

export const dataOf = (entry: Entry): Data => entry.data as Data;
export const timeOf = (entry: Entry): number => Date.parse(entry.at);
export const isMine = (entry: Entry): boolean => entry.by.role === 'customer';
export const isSaid = (entry: Entry): boolean => SAID.has(entry.type);

/** The names of the agents that the log tells of. */
export function namesIn(entries: readonly Entry[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const entry of entries) {
    const { agent, to, name } = dataOf(entry);
    const id = to ?? agent;
    if (id && name) names.set(id, name);
  }
  return names;
}

function fromEntry(entry: Entry, gone: Set<number>): Message {
  const data = dataOf(entry);
  const recalled = !!data.recalled || gone.has(entry.seq);
  return {
    kind: 'message',
    key: data.client_id ?? `${entry.seq}`,
    mine: isMine(entry),
    by: isSaid(entry) && !isMine(entry) ? entry.by.id : '',
    at: timeOf(entry),
    text: recalled ? '' : (data.text ?? ''),
    files: recalled ? [] : (data.attachments ?? []),
    recalled,
    first: true,
    last: true,
    seq: entry.seq,
    pending: null,
    replies: data.quick_replies ?? [],
  };
}

function fromPending(pending: Pending): Message {
  return {
    kind: 'message',
    key: pending.id,
    mine: true,
    by: '',
    at: pending.at,
    text: String(pending.data.text ?? ''),
    files: pending.attachments,
    recalled: false,
    first: true,
    last: true,
    seq: null,
    pending,
    replies: [],
  };
}

/** What is said, by whom it is: an automatic line is said by the house. */
const speaks = (entry: Entry) =>
  isSaid(entry) || entry.type === 'auto' || entry.type === 'reminded';

function runsOn(before: Row | undefined, row: Message): before is Message {
  return (
    before?.kind === 'message' &&
    before.mine === row.mine &&
    before.by === row.by &&
    row.at - before.at < RUN_MS
  );
}

function join(rows: Row[], row: Row): void {
  const before = rows.at(-1);
  const day = new Date(row.at).toDateString();
  if (!before || new Date(before.at).toDateString() !== day) {
    rows.push({ kind: 'day', key: day, at: row.at });
  } else if (row.kind === 'message' && runsOn(before, row)) {
    before.last = false;
    row.first = false;
  }
  rows.push(row);
}

/** The rows of a thread, in order, with a rule before each day and runs joined. */
export function rowsOf(entries: readonly Entry[], pending: readonly Pending[] = []): Row[] {
  const rows: Row[] = [];
  const known = new Set(entries.map((entry) => dataOf(entry).client_id));
  const gone = new Set(entries.filter((e) => e.type === 'recalled').map((e) => dataOf(e).seq ?? 0));
  for (const entry of entries) {
    if (SILENT.has(entry.type)) continue;
    if (speaks(entry)) join(rows, fromEntry(entry, gone));
    else join(rows, { kind: 'line', key: `${entry.seq}`, at: timeOf(entry), entry });
  }
  for (const one of pending) {
    const says = SAYING.has(one.op) && (one.data.text || one.attachments.length);
    if (says && !known.has(one.id)) join(rows, fromPending(one));
  }
  return rows;
}

/** Since when (ms) the customer waits for a word; null when nobody keeps them waiting. */
export function unansweredSince(entries: readonly Entry[], state: string): number | null {
  if (state !== 'queued' && state !== 'awaiting_agent') return null;
  let since: number | null = null;
  for (const entry of entries) {
    if (entry.type === 'message') since = isMine(entry) ? (since ?? timeOf(entry)) : null;
    else if (entry.type === 'started' || entry.type === 'reopened') since = timeOf(entry);
  }
  return since;
}
