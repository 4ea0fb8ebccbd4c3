import { describe, expect, it, vi } from 'vitest';
import type { Api } from '@/api/client';
import { keys } from '@/api/keys';
import { present } from '@/api/present';
import type { Me } from '@/api/types';
import { makeCache } from '@/desk';

/** `there`: what the server knows, where the page has not heard of it yet. */
function rig(status: string, there = status) {
  const cache = makeCache();
  cache.setQueryData(keys.me, { agent: { id: 'agt_1', status } } as Me);
  const PUT = vi.fn(async (_: string, { body }: { body: object }) => ({
    data: { id: 'agt_1', ...body },
  }));
  const GET = async () => ({ data: { agent: { id: 'agt_1', status: there } } });
  return { cache, PUT, api: { PUT, GET } as unknown as Api };
}

describe('who takes a conversation', () => {
  it('while offline is busy from then on, so that it stays with them', async () => {
    const { cache, PUT, api } = rig('offline');
    await present(api, cache, 'take-over');
    expect(PUT.mock.calls[0]?.[1].body).toEqual({ status: 'busy', reason: '' });
    expect(cache.getQueryData<Me>(keys.me)?.agent.status).toBe('busy');
  });

  it.each([
    ['online', 'claim'],
    ['away', 'claim'],
    ['offline', 'note'],
    ['offline', 'decline'],
    ['offline', 'accept'], // busy, they would not be asked any more
  ])('and is %s stays so with a %s', async (status, op) => {
    const { cache, PUT, api } = rig(status);
    await present(api, cache, op);
    expect(PUT).not.toHaveBeenCalled();
  });

  it('and came online elsewhere stays online', async () => {
    const { cache, PUT, api } = rig('offline', 'online');
    await present(api, cache, 'claim');
    expect(PUT).not.toHaveBeenCalled();
    expect(cache.getQueryData<Me>(keys.me)?.agent.status).toBe('online');
  });
});
