/**
 * Who is signed in to which workspace, kept in the browser so that all tabs and reloads share it.
 * Renewal happens once for all tabs; a refused one ends the session, and the screen stays as it is
 * until somebody signs in again (see in/again.tsx), so that no draft is lost.
 */
import { ApiError } from './problem';
import type { Problem, SignedIn } from './types';

const PLACE = 'switchboard.sessions';
const EARLY_MS = 60_000;
const LONGEST_MS = 15_000; // all tabs wait for the one that renews

export interface Session {
  workspace: string;
  email: string;
  agent: string;
  name: string;
  session: string;
  refresh: string;
  until: number; // ms, of the access token
}
type Sessions = ReadonlyMap<string, Session>; // by workspace

const TEXTS = ['workspace', 'email', 'agent', 'name', 'session', 'refresh'] as const;
const listeners = new Set<() => void>();
const renewing = new Map<string, Promise<string>>(); // by workspace, in this tab
let text = '';
let known: Sessions = new Map();

function read(): Sessions {
  const now = localStorage.getItem(PLACE) ?? '{}';
  if (now !== text) {
    text = now;
    known = new Map(stored(now).map((one) => [one.workspace, one]));
  }
  return known;
}

/** What of the stored is a session; the storage is anybody's on this host. */
function stored(kept: string): Session[] {
  try {
    return Object.values(JSON.parse(kept) ?? {}).filter(isSession);
  } catch {
    return [];
  }
}

function isSession(one: unknown): one is Session {
  if (typeof one !== 'object' || one === null) return false;
  const given = one as Record<string, unknown>;
  return TEXTS.every((name) => typeof given[name] === 'string') && Number.isFinite(given.until);
}

function write(sessions: Sessions): void {
  localStorage.setItem(PLACE, JSON.stringify(Object.fromEntries(sessions)));
  for (const tell of listeners) tell();
}

window.addEventListener('storage', (event) => {
  if (event.key === PLACE || event.key === null) for (const tell of listeners) tell();
});

export const sessions = {
  /** The same map as long as nothing has changed. */
  all: read,
  of: (workspace: string): Session | undefined => read().get(workspace),
  subscribe(tell: () => void): () => void {
    listeners.add(tell);
    return () => {
      listeners.delete(tell);
    };
  },
  keep(workspace: string, email: string, got: SignedIn): void {
    const { session, refresh_token: refresh, expires_at: until, agent } = got;
    if (!session || !refresh || !until || !agent) throw new ApiError('bad_answer', 0);
    const kept: Session = {
      workspace,
      email,
      agent: agent.id,
      name: agent.name,
      session,
      refresh,
      until: Date.parse(until),
    };
    write(new Map(read()).set(workspace, kept));
  },
  forget(workspace: string): void {
    const others = new Map(read());
    if (others.delete(workspace)) write(others);
  },
};

/** An access token that is good for a while yet; throws ApiError("signed_out") when there is none. */
export async function token(workspace: string, refused = ''): Promise<string> {
  const now = sessions.of(workspace);
  if (!now) throw new ApiError('signed_out', 401);
  if (now.session !== refused && now.until - Date.now() > EARLY_MS) return now.session;
  const going = renewing.get(workspace);
  if (going) return going;
  const mine = locked(workspace, () => renewed(workspace, now.session)).finally(() =>
    renewing.delete(workspace),
  );
  renewing.set(workspace, mine);
  return mine;
}

/** One tab at a time. Where there are no locks (plain http) two may renew: the server allows it. */
function locked(workspace: string, run: () => Promise<string>): Promise<string> {
  return navigator.locks ? navigator.locks.request(`${PLACE}.${workspace}`, run) : run();
}

/** Renews, unless somebody has signed in or out, or another tab has renewed, meanwhile. */
async function renewed(workspace: string, old: string): Promise<string> {
  const now = current(workspace);
  if (now.session !== old) return now.session;
  const answer = await asked(now);
  const after = current(workspace);
  if (after.session !== old) return after.session;
  if (answer instanceof ApiError) {
    if (answer.status !== 401) throw answer;
    sessions.forget(workspace);
    throw new ApiError('signed_out', 401);
  }
  sessions.keep(workspace, now.email, answer);
  return current(workspace).session;
}

function current(workspace: string): Session {
  const now = sessions.of(workspace);
  if (!now) throw new ApiError('signed_out', 401);
  return now;
}

/** What the server says to a renewal: a session, or a refusal. Throws when it says nothing. */
async function asked(now: Session): Promise<SignedIn | ApiError> {
  const body = { workspace: now.workspace, email: now.email, refresh_token: now.refresh };
  try {
    const response = await fetch('/v1/sign-in/refresh', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(LONGEST_MS),
    });
    if (response.ok) return (await response.json()) as SignedIn;
    const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
    return new ApiError(problem.code ?? 'server', response.status, problem);
  } catch {
    throw new ApiError('offline', 0);
  }
}
