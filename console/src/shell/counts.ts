/** What wants this agent, in numbers: for the rail, the title of the page and its icon. */
import { useMemo } from 'react';
import { useConversations, useQueues } from '@/api/queries';
import type { Conversation, Queue } from '@/api/types';
import { useDesk } from '@/desk';
import { isLate, offeredTo } from '@/inbox/order';

const OWN_MS = 60_000;

/** One's own that have something unread, or that one is asked to take. */
export function wanting(rows: readonly Conversation[], me: string): number {
  return rows.filter((c) => (c.unread ?? 0) > 0 || offeredTo(c, me)).length;
}

/** Who waits in queues of one's groups that are served by hand. */
export function forTaking(queues: readonly Queue[], groups: readonly string[]): number {
  return queues
    .filter(({ group, mode }) => mode === 'pull' && groups.includes(group))
    .reduce((sum, { waiting }) => sum + waiting, 0);
}

export function useCounts(): { wanted: number; late: number } {
  const { me } = useDesk();
  const { rows } = useConversations({ view: 'mine' }, true, OWN_MS);
  const { data: queues } = useQueues();
  const { id, groups } = me.agent;
  return useMemo(() => {
    const wanted = wanting(rows, id) + forTaking(queues ?? [], groups);
    return { wanted, late: (queues ?? []).reduce((sum, queue) => sum + queue.late, 0) };
  }, [rows, queues, id, groups]);
}

const LATE_MS = 30_000;

/** The late ones that are one's business: of leads all, of others their own. */
export function useLate(): readonly Conversation[] {
  const { may } = useDesk();
  const leads = may('alarms.read');
  const all = useConversations({ view: 'late' }, leads, LATE_MS);
  const mine = useConversations({ view: 'mine' }, !leads);
  const rows = leads ? all.rows : mine.rows;
  return useMemo(() => rows.filter(isLate), [rows]);
}
