/** Tells the server how far one has read: only of one's own, with the window in sight and at the end. */
import { useDocumentVisibility } from '@mantine/hooks';
import { useEffect } from 'react';
import { data } from '@/api/client';
import { asApiError } from '@/api/problem';
import type { Conversation } from '@/api/types';
import { useDesk } from '@/desk';

const A_GLANCE_MS = 400;

export function useRead(c: Conversation, atEnd: boolean): void {
  const { api, live, me, link } = useDesk();
  const visible = useDocumentVisibility() === 'visible';
  const seq = c.public_seq ?? 0;
  const behind = seq > (c.marks?.agent_read ?? 0);
  const reads = c.agent === me.agent.id && visible && atEnd && behind && link !== 'offline';
  useEffect(() => {
    if (!reads) return undefined;
    const tell = async () => {
      const params = { path: { conversation: c.id } };
      await data(api.POST('/v1/conversations/{conversation}/read', { params, body: { seq } }));
      live.rows((one) => (one.id === c.id ? readUpTo(one, seq) : one));
    };
    // A mark that was not taken is told with the next message or the next look.
    const timer = setTimeout(() => void tell().catch(asApiError), A_GLANCE_MS);
    return () => clearTimeout(timer);
  }, [reads, seq, c.id, api, live]);
}

/** The row as it is once everything up to `seq` has been read. */
export function readUpTo(one: Conversation, seq: number): Conversation {
  const marks = one.marks && {
    ...one.marks,
    agent_read: Math.max(one.marks.agent_read, seq),
    agent_delivered: Math.max(one.marks.agent_delivered, seq),
  };
  return { ...one, marks, unread: (one.public_seq ?? 0) > seq ? one.unread : 0 };
}
