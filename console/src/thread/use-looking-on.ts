/**
 * Who has no part in a conversation hears nothing of it by the socket: it is asked for every 4 s, and
 * now and then when it is over, for it may be rated or taken up again.
 */
import { useEffect } from 'react';
import { keys } from '@/api/keys';
import { asApiError } from '@/api/problem';
import type { Conversation } from '@/api/types';
import { useDesk } from '@/desk';
import { isOpen, isWithMe } from './allowed';

const EVERY_MS = 4_000;
const OVER_MS = 15_000;

export function useLookingOn(c: Conversation | undefined): void {
  const { cache, live, me } = useDesk();
  const looks = c && !isWithMe(c, me.agent.id) ? c.id : null;
  const every = c && isOpen(c) ? EVERY_MS : OVER_MS;
  useEffect(() => {
    if (!looks) return undefined;
    const look = () => {
      if (document.visibilityState !== 'visible') return;
      void cache.invalidateQueries({ queryKey: keys.conversation(looks) });
      // One look that fails is made up for by the next.
      live.fill(looks).catch(asApiError);
    };
    look(); // the log may have been here before, and have grown since
    const timer = setInterval(look, every);
    return () => clearInterval(timer);
  }, [looks, every, cache, live]);
}
