/** Who is typing in which conversation: each sign holds for some seconds. One timer for all rows. */
import { useEffect, useState } from 'react';
import { useDesk } from '@/desk';

const HOLDS_MS = 6_000;
const NOBODY: ReadonlySet<string> = new Set();

/** The conversations whose customer types at this moment. */
export function useTyping(): ReadonlySet<string> {
  const { live } = useDesk();
  const [typing, setTyping] = useState(NOBODY);
  useEffect(() => {
    const until = new Map<string, number>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      drop(until, Date.now());
      setTyping(until.size > 0 ? new Set(until.keys()) : NOBODY);
      if (until.size > 0) timer = setTimeout(look, Math.min(...until.values()) - Date.now());
    };
    const deaf = live.listen({
      presence: ({ typing: now, role }, conversation) => {
        if (!now || !conversation || role !== 'customer') return;
        until.set(conversation, Date.now() + HOLDS_MS);
        look();
      },
      entry: ({ conversation, by, type }) => {
        const said = type === 'message' && by.role === 'customer';
        if (said && until.delete(conversation)) look();
      },
    });
    return () => {
      clearTimeout(timer);
      deaf();
    };
  }, [live]);
  return typing;
}

function drop(until: Map<string, number>, now: number): void {
  for (const [id, end] of until) if (end <= now) until.delete(id);
}
