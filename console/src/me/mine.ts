/** One's own status and leaving: what the menu behind one's face and one's page both do. */
import { useMutation } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import { asApiError } from '@/api/problem';
import { sessions } from '@/api/session';
import type { Agent, Me } from '@/api/types';
import { type Desk, useDesk } from '@/desk';
import { useTellFailure } from '@/shared/failure';
import { words } from './words';

export const STATUSES = ['online', 'busy', 'away', 'offline'] as const;
export type Status = (typeof STATUSES)[number];
export const REASONS = ['break', 'meal', 'training', 'meeting'] as const;

export interface Choice {
  status: Status;
  reason: string;
}

export const isStatus = (text: string): text is Status =>
  (STATUSES as readonly string[]).includes(text);

const KNOWN: readonly string[] = [...REASONS, 'missed_offers'];

/** A reason in words; what somebody wrote themselves stays as it is. */
export function reasonWords(reason: string, t: ReturnType<typeof words.in>): string {
  const key = `reason_${reason}`;
  return KNOWN.includes(reason) && words.has(key) ? t(key) : reason;
}

/** "Away (Meal)". */
export function statusWords(agent: Agent, t: ReturnType<typeof words.in>): string {
  const status = isStatus(agent.status) ? t(agent.status) : agent.status;
  return agent.status_reason ? `${status} · ${reasonWords(agent.status_reason, t)}` : status;
}

/** Writes what the server says of oneself to where everybody reads it. */
export function tellMe(cache: Desk['cache'], agent: Agent): void {
  cache.setQueryData<Me>(keys.me, (me) => me && { ...me, agent });
  cache.setQueryData<Agent[]>(keys.agents, (all) =>
    all?.map((one) => (one.id === agent.id ? agent : one)),
  );
}

/** Chooses one's status: on the screen at once, back again when it fails. */
export function useStatus() {
  const { api, cache, me } = useDesk();
  const failed = useTellFailure();
  return useMutation({
    mutationFn: (body: Choice) => data(api.PUT('/v1/me/status', { body })),
    onMutate: ({ status, reason }) => {
      tellMe(cache, { ...me.agent, status, status_reason: reason });
      return me.agent;
    },
    onSuccess: (agent) => tellMe(cache, agent),
    onError: (error, _, before) => {
      if (before) tellMe(cache, before);
      failed(error);
    },
  });
}

/** Ends the session here, or all of one's sessions; drafts stay in the browser for next time. */
export function useSignOut() {
  const { api, workspace } = useDesk();
  const [, go] = useLocation();
  const failed = useTellFailure();
  return async (everywhere = false) => {
    const refresh_token = sessions.of(workspace)?.refresh ?? '';
    try {
      if (everywhere) await data(api.POST('/v1/sign-out/everywhere', {}));
      else await data(api.POST('/v1/sign-out', { body: { refresh_token } }));
    } catch (error) {
      // Without a network this browser can forget all the same; "everywhere" has to be said.
      if (everywhere && asApiError(error).code !== 'signed_out') return failed(error);
    }
    go(`/sign-in?${new URLSearchParams({ workspace })}`);
    sessions.forget(workspace);
  };
}
