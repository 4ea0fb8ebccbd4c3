/** All agents: searched, filtered, and only those in sight drawn. */
import { Badge, Button, Group, Select, Text, TextInput } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Plus, Search } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { Agent, Group as GroupShown } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { AgentFace } from '@/shared/face';
import { Empty } from '@/shared/failure';
import { Heading } from '../form';
import { found, ROLES } from './draft';
import { RolesTable } from './roles';
import { agentWords } from './words';

const SHOWS = ['active', ...ROLES, 'inactive'] as const;
type Show = (typeof SHOWS)[number];
const ROW = 64;

export function AgentsList({ agents, groups }: { agents: Agent[]; groups: GroupShown[] }) {
  const t = useWords(agentWords);
  const { may } = useDesk();
  const [search, write] = useState('');
  const [show, choose] = useState<Show>('active');
  const names = useMemo(() => new Map(groups.map(({ id, name }) => [id, name])), [groups]);
  const nameOf = (group: string) => names.get(group) ?? '';
  const rows = found(agents, search, show, nameOf);
  return (
    <div className="settings-list settings-agents">
      <Group justify="space-between" align="flex-start">
        <Heading title={t('title')} hint={t('hint')} />
        {may('agents.write') && <Invite />}
      </Group>
      <RolesTable />
      <Group gap="xs">
        <TextInput
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<Search size={16} aria-hidden />}
          value={search}
          style={{ flex: '1 1 240px' }}
          onChange={(event) => write(event.currentTarget.value)}
        />
        <Select
          aria-label={t('show')}
          data={SHOWS.map((one) => ({ value: one, label: t(one) }))}
          value={show}
          allowDeselect={false}
          w={180}
          onChange={(one) => choose(SHOWS.find((known) => known === one) ?? 'active')}
        />
      </Group>
      <Text size="xs" className="settings-inherited" role="status">
        {t('count', { n: rows.length })}
      </Text>
      {rows.length ? (
        <Rows rows={rows} nameOf={nameOf} />
      ) : (
        <Empty title={t('nobody')} hint={t('nobody_hint')} />
      )}
    </div>
  );
}

function Invite() {
  const { workspace } = useDesk();
  const t = useWords(agentWords);
  return (
    <Button
      component={Link}
      href={`/${workspace}/settings/agents?agent=new`}
      leftSection={<Plus size={16} />}
    >
      {t('invite')}
    </Button>
  );
}

function Rows({ rows, nameOf }: { rows: Agent[]; nameOf: (group: string) => string }) {
  const t = useWords(agentWords);
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (i) => rows[i]?.id ?? i,
    overscan: 8,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller has to be reached by keys
    <section ref={scroller} className="settings-rows" tabIndex={0} aria-label={t('list')}>
      <ul style={{ blockSize: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const agent = rows[index];
          if (!agent) return null;
          return (
            <li
              key={agent.id}
              className="settings-slot"
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)`, blockSize: ROW }}
            >
              <Row agent={agent} groups={agent.groups.map(nameOf).filter(Boolean).join(', ')} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Row({ agent, groups }: { agent: Agent; groups: string }) {
  const { workspace } = useDesk();
  const t = useWords(agentWords);
  const role = ROLES.find((one) => one === agent.role) ?? 'agent';
  return (
    <Link href={`/${workspace}/settings/agents?agent=${agent.id}`} className="settings-agent">
      <AgentFace id={agent.id} name={agent.name} size={36} />
      <span className="settings-agent-who">
        <Text component="span" size="sm" fw={600} truncate dir="auto">
          {agent.name}
        </Text>
        <Text component="span" size="xs" truncate className="settings-inherited">
          {agent.email}
        </Text>
      </span>
      <Text component="span" size="xs" truncate className="settings-agent-groups">
        {groups || t('no_groups')}
      </Text>
      <Text component="span" size="xs" className="settings-agent-seats">
        {t('seats', { n: agent.capacity })}
      </Text>
      <Badge variant="default" className="settings-agent-role">
        {t(agent.active ? `role_${role}` : 'is_inactive')}
      </Badge>
    </Link>
  );
}
