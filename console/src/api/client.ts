/**
 * REST, typed by the contract. `makeApi(workspace)` speaks for whoever is signed in there, or for one
 * agent only: what a desk still wants is never said in the name of who came after. `open` is
 * for what needs no session. Every failure is thrown as an ApiError.
 */
import type { paths } from '@contract';
import createClient, { type Client, type Middleware } from 'openapi-fetch';
import { noteServerTime } from '@/shared/clock';
import { fetchCodeWords, isSayable } from '@/shared/errors';
import { ApiError } from './problem';
import { sessions, token } from './session';
import type { Problem } from './types';

export type Api = Client<paths, 'application/json'>;

const answered: Middleware = {
  async onResponse({ response }) {
    noteServerTime(response.headers.get('date'));
    if (response.ok) return undefined;
    const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
    const code = problem.code ?? 'server';
    // Without them it is told by its code, which is better than not at all.
    if (!isSayable(code)) await fetchCodeWords().catch(() => undefined);
    throw new ApiError(code, response.status, problem);
  },
  onError({ error }) {
    return error instanceof ApiError ? error : new ApiError('offline', 0);
  },
};

const LONGEST_MS = 60_000; // a lost connection may not be noticed for many minutes

async function withToken(
  request: Request,
  tokenOf: (refused?: string) => Promise<string>,
): Promise<Response> {
  const again = request.clone();
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(LONGEST_MS)]);
  const first = await tokenOf();
  request.headers.set('Authorization', `Bearer ${first}`);
  const response = await fetch(request, { signal });
  if (response.status !== 401) return response;
  // Perhaps the token has run out a moment ago, or was taken away with a change of role.
  again.headers.set('Authorization', `Bearer ${await tokenOf(first)}`);
  return fetch(again, { signal });
}

export function makeApi(workspace: string, agent?: string): Api {
  const tokenOf = async (refused?: string) => {
    const good = await token(workspace, refused);
    const whose = sessions.of(workspace)?.agent;
    if (agent !== undefined && whose !== agent) throw new ApiError('signed_out', 401);
    return good;
  };
  const api = createClient<paths, 'application/json'>({
    baseUrl: location.origin,
    fetch: (request) => withToken(request, tokenOf),
  });
  api.use(answered);
  return api;
}

export const open: Api = createClient<paths, 'application/json'>({ baseUrl: location.origin });
open.use(answered);

/** The data of an answer; failures have been thrown before. */
export async function data<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T;
}
