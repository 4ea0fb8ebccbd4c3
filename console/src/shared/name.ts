/** What a customer is called: their name, else "Visitor" and the end of their id. */
import { useCallback } from 'react';
import type { Conversation } from '@/api/types';
import { useWords } from '@/i18n/words';
import { common } from './words';

type Named = Pick<Conversation, 'customer' | 'person'>;

export function useNameOf(): (one: Named) => string {
  const t = useWords(common);
  const visitor = t('visitor');
  return useCallback(
    (one) => one.person?.name || `${visitor} ${one.customer.slice(-4).toUpperCase()}`,
    [visitor],
  );
}
