/** All agents: what they are and since when, how full, what they have had open longest. */
import { Button, Switch, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Agent } from '@/api/types';
import { useLanguage, useWords } from '@/i18n/words';
import { Empty, Failure, Waiting } from '@/shared/failure';
import { Deeds, Load, Longest, Name, State } from './agent-cells';
import { type Listed, Listing } from './listing';
import { fullness, longestOpen, lookedFor, madeAt, STANDINGS, standing } from './people';
import { type Column, Table } from './table';
import type { WallData } from './use-wall';
import { words } from './words';

const TRACKS =
  'minmax(140px, 2fr) minmax(130px, 1.6fr) minmax(110px, 1fr) minmax(70px, 0.8fr) minmax(90px, 1.4fr) 32px';

export function Agents({ wall }: { wall: WallData }) {
  const t = useWords(words);
  const [name, setName] = useState('');
  const [here, setHere] = useState(true);
  const [list, setList] = useState<Listed | null>(null);
  const [wanted] = useDebouncedValue(name, 150);
  return (
    <section className="wall-pane">
      <div className="wall-pane-head">
        <Title order={2} size="h5">
          {t('agents')}
        </Title>
        <TextInput
          size="xs"
          value={name}
          aria-label={t('find_agent')}
          placeholder={t('find_agent')}
          leftSection={<Search size={14} />}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Switch
          size="md"
          label={t('only_here')}
          checked={here}
          onChange={(event) => setHere(event.currentTarget.checked)}
        />
      </div>
      <Shown
        wall={wall}
        name={wanted}
        here={here}
        open={setList}
        all={() => {
          setHere(false);
          setName('');
        }}
      />
      <Listing of={list} wall={wall} close={() => setList(null)} />
    </section>
  );
}

interface ShownProps {
  wall: WallData;
  name: string;
  here: boolean;
  open(list: Listed): void;
  all(): void;
}

function Shown({ wall, name, here, open, all }: ShownProps) {
  const t = useWords(words);
  const { data, error, refetch } = wall.agents;
  const { groups, nameOf } = wall;
  const rows = useMemo(
    () => lookedFor(data ?? [], { groups, name, here }),
    [data, groups, name, here],
  );
  const language = useLanguage();
  const columns = useMemo(
    () => columnsOf(words.in(language), nameOf, open),
    [language, nameOf, open],
  );
  if (!data && error) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Waiting rows={6} height={40} />;
  if (rows.length === 0)
    return (
      <Empty title={t('no_agents')} hint={t('no_agents_hint')}>
        <Button variant="default" onClick={all}>
          {t('show_all')}
        </Button>
      </Empty>
    );
  return (
    <Table
      name={t('agents')}
      rows={rows}
      columns={columns}
      idOf={(agent) => agent.id}
      first={{ by: 'state', down: false }}
      tracks={TRACKS}
    />
  );
}

function columnsOf(
  t: ReturnType<typeof words.in>,
  nameOf: WallData['nameOf'],
  open: (list: Listed) => void,
): Column<Agent>[] {
  const groupsOf = (agent: Agent) => agent.groups.map(nameOf).filter(Boolean).join(', ');
  return [
    {
      id: 'agent',
      label: t('agent'),
      value: ({ name }) => name,
      cell: (agent) => <Name agent={agent} open={open} />,
    },
    {
      id: 'state',
      label: t('state'),
      value: (agent) => STANDINGS.indexOf(standing(agent)),
      cell: (agent) => <State agent={agent} />,
    },
    {
      id: 'load',
      label: t('load'),
      downFirst: true,
      value: fullness,
      cell: (agent) => <Load agent={agent} />,
    },
    {
      id: 'longest',
      label: t('longest'),
      value: (agent) => madeAt(longestOpen(agent) ?? ''),
      cell: (agent) => <Longest agent={agent} />,
    },
    {
      id: 'groups',
      label: t('groups'),
      value: groupsOf,
      cell: (agent) => (
        <span className="wall-clip" dir="auto" title={groupsOf(agent)}>
          {groupsOf(agent)}
        </span>
      ),
    },
    { id: 'deeds', label: '', cell: (agent) => <Deeds agent={agent} open={open} /> },
  ];
}
