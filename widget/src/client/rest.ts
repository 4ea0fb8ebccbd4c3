/** REST: one request, and what came of it. Nothing is ever thrown. */
import type { Platform, Refusal } from '../types';
import { parse } from './json';
import type { Timers } from './timers';

/** A refusal; `later` is null when it is for good, else how long to wait at least (ms). */
export interface Problem extends Refusal {
  status: number; // 0: no answer at all
  later: number | null;
}
export type Outcome<T> = { ok: true; value: T } | Problem;

export interface Request {
  path: string;
  body?: object;
  method?: string; // else POST where there is a body, GET where not
  token?: string;
  once?: string; // the Idempotency-Key
}

export interface Rest {
  send<T>(request: Request): Promise<Outcome<T>>;
  /** Ends what is under way, as `aborted`. */
  abort(): void;
}

const PATIENCE_MS = 20_000;
const BUSY = [
  'too_many_at_once',
  'too_many_changes',
  'still_running',
  'internal',
  'too_many_requests',
  'offline',
  'not_json',
];

/** Whether a refusal passes by itself; nacks have no status. */
export const passes = (code: string, status = 0): boolean =>
  status >= 500 || status === 429 || status === 408 || BUSY.includes(code);

export const problem = (code: string, detail = '', status = 0, wait = 0): Problem => ({
  ok: false,
  code,
  detail,
  status,
  later: passes(code, status) ? wait : null,
});

export const OFFLINE = problem('offline');

/** What the server refuses, in its answer (null: not of its own making) or in a nack. */
export const refused = (
  body: { code?: unknown; detail?: unknown } | null,
  status: number,
  wait?: number,
): Problem =>
  problem(String(body?.code ?? `http_${status}`), String(body?.detail ?? ''), status, wait);

/** What the UI gets of a problem. */
export const refusal = ({ code, detail }: Refusal): Refusal => ({ ok: false, code, detail });

async function read<T>(response: Response): Promise<Outcome<T>> {
  const { status } = response;
  const text = await response.text();
  const body = parse<T & object>(text); // null of a proxy's page
  if (!response.ok)
    return refused(body, status, 1000 * (Number(response.headers.get('Retry-After')) || 0));
  return text && !body ? problem('not_json', '', status) : { ok: true, value: body as T };
}

export function makeRest(api: string, platform: Platform, { later }: Timers): Rest {
  const open = new Set<(outcome: Problem) => void>();

  return {
    send<T>({ path, body, method = body ? 'POST' : 'GET', token, once }: Request) {
      return new Promise<Outcome<T>>((resolve) => {
        const control = new AbortController();
        const end = (outcome: Outcome<T>) => {
          stop();
          open.delete(end);
          control.abort();
          resolve(outcome);
        };
        const offline = () => end(OFFLINE);
        const stop = later(PATIENCE_MS, offline);
        open.add(end);
        const headers = {
          ...(body && { 'Content-Type': 'application/json' }),
          ...(token && { Authorization: `Bearer ${token}` }),
          ...(once && { 'Idempotency-Key': once }),
        };
        const init = { method, headers, signal: control.signal, body: JSON.stringify(body) };
        const fetched = async () => read<T>(await platform.fetch(api + path, init));
        fetched().then(end, offline);
      });
    },
    abort() {
      for (const end of open) end(problem('aborted'));
    },
  };
}
