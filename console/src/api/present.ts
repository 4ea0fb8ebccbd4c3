/**
 * Who takes a conversation while offline would lose it to others within a minute. So they become
 * busy first: what they take stays with them, and nothing new comes.
 */
import type { QueryClient } from '@tanstack/react-query';
import { type Api, data } from './client';
import { keys } from './keys';
import type { Me } from './types';

const TAKES: ReadonlySet<string> = new Set(['claim', 'accept', 'take-over', 'reopen']);

export async function present(api: Api, cache: QueryClient, op: string): Promise<void> {
  const me = cache.getQueryData<Me>(keys.me);
  if (!TAKES.has(op) || me?.agent.status !== 'offline') return;
  const agent = await data(api.PUT('/v1/me/status', { body: { status: 'busy', reason: '' } }));
  cache.setQueryData<Me>(keys.me, (now) => now && { ...now, agent });
}
