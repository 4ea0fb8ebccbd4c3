/**
 * Who is signed in to which workspace, kept in the browser so that all tabs and reloads share it.
 * Renewal happens once for all tabs; a refused one ends the session, and the screen stays as it is
 * until somebody signs in again (see in/again.tsx), so that no draft is lost.
 */
import { ApiError } from './problem';
import type { Problem, SignedIn } from './types';

const PLACE = 'switchboard.sessions';
const EARLY_MS = 60_000;

export interface Session {
  workspace: string;
  email: string;
  agent: string;
  name: string;
  session: string;
  refresh: string;
  until: number; // ms, of the access token
}
type Sessions = Record<string, Session>;

const listeners = new Set<() => void>();
let text = '';
let known: Sessions = {};

function read(): Sessions {
  const now = localStorage.getItem(PLACE) ?? '{}';
  if (now === text) return known;
  text = now;
  try {
    known = JSON.parse(now) as Sessions;
  } catch {
    known = {}; // somebody else's writing: as if nobody had signed in
  }
  return known;
}

function write(sessions: Sessions): void {
  localStorage.setItem(PLACE, JSON.stringify(sessions));
  for (const tell of listeners) tell();
}

window.addEventListener('storage', (event) => {
  if (event.key === PLACE || event.key === null) for (const tell of listeners) tell();
});

export const sessions = {
  all: read,
  of: (workspace: string): Session | undefined => read()[workspace],
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
    write({ ...read(), [workspace]: kept });
  },
  forget(workspace: string): void {
    const { [workspace]: _, ...others } = read();
    write(others);
  },
};

/** An access token that is good for a while yet; throws ApiError("signed_out") when there is none. */
export async function token(workspace: string, refused = ''): Promise<string> {
  const now = sessions.of(workspace);
  if (!now) throw new ApiError('signed_out', 401);
  if (now.session !== refused && now.until - Date.now() > EARLY_MS) return now.session;
  return navigator.locks
    ? navigator.locks.request(`${PLACE}.${workspace}`, () => renewed(workspace, now.session))
    : renewed(workspace, now.session);
}

/** Renews unless another tab has meanwhile. */
async function renewed(workspace: string, old: string): Promise<string> {
  const now = sessions.of(workspace);
  if (!now) throw new ApiError('signed_out', 401);
  if (now.session !== old) return now.session;
  const response = await asked(now);
  if (response.ok) {
    sessions.keep(workspace, now.email, (await response.json()) as SignedIn);
    return sessions.of(workspace)?.session ?? '';
  }
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
  if (response.status === 401) {
    sessions.forget(workspace);
    throw new ApiError('signed_out', 401);
  }
  throw new ApiError(problem.code ?? 'server', response.status, problem);
}

async function asked(now: Session): Promise<Response> {
  const body = { workspace: now.workspace, email: now.email, refresh_token: now.refresh };
  try {
    return await fetch('/v1/sign-in/refresh', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    throw new ApiError('offline', 0);
  }
}
