/** Who is writing at this moment; it passes by itself. */
import { useEffect, useState } from 'react';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { useScope } from '../scope';
import { words } from '../words';

const PASSES_MS = 6_000;

interface Who {
  id: string;
  role: string;
}

/** Who writes in a conversation; a message of theirs ends it. */
export function useTyping(conversation: string): readonly Who[] {
  const { live, me } = useDesk();
  const [writing, setWriting] = useState<readonly Who[]>([]);
  useEffect(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    const stop = (id: string) => {
      clearTimeout(timers.get(id));
      setWriting((now) =>
        now.some((one) => one.id === id) ? now.filter((o) => o.id !== id) : now,
      );
    };
    const deaf = live.listen({
      presence: ({ typing, by, role }, where) => {
        if (!typing || !by || where !== conversation || by === me.agent.id) return;
        stop(by);
        setWriting((now) => [...now, { id: by, role: role ?? '' }]);
        timers.set(
          by,
          setTimeout(() => stop(by), PASSES_MS),
        );
      },
      entry: (entry) => {
        if (entry.conversation === conversation) stop(entry.by.id);
      },
    });
    return () => {
      deaf();
      for (const timer of timers.values()) clearTimeout(timer);
      setWriting([]);
    };
  }, [live, conversation, me.agent.id]);
  return writing;
}

export function Typing() {
  const t = useWords(words);
  const { c, teller } = useScope();
  const writing = useTyping(c.id);
  const names = writing.map((one) => teller.who(one));
  return (
    <p className="typing" role="status">
      {names.length > 0 && t('typing', { name: names.join(', ') })}
    </p>
  );
}
