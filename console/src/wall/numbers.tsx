/** Four numbers that tell how it goes, to be read from afar. */
import { Paper, Text } from '@mantine/core';
import { useFormats } from '@/i18n/formats';
import { useWords } from '@/i18n/words';
import { totals } from './totals';
import type { WallData } from './use-wall';
import { words } from './words';

export function Numbers({ wall }: { wall: WallData }) {
  const t = useWords(words);
  const f = useFormats();
  const queues = wall.queues.data;
  const agents = wall.agents.data;
  const sum = totals(
    (queues ?? []).filter(({ group }) => wall.among(group)),
    (agents ?? []).filter((agent) => wall.groups.length === 0 || agent.groups.some(wall.among)),
  );
  const shown = (known: unknown, n: number) => (known ? f.number(n) : '–');
  return (
    <dl className="wall-numbers">
      <Tile name={t('waiting')} value={shown(queues, sum.waiting)} />
      <Tile name={t('served')} value={shown(agents, sum.served)} />
      <Tile name={t('late')} value={shown(queues, sum.late)} late={sum.late > 0} />
      <Tile
        name={t('here')}
        value={shown(agents, sum.reachable)}
        more={agents && t('of', { all: f.number(sum.agents) })}
      />
    </dl>
  );
}

interface TileProps {
  name: string;
  value: string;
  more?: string;
  late?: boolean;
}

function Tile({ name, value, more, late }: TileProps) {
  return (
    <Paper withBorder className="wall-tile" data-late={late || undefined}>
      <Text component="dt" size="sm">
        {name}
      </Text>
      <dd>
        <span className="wall-number">{value}</span> {more}
      </dd>
    </Paper>
  );
}
