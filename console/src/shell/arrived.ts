/** Tells customers that what they wrote has arrived at their agent, though nobody has read it yet. */
import { useEffect } from 'react';
import { data } from '@/api/client';
import { asApiError } from '@/api/problem';
import { useConversations } from '@/api/queries';
import type { Conversation } from '@/api/types';
import { useDesk } from '@/desk';

const TOGETHER_MS = 1_000; // longer than a glance, which says more: see thread/log/use-read.ts

/** One's own in which something has arrived that its customer was not told of. */
export function untold(rows: readonly Conversation[], me: string): readonly Conversation[] {
  const news = (c: Conversation) =>
    (c.unread ?? 0) > 0 && (c.public_seq ?? 0) > (c.marks?.agent_delivered ?? 0);
  return rows.filter((c) => c.agent === me && news(c));
}

/** The row as it is once everything up to `seq` has arrived. */
function arrivedUpTo(c: Conversation, seq: number): Conversation {
  if (!c.marks) return c;
  return { ...c, marks: { ...c.marks, agent_delivered: Math.max(c.marks.agent_delivered, seq) } };
}

export function Arrived(): null {
  const { api, live, me, link } = useDesk();
  const { rows } = useConversations({ view: 'mine' });
  const { id } = me.agent;
  useEffect(() => {
    const news = untold(rows, id);
    if (link !== 'live' || news.length === 0) return undefined;
    const tell = async (c: Conversation) => {
      const seq = c.public_seq ?? 0;
      const params = { path: { conversation: c.id } };
      await data(api.POST('/v1/conversations/{conversation}/delivered', { params, body: { seq } }));
      live.rows((one) => (one.id === c.id ? arrivedUpTo(one, seq) : one));
    };
    const timer = setTimeout(() => {
      // A mark that was not taken is told with the next message or the next look.
      for (const c of news) void tell(c).catch(asApiError);
    }, TOGETHER_MS);
    return () => clearTimeout(timer);
  }, [rows, id, link, api, live]);
  return null;
}
