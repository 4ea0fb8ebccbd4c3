/** Tells by name which command, sent after its six seconds, was refused after all. */
import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import type { Delayed } from '@/api/delayed';
import { keys } from '@/api/keys';
import type { ApiError } from '@/api/problem';
import type { Conversation } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { errors, inWords } from '@/shared/errors';
import { useNameOf } from '@/shared/name';
import { common } from '@/shared/words';
import { words } from './words';

export function Undone() {
  const { delayed, live, cache } = useDesk();
  const t = useWords(words);
  const c = useWords(common);
  const e = useWords(errors);
  const nameOf = useNameOf();
  const tell = (one: Delayed, error: ApiError) => {
    const row = cache.getQueryData<Conversation>(keys.conversation(one.conversation));
    const name = row ? nameOf(row) : c('customer');
    const title = t('not_done', { name });
    notifications.show({ color: 'red', title, message: inWords(error, e), role: 'alert' });
    live.refresh(one.conversation);
  };
  const latest = useRef(tell);
  latest.current = tell;
  useEffect(() => {
    delayed.onFailed = (one, error) => latest.current(one, error);
    return () => {
      delayed.onFailed = () => undefined;
    };
  }, [delayed]);
  return null;
}
