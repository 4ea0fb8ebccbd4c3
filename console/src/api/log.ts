/**
 * A conversation's log as far as it is here: entries with numbers `from`…, without a hole. Pure; the
 * cache holds one a conversation, the socket adds to its end, paging back to its beginning.
 */
import type { Entry } from './types';

export interface Log {
  entries: readonly Entry[];
}

export const PAGE = 100;

export const first = (log: Log): number => log.entries[0]?.seq ?? 1;
export const last = (log: Log): number => log.entries.at(-1)?.seq ?? 0;

/** The log with more at its end; `gap` when there are entries between, which must be fetched. */
export function append(log: Log, news: readonly Entry[]): { log: Log; gap: boolean } {
  const fresh = news.filter((entry) => entry.seq > last(log)).sort((a, b) => a.seq - b.seq);
  if (fresh.length === 0) return { log, gap: false };
  const dense = fresh.every((entry, i) => entry.seq === last(log) + 1 + i);
  if (!dense) return { log, gap: true };
  return { log: { entries: recalled([...log.entries, ...fresh], fresh) }, gap: false };
}

/** The log with an older page before it; what does not reach its beginning is left out. */
export function prepend(log: Log, page: readonly Entry[]): Log {
  const older = page.filter((entry) => entry.seq < first(log));
  if (older.length === 0 || older.at(-1)?.seq !== first(log) - 1) return log;
  return { entries: [...older, ...log.entries] };
}

/** After which number the page before this log begins; null at the beginning. */
export function before(log: Log): number | null {
  return first(log) <= 1 ? null : Math.max(0, first(log) - 1 - PAGE);
}

/** What was taken back loses its text, also where it had come before. */
function recalled(entries: Entry[], fresh: readonly Entry[]): Entry[] {
  const taken = new Set(fresh.filter((e) => e.type === 'recalled').map((e) => e.data.seq));
  if (taken.size === 0) return entries;
  return entries.map((e) =>
    taken.has(e.seq)
      ? { ...e, data: { ...e.data, text: undefined, attachments: undefined, recalled: true } }
      : e,
  );
}
