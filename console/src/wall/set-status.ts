/** Sets an agent's state for them; for six seconds it can be put back. */
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import type { Agent } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { useTellFailure } from '@/shared/failure';
import { useUndo } from '@/shared/undo';
import { words } from './words';

export const CHOICES = ['online', 'busy', 'away', 'offline'] as const;
type Choice = (typeof CHOICES)[number];

const isChoice = (status: string): status is Choice =>
  (CHOICES as readonly string[]).includes(status);

export function useSetStatus(): (agent: Agent, status: Choice) => void {
  const { api, cache } = useDesk();
  const t = useWords(words);
  const undo = useUndo();
  const failed = useTellFailure();
  const put = async (id: string, status: Choice, reason: string) => {
    const shown = await data(
      api.PUT('/v1/agents/{agent}/status', {
        params: { path: { agent: id } },
        body: { status, reason },
      }),
    );
    cache.setQueryData<Agent[]>(keys.agents, (all) =>
      all?.map((one) => (one.id === id ? shown : one)),
    );
  };
  return (agent, status) => {
    const { id, name, status: before, status_reason: reason } = agent;
    put(id, status, '').then(() => {
      const said = t('state_set', { name, state: t(status) });
      undo(said, () => (isChoice(before) ? put(id, before, reason) : false));
    }, failed);
  };
}
