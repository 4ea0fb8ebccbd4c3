/** One agent, or one to be. */
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import { newId } from '@/api/outbox';
import { offered } from '@/api/queries';
import type { Agent, Group } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { serverNow } from '@/shared/clock';
import { SettingsForm } from '../form';
import type { Source } from '../saving';
import { agentOf, part } from '../source';
import { useForm } from '../use-form';
import { Account } from './account';
import { type AgentDraft, asNew, changeOf, checkAgent, draftOf, NOBODY } from './draft';
import { AgentFields } from './fields';
import { HandOver } from './hand-over';
import { agentWords } from './words';

interface Props {
  groups: Group[];
  skills: string[];
}

export function EditAgent({ agent, groups, skills }: Props & { agent: Agent }) {
  const desk = useDesk();
  const t = useWords(agentWords);
  const isSelf = agent.id === desk.me.agent.id;
  const form = useForm<AgentDraft>({
    source: part(`agent ${agent.id}`, agentOf(desk, agent), draftOf, changeOf),
    permission: 'agents.write',
    check: (draft) => checkAgent(draft, serverNow(), t),
  });
  return (
    <SettingsForm form={form} title={agent.name}>
      <AgentFields {...{ form, groups, skills, isSelf }} isNew={false} />
      {!form.readOnly && <Account agent={agent} isSelf={isSelf} />}
    </SettingsForm>
  );
}

interface Made {
  name: string;
  email: string;
  password: string | null;
}

/** Makes the agent; the same request sent again makes no second one. */
function useNewAgent(groups: Group[], made: (agent: Made) => void): Source<AgentDraft> {
  const { api } = useDesk();
  const cache = useQueryClient();
  const once = useRef({ id: newId(), of: NOBODY });
  const all = offered(groups).map(({ id }) => id);
  const only = all.length === 1 ? all : [];
  const nobody = { value: { ...NOBODY, groups: only }, version: 0 };
  return {
    name: 'new agent',
    now: () => nobody,
    again: async () => nobody,
    async write(draft) {
      if (once.current.of !== draft) once.current = { id: newId(), of: draft };
      const params = { header: { 'Idempotency-Key': once.current.id } };
      const agent = await data(api.POST('/v1/agents', { params, body: asNew(draft) as never }));
      cache.setQueryData<Agent[]>(keys.agents, (all) => all && [...all, agent as Agent]);
      made({ name: agent.name, email: agent.email, password: agent.temporary_password });
    },
  };
}

export function NewAgent({ groups, skills }: Props) {
  const { workspace } = useDesk();
  const t = useWords(agentWords);
  const [, go] = useLocation();
  const [made, show] = useState<Made | null>(null);
  const form = useForm<AgentDraft>({
    source: useNewAgent(groups, show),
    permission: 'agents.write',
    check: (draft) => checkAgent(draft, serverNow(), t),
    made: () => undefined, // the dialog with the password says so
  });
  return (
    <>
      <SettingsForm form={form} title={t('new_title')} hint={t('new_hint')} verb={t('invite')}>
        <AgentFields {...{ form, groups, skills }} isNew isSelf={false} />
      </SettingsForm>
      {made && <HandOver {...made} done={() => go(`/${workspace}/settings/agents`)} />}
    </>
  );
}
