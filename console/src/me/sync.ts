/**
 * One's choices are the same on every machine: the later change wins. Without a network they stay
 * here and go when one works the next time; the screen never waits for it.
 */
import { useEffect, useRef } from 'react';
import { type Api, data } from '@/api/client';
import { asApiError } from '@/api/problem';
import { useDesk } from '@/desk';
import { checked, type Preferences, preferences, type Stamp, stampOf } from './preferences';

const SOON_MS = 800; // a switch that is played with is one change

/**
 * What follows from what is here and what is there: take theirs, give ours, or neither. What somebody
 * else, or nobody yet, has chosen in this browser does not outdo what one has chosen oneself.
 */
export function settle(here: Stamp, there: unknown, email: string): 'take' | 'give' | 'same' {
  const { at } = stampOf(there);
  const chosen = Object.keys((there ?? {}) as object).length > 0;
  const before = here.by === email ? here.at : 0;
  if (here.by !== '' && here.by !== email) return 'take';
  if (!chosen) return here.at > 0 ? 'give' : 'same';
  if (before > at) return 'give';
  return before < Math.max(at, 1) ? 'take' : 'same';
}

type Anything = Record<string, never>;

export interface Kept {
  ask(): Promise<unknown>;
  put(all: Preferences & Stamp): Promise<unknown>;
}

/** Brings here and there together, once. */
export async function bring(kept: Kept, email: string): Promise<void> {
  const there = await kept.ask();
  const next = settle(preferences.stamp(), there, email);
  if (next === 'take') preferences.take(checked(there), { at: stampOf(there).at || 1, by: email });
  if (next === 'give') await give(kept, email);
}

/** Sends what is here; says that it is theirs. */
export async function give(kept: Kept, email: string): Promise<void> {
  const [all, { at, by }] = [preferences.read(), preferences.stamp()];
  if (by !== email) preferences.take(all, { at, by: email });
  await kept.put({ ...all, at, by: email });
}

function keptBy(api: Api): Kept {
  return {
    ask: async () => (await data(api.GET('/v1/me/preferences', {}))).data,
    // The contract says of the content only that there may be any.
    put: (all) =>
      data(api.PUT('/v1/me/preferences', { body: { data: all as unknown as Anything } })),
  };
}

/** Only what may pass by itself is passed over; it is tried again at the next change or start. */
function passing(error: unknown): void {
  const problem = asApiError(error);
  if (!problem.passing && problem.code !== 'signed_out') throw problem;
}

/** Keeps this machine and the server together while somebody works. */
export function useSync(): void {
  const { api, me, link } = useDesk();
  const { email } = me.agent;
  const there = link !== 'offline';
  const sent = useRef(0);
  useEffect(() => {
    if (!there) return undefined;
    const kept = keptBy(api);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const met = bring(kept, email)
      .catch(passing)
      .then(() => {
        sent.current = preferences.stamp().at;
      });
    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (preferences.stamp().at === sent.current) return; // another tab's word, or the server's
        sent.current = preferences.stamp().at;
        void met.then(() => give(kept, email)).catch(passing);
      }, SOON_MS);
    };
    const stop = preferences.subscribe(changed);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [api, email, there]);
}

export function Sync() {
  useSync();
  return null;
}
