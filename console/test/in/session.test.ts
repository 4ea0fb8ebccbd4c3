/** Sessions: renewed once for all who wait, given up only when the server says so, safe from nonsense. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Session, sessions, token } from '@/api/session';
import type { SignedIn } from '@/api/types';

const PLACE = 'switchboard.sessions';
const HOUR = 3_600_000;

function kept(session: string, left = HOUR): Session {
  const until = Date.now() + left;
  const of = { workspace: 'acme', email: 'mei@acme.example', agent: 'agt_1', name: 'Mei' };
  return { ...of, session, refresh: `refresh-${session}`, until };
}

/** What another tab writes. */
function elsewhere(session: Session | null): void {
  localStorage.setItem(PLACE, JSON.stringify(session ? { acme: session } : {}));
  window.dispatchEvent(new StorageEvent('storage', { key: PLACE }));
}

const signedIn = (session: string) => ({
  session,
  refresh_token: `refresh-${session}`,
  expires_at: new Date(Date.now() + HOUR).toISOString(),
  agent: { id: 'agt_1', name: 'Mei' },
});
const answers = (status: number, body: object) => async () =>
  new Response(JSON.stringify(body), { status });

let fetched: ReturnType<typeof vi.fn>;

function server(answer: () => Promise<Response>): void {
  fetched = vi.fn(answer);
  vi.stubGlobal('fetch', fetched);
}

beforeEach(() => server(answers(200, signedIn('new'))));
afterEach(() => vi.unstubAllGlobals());

describe('a token', () => {
  it('is the one there is while it is good', async () => {
    elsewhere(kept('good'));
    expect(await token('acme')).toBe('good');
    expect(fetched).not.toHaveBeenCalled();
  });

  it('is renewed shortly before its end, once for all who ask', async () => {
    elsewhere(kept('old', 30_000));
    expect(await Promise.all([token('acme'), token('acme')])).toEqual(['new', 'new']);
    expect(fetched).toHaveBeenCalledTimes(1);
    expect(sessions.of('acme')?.email).toBe('mei@acme.example');
  });

  it('is renewed when the server has refused it', async () => {
    elsewhere(kept('old'));
    expect(await token('acme', 'old')).toBe('new');
  });

  it('is the one another tab has renewed', async () => {
    elsewhere(kept('old'));
    elsewhere(kept('theirs'));
    expect(await token('acme', 'old')).toBe('theirs');
    expect(fetched).not.toHaveBeenCalled();
  });

  it('can be asked for again after a renewal that failed', async () => {
    elsewhere(kept('old', 0));
    server(answers(503, { code: 'busy' }));
    await expect(token('acme')).rejects.toMatchObject({ code: 'busy', passing: true });
    server(answers(200, signedIn('new')));
    expect(await token('acme')).toBe('new');
  });
});

describe('a renewal', () => {
  it('that is refused ends the session', async () => {
    elsewhere(kept('old', 0));
    server(answers(401, { code: 'wrong_credentials' }));
    await expect(token('acme')).rejects.toMatchObject({ code: 'signed_out' });
    expect(sessions.of('acme')).toBeUndefined();
  });

  it('without a network keeps it', async () => {
    elsewhere(kept('old', 0));
    server(async () => {
      throw new TypeError('no network');
    });
    await expect(token('acme')).rejects.toMatchObject({ code: 'offline', passing: true });
    expect(sessions.of('acme')?.session).toBe('old');
  });

  it('that is refused does not end what another tab has renewed meanwhile', async () => {
    elsewhere(kept('old', 0));
    server(async () => {
      elsewhere(kept('theirs'));
      return new Response('{}', { status: 401 });
    });
    expect(await token('acme')).toBe('theirs');
    expect(sessions.of('acme')?.session).toBe('theirs');
  });

  it('does not bring back who has signed out in another tab', async () => {
    elsewhere(kept('old', 0));
    server(async () => {
      elsewhere(null);
      return new Response(JSON.stringify(signedIn('new')));
    });
    await expect(token('acme')).rejects.toMatchObject({ code: 'signed_out' });
    expect(sessions.of('acme')).toBeUndefined();
  });
});

describe('the storage', () => {
  it.each(['null', '[]', '{', '{"acme":1}', '{"acme":{"workspace":"acme"}}'])(
    'with %s in it is as if nobody had signed in',
    async (nonsense) => {
      localStorage.setItem(PLACE, nonsense);
      expect(sessions.all().size).toBe(0);
      await expect(token('acme')).rejects.toMatchObject({ code: 'signed_out' });
    },
  );

  it.each(['constructor', '__proto__'])('has no session for %s', (workspace) => {
    expect(sessions.of(workspace)).toBeUndefined();
  });

  it('tells of what other tabs do', () => {
    const told = vi.fn();
    const stop = sessions.subscribe(told);
    elsewhere(kept('theirs'));
    stop();
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('keeps several workspaces, and forgets one', () => {
    elsewhere(kept('one'));
    sessions.keep('other', 'tom@other.example', signedIn('two') as unknown as SignedIn);
    sessions.forget('acme');
    expect([...sessions.all().keys()]).toEqual(['other']);
  });

  it('takes no answer that is not a session', () => {
    const challenge = { challenge: 'SOFTWARE_TOKEN_MFA' } as SignedIn;
    expect(() => sessions.keep('acme', 'a@b', challenge)).toThrow('bad_answer');
  });
});
