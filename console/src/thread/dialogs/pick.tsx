/** A list to choose one from: groups with their queues, colleagues with their room; with a search. */
import { Badge, Radio, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAgents, useQueues } from '@/api/queries';
import type { Agent, Queue } from '@/api/types';
import { useFormats } from '@/i18n/formats';
import { useWords } from '@/i18n/words';
import { AgentFace } from '@/shared/face';
import { Failure, Waiting } from '@/shared/failure';
import { useScope } from '../scope';
import { agentsFor, queuesFor } from './choose';
import { dialogWords } from './words';

const EVERY_MS = 5_000; // while somebody chooses

interface Props {
  query: string;
  chosen: string | null;
  onChoose(id: string): void;
}

export function Find({ query, onQuery }: { query: string; onQuery(query: string): void }) {
  const t = useWords(dialogWords);
  return (
    <TextInput
      data-autofocus
      value={query}
      onChange={(event) => onQuery(event.currentTarget.value)}
      placeholder={t('find')}
      aria-label={t('find')}
      leftSection={<Search size={16} aria-hidden />}
    />
  );
}

export function PickGroup({ query, chosen, onChoose }: Props) {
  const queues = useQueues(EVERY_MS);
  const found = queuesFor(queues.data ?? [], query);
  return (
    <Listed {...queues} empty={found.length === 0} query={query}>
      <Radio.Group value={chosen} onChange={onChoose}>
        {found.map((queue) => (
          <Option key={queue.group} id={queue.group} name={queue.name}>
            <QueueFacts queue={queue} />
          </Option>
        ))}
      </Radio.Group>
    </Listed>
  );
}

function QueueFacts({ queue }: { queue: Queue }) {
  const t = useWords(dialogWords);
  const f = useFormats();
  const { c } = useScope();
  const opens = queue.opens_at ? f.moment(Date.parse(queue.opens_at)) : '';
  return (
    <>
      <Text size="xs">{t('waiting', { n: queue.waiting })}</Text>
      <Text size="xs" fw={600} className={queue.free_seats ? 'free' : 'full'}>
        {queue.free_seats ? t('free', { n: queue.free_seats }) : t('no_free')}
      </Text>
      {queue.open && queue.estimate_s > 0 && (
        <Text size="xs">{t('expected', { span: f.span(queue.estimate_s * 1000) })}</Text>
      )}
      {!queue.open && (
        <Badge size="sm" className="mark-late" variant="light">
          {opens ? t('closed_until', { when: opens }) : t('closed')}
        </Badge>
      )}
      {queue.group === c.group && (
        <Badge size="sm" variant="default">
          {t('here')}
        </Badge>
      )}
    </>
  );
}

export function PickAgent({
  query,
  chosen,
  onChoose,
  without,
}: Props & { without: (string | null)[] }) {
  const { c } = useScope();
  const agents = useAgents(EVERY_MS);
  const found = agentsFor(agents.data ?? [], query, c.group, without);
  return (
    <Listed {...agents} empty={found.length === 0} query={query}>
      <Radio.Group value={chosen} onChange={onChoose}>
        {found.map((agent) => (
          <Option
            key={agent.id}
            id={agent.id}
            name={agent.name}
            face={<AgentFace id={agent.id} name={agent.name} size={28} />}
          >
            <AgentFacts agent={agent} />
          </Option>
        ))}
      </Radio.Group>
    </Listed>
  );
}

const STATES = ['online', 'busy', 'away', 'offline'] as const;

function AgentFacts({ agent }: { agent: Agent }) {
  const t = useWords(dialogWords);
  const { teller } = useScope();
  const full = agent.load >= agent.capacity;
  // Online is what they chose; whether anything can reach them is another matter.
  const gone = !agent.reachable && agent.status !== 'offline';
  const takes = !full && agent.status === 'online' && agent.reachable;
  const state = gone ? 'unreachable' : STATES.find((one) => one === agent.status);
  return (
    <>
      <span className="presence" data-status={gone ? 'offline' : agent.status}>
        {state ? t(state) : agent.status}
      </span>
      <Text size="xs" fw={600} className={full ? 'full' : takes ? 'free' : undefined}>
        {t('load', { load: agent.load, capacity: agent.capacity })} {full && t('full')}
      </Text>
      <Text size="xs" c="dimmed" truncate dir="auto">
        {agent.groups.map(teller.group).join(', ')}
      </Text>
    </>
  );
}

interface OptionProps {
  id: string;
  name: string;
  face?: ReactNode;
  children: ReactNode;
}

function Option({ id, name, face, children }: OptionProps) {
  return (
    <Radio.Card value={id} className="pick" aria-label={name}>
      <Radio.Indicator />
      {face}
      <span className="pick-what">
        <bdi className="pick-name">{name}</bdi>
        <span className="pick-facts">{children}</span>
      </span>
    </Radio.Card>
  );
}

interface ListedProps {
  error: unknown;
  isPending: boolean;
  refetch(): unknown;
  empty: boolean;
  query: string;
  children: ReactNode;
}

function Listed({ error, isPending, refetch, empty, query, children }: ListedProps) {
  const t = useWords(dialogWords);
  if (isPending) return <Waiting rows={4} height={48} />;
  if (error && empty) return <Failure error={error} again={() => void refetch()} />;
  if (empty)
    return (
      <Text size="sm" c="dimmed" ta="center" py="lg" role="status">
        {t('none_found', { query })}
      </Text>
    );
  return (
    <ScrollArea.Autosize mah="38dvh" offsetScrollbars>
      <Stack gap={6}>{children}</Stack>
    </ScrollArea.Autosize>
  );
}
