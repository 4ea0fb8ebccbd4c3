/** A desk speaks for one agent: what it still wants is never said in the name of who came after. */
import { afterEach, expect, it, vi } from 'vitest';
import { data, makeApi } from '@/api/client';

function signedIn(agent: string): void {
  const until = Date.now() + 3_600_000;
  const of = { workspace: 'acme', email: `${agent}@acme.example`, agent, name: agent, until };
  const kept = { acme: { ...of, session: `token-${agent}`, refresh: 'refresh' } };
  localStorage.setItem('switchboard.sessions', JSON.stringify(kept));
}

const fetched = vi.fn(async (_: Request) => new Response('{}', { status: 200 }));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('asks nothing once somebody else is signed in', async () => {
  vi.stubGlobal('fetch', fetched);
  signedIn('agt_mei');
  const api = makeApi('acme', 'agt_mei');
  await data(api.GET('/v1/groups', {}));
  expect(fetched.mock.calls[0]?.[0].headers.get('Authorization')).toBe('Bearer token-agt_mei');
  signedIn('agt_tom');
  await expect(data(api.GET('/v1/groups', {}))).rejects.toMatchObject({ code: 'signed_out' });
  expect(fetched).toHaveBeenCalledTimes(1);
});

it('gives up a request that nothing answers, so that what waits behind it goes on', async () => {
  const control = new AbortController();
  const never = (_: Request, init?: RequestInit) =>
    new Promise<Response>((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      control.abort();
    });
  vi.stubGlobal('fetch', never);
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(control.signal);
  signedIn('agt_mei');
  await expect(data(makeApi('acme').GET('/v1/groups', {}))).rejects.toMatchObject({
    code: 'offline',
    passing: true,
  });
});
