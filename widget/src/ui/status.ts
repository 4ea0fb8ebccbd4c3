/** Who is there and how long it takes, in words: pure. */
import type { Words } from '../i18n';
import type { GroupStatus } from '../types';

export interface Availability {
  mood: 'free' | 'busy' | 'closed';
  text: string;
}

interface Wait {
  rank?: number | null;
  from_min?: number | null;
  to_min?: number | null;
}

/** How long, in words; null when that is not known. */
export function waitOf(wait: Wait, words: Words): string | null {
  if (wait.to_min == null) return null;
  if (wait.to_min <= 1) return words.t('minute');
  const from = Math.max(1, wait.from_min ?? 1);
  if (from === wait.to_min) return words.t('about', { n: from });
  return words.t('minutes', { from, to: wait.to_min });
}

const opensIn = (row: GroupStatus, words: Words) =>
  row.opens_at
    ? words.t('opens', { when: words.moment(Date.parse(row.opens_at)) })
    : words.t('closed');

/** The row of a group; "" is the default one, which comes first. */
export function rowOf(status: readonly GroupStatus[], group: string): GroupStatus | undefined {
  return status.find((row) => row.group === group) ?? status[0];
}

/** Whether only a message can be left with this group now. */
export function leavesMessage(row: GroupStatus | undefined): boolean {
  return !!row && !row.open && row.outside === 'leave_message';
}

/** What is shown of a group before one writes. */
export function availability(row: GroupStatus | undefined, words: Words): Availability | null {
  if (!row) return null;
  if (!row.open) return { mood: 'closed', text: opensIn(row, words) };
  if (row.available && row.free) return { mood: 'free', text: words.t('free_now') };
  const wait = row.available ? waitOf(row, words) : null;
  return {
    mood: 'busy',
    text: wait ? words.t('wait_range', { wait }) : words.t('wait_unknown'),
  };
}
