/** The list of agents, one of them, or one to be; the address says which (`?agent=`). */
import { Anchor } from '@mantine/core';
import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useSearch } from 'wouter';
import { useAgents, useGroups } from '@/api/queries';
import type { Agent, Group } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { Empty } from '@/shared/failure';
import { EditAgent, NewAgent } from '../agents/edit';
import { AgentsList } from '../agents/list';
import { agentWords } from '../agents/words';
import { Loaded } from '../parts';

export default function AgentsSection() {
  const agents = useAgents();
  const groups = useGroups();
  return (
    <Loaded query={agents}>
      {(all) => <Loaded query={groups}>{(known) => <Chosen agents={all} groups={known} />}</Loaded>}
    </Loaded>
  );
}

function Chosen({ agents, groups }: { agents: Agent[]; groups: Group[] }) {
  const t = useWords(agentWords);
  const id = new URLSearchParams(useSearch()).get('agent');
  const skills = [...new Set(agents.flatMap((one) => Object.keys(one.skills)))].sort();
  if (!id) return <AgentsList agents={agents} groups={groups} />;
  const agent = agents.find((one) => one.id === id);
  return (
    <Within>
      {id === 'new' && <NewAgent groups={groups} skills={skills} />}
      {agent && <EditAgent key={id} agent={agent} groups={groups} skills={skills} />}
      {id !== 'new' && !agent && <Empty title={t('may_not_found')} />}
    </Within>
  );
}

function Within({ children }: { children: ReactNode }) {
  const { workspace } = useDesk();
  const t = useWords(agentWords);
  return (
    <>
      <Anchor component={Link} href={`/${workspace}/settings/agents`} className="settings-up">
        <ChevronLeft size={18} aria-hidden /> {t('back')}
      </Anchor>
      {children}
    </>
  );
}
