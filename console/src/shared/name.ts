/** What a customer is called: their name, else "Visitor" and the end of their id. */
import { useCallback } from 'react';
import type { Conversation } from '@/api/types';
import { useWords } from '@/i18n/words';
import { common } from './words';

type Named = Pick<Conversation, 'customer' | 'person'>;

/** By id and name. */
export function useCalled(): (id: string, name: string | undefined) => string {
  const t = useWords(common);
  return useCallback((id, name) => name || `${t('visitor')} ${id.slice(-4).toUpperCase()}`, [t]);
}

/** Of a conversation. */
export function useNameOf(): (one: Named) => string {
  const called = useCalled();
  return useCallback((one) => called(one.customer, one.person?.name), [called]);
}
