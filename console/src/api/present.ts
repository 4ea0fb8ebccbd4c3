/**
 * Who takes a conversation while offline would lose it to others within a minute. So they become
 * busy first: what they take stays with them, and nothing new comes. Not to accept: only who is
 * online is asked, and who becomes busy is asked no more, so that there is nothing left to accept.
 */
import type { QueryClient } from '@tanstack/react-query';
import { type Api, data } from './client';
import { keys } from './keys';
import type { Me } from './types';

const TAKES: ReadonlySet<string> = new Set(['claim', 'take-over', 'reopen']);

export async function present(api: Api, cache: QueryClient, op: string): Promise<void> {
  if (!TAKES.has(op) || cache.getQueryData<Me>(keys.me)?.agent.status !== 'offline') return;
  // One may have come online elsewhere, and this page has not heard of it yet.
  const me = await data(api.GET('/v1/me', {}));
  const { status } = me.agent;
  const body = { status: 'busy', reason: '' } as const;
  const agent = status === 'offline' ? await data(api.PUT('/v1/me/status', { body })) : me.agent;
  cache.setQueryData<Me>(keys.me, { ...me, agent });
}
