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
  method: string;
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Rest {
  send<T>(request: Request): Promise<Outcome<T>>;
  /** Ends what is under way, as `aborted`. */
  abort(): void;
}

const PATIENCE_MS = 20_000;
const BUSY = ['too_many_at_once', 'too_many_changes', 'still_running', 'internal', 'rate_limited'];

/** Whether a refusal passes by itself; nacks have no status. */
export const passes = (code: string, status = 0): boolean =>
  status >= 500 || status === 429 || status === 408 || BUSY.includes(code);

export const problem = (
  code: string,
  detail = '',
  status = 0,
  later: number | null = null,
): Problem => ({
  ok: false,
  code,
  detail,
  status,
  later,
});

/** What the UI gets of a problem. */
export const refusal = ({ code, detail }: Refusal): Refusal => ({ ok: false, code, detail });

async function read<T>(response: Response): Promise<Outcome<T>> {
  const { status } = response;
  const text = await response.text();
  const body = parse<{ code?: unknown; detail?: unknown }>(text); // null of a proxy's page
  if (response.ok) {
    return text && body === null
      ? problem('not_json', '', status, 0)
      : { ok: true, value: body as T };
  }
  const code = String(body?.code ?? `http_${status}`);
  const after = Number(response.headers.get('Retry-After')) || 0;
  const later = passes(code, status) ? after * 1000 : null;
  return problem(code, String(body?.detail ?? ''), status, later);
}

export function makeRest(api: string, platform: Platform, timers: Timers): Rest {
  const open = new Set<(code: string) => void>();

  function send<T>({ method, path, body, headers }: Request): Promise<Outcome<T>> {
    const control = new AbortController();
    return new Promise((resolve) => {
      const end = (outcome: Outcome<T>) => {
        stop();
        open.delete(abort);
        resolve(outcome);
      };
      const abort = (code: string) => {
        end(problem(code, '', 0, code === 'offline' ? 0 : null));
        control.abort();
      };
      const stop = timers.later(PATIENCE_MS, () => abort('offline'));
      open.add(abort);
      const init: RequestInit = {
        method,
        headers: {
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        signal: control.signal,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      };
      const fetched = async () => read<T>(await platform.fetch(api + path, init));
      fetched().then(end, () => end(problem('offline', '', 0, 0)));
    });
  }

  return {
    send,
    abort() {
      for (const abort of [...open]) abort('aborted');
    },
  };
}
