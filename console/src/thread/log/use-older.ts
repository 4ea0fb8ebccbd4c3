/** Paging back: older pages are put before the log, without a hole. */
import { useCallback, useRef, useState } from 'react';
import { keys } from '@/api/keys';
import { before, type Log, prepend } from '@/api/log';
import { entriesAfter } from '@/api/queries';
import { useDesk } from '@/desk';

export function useOlder(conversation: string) {
  const { api, cache } = useDesk();
  const busy = useRef(false);
  const [error, setError] = useState<unknown>(null);
  const load = useCallback(async () => {
    const key = keys.log(conversation);
    const log = cache.getQueryData<Log>(key);
    const after = log ? before(log) : null;
    if (after === null || busy.current) return;
    busy.current = true;
    setError(null);
    try {
      const page = await entriesAfter(api, conversation, after);
      cache.setQueryData<Log>(key, (now) => now && prepend(now, page));
    } catch (failure) {
      setError(failure);
    } finally {
      busy.current = false;
    }
  }, [api, cache, conversation]);
  return { load, error };
}
