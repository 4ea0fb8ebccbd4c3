/** Tells the other side that one is writing: now and then, not with every letter. */
import { useRef } from 'react';
import type { Mode } from '@/actions';
import { data } from '@/api/client';
import { asApiError } from '@/api/problem';
import type { Conversation } from '@/api/types';
import { useDesk } from '@/desk';

const EVERY_MS = 3_000;

export function useWritingSign(c: Conversation, mode: Mode): () => void {
  const { api, link } = useDesk();
  const told = useRef(0);
  return () => {
    const now = Date.now();
    if (mode !== 'reply' || link === 'offline' || now - told.current < EVERY_MS) return;
    told.current = now;
    const params = { path: { conversation: c.id } };
    // A sign that does not arrive is no loss: the next one follows.
    void data(api.POST('/v1/conversations/{conversation}/typing', { params, body: {} })).catch(
      asApiError,
    );
  };
}
