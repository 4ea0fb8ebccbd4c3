/** All queues: who waits, how long, and what stands ready to serve them. */
import { Badge, Title, UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Queue } from '@/api/types';
import { type Formats, useFormats } from '@/i18n/formats';
import { type T, useLanguage, useWords } from '@/i18n/words';
import { serverNow } from '@/shared/clock';
import { Empty, Failure, Waiting } from '@/shared/failure';
import { Since } from '@/shared/since';
import { type Listed, Listing } from './listing';
import { type Column, Table } from './table';
import type { WallData } from './use-wall';
import { words } from './words';

type Say = T<keyof (typeof words)['table']['en'] & string>;
const TRACKS =
  'minmax(110px, 2fr) minmax(56px, 1fr) minmax(100px, 1fr) repeat(6, minmax(58px, 1fr))';

export function Queues({ wall }: { wall: WallData }) {
  const t = useWords(words);
  const [list, setList] = useState<Listed | null>(null);
  return (
    <section className="wall-pane">
      <Title order={2} size="h5">
        {t('queues')}
      </Title>
      <Shown wall={wall} open={setList} />
      <Listing of={list} wall={wall} close={() => setList(null)} />
    </section>
  );
}

function Shown({ wall, open }: { wall: WallData; open(list: Listed): void }) {
  const t = useWords(words);
  const f = useFormats();
  const { data, error, refetch, dataUpdatedAt } = wall.queues;
  const asked = useMemo(() => (dataUpdatedAt ? serverNow() : 0), [dataUpdatedAt]);
  const language = useLanguage();
  const columns = useMemo(
    () => columnsOf(words.in(language), f, asked, open),
    [language, f, asked, open],
  );
  if (!data && error) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Waiting rows={4} height={40} />;
  const rows = data.filter(({ group }) => wall.among(group));
  if (rows.length === 0) return <Empty title={t('no_queues')} hint={t('no_queues_hint')} />;
  return (
    <Table
      name={t('queues')}
      rows={rows}
      columns={columns}
      idOf={(queue) => queue.group}
      first={{ by: 'oldest', down: true }}
      tracks={TRACKS}
      mark={(queue) => (queue.late > 0 ? 'late' : undefined)}
    />
  );
}

/** How long the next one waits, in s: for ever where nobody is there to serve them. */
function forecast({ seats, free_seats, waiting, mode, estimate_s }: Queue): number {
  if (seats === 0) return Number.POSITIVE_INFINITY;
  return free_seats > 0 && waiting === 0 && mode === 'assign' ? 0 : estimate_s;
}

function columnsOf(t: Say, f: Formats, asked: number, open: (list: Listed) => void) {
  const count = (id: 'waiting' | 'agents' | 'late', label: string): Column<Queue> => ({
    id,
    label,
    end: true,
    downFirst: true,
    value: (queue) => queue[id],
    cell: (queue) => <Count n={queue[id]} late={id === 'late'} />,
  });
  const columns: Column<Queue>[] = [
    {
      id: 'group',
      label: t('group'),
      value: ({ name }) => name,
      cell: (queue) => <Name queue={queue} open={open} />,
    },
    count('waiting', t('waiting')),
    {
      id: 'oldest',
      label: t('oldest'),
      end: true,
      downFirst: true,
      value: ({ waiting, oldest_wait_s }) => (waiting ? oldest_wait_s : null),
      cell: (q) => (q.waiting ? <Since at={asked - q.oldest_wait_s * 1000} /> : '–'),
    },
    count('late', t('late')),
    {
      id: 'forecast',
      label: t('forecast'),
      end: true,
      downFirst: true,
      value: forecast,
      cell: (queue) => {
        const s = forecast(queue);
        if (!Number.isFinite(s)) return '–';
        return s > 0 ? t('forecast_min', { n: f.number(Math.ceil(s / 60)) }) : t('at_once');
      },
    },
    {
      id: 'seats',
      label: t('seats'),
      end: true,
      value: ({ free_seats }) => free_seats,
      cell: (q) => t('free_of', { free: f.number(q.free_seats), all: f.number(q.seats) }),
    },
    count('agents', t('agents')),
    {
      id: 'mode',
      label: t('mode'),
      value: ({ mode }) => mode,
      cell: ({ mode }) => inMode(t, mode),
    },
    {
      id: 'open',
      label: t('hours'),
      value: ({ open: is }) => Number(is),
      cell: (queue) => <Hours queue={queue} />,
    },
  ];
  return columns;
}

const inMode = (t: Say, mode: string) => {
  const key = `mode_${mode}`;
  return words.has(key) ? t(key) : mode;
};

function Name({ queue, open }: { queue: Queue; open(list: Listed): void }) {
  const t = useWords(words);
  return (
    <UnstyledButton
      className="wall-name"
      title={queue.name}
      aria-label={t('see_queue', { group: queue.name })}
      onClick={() => open({ kind: 'queue', group: queue.group })}
    >
      <span dir="auto">{queue.name}</span>
    </UnstyledButton>
  );
}

function Count({ n, late }: { n: number; late: boolean }) {
  const f = useFormats();
  if (!late || n === 0) return f.number(n);
  return <span className="wall-late">{f.number(n)}</span>;
}

function Hours({ queue }: { queue: Queue }) {
  const t = useWords(words);
  const f = useFormats();
  if (queue.open) return <span className="wall-open">{t('open')}</span>;
  const title = queue.opens_at ? t('opens', { when: f.moment(Date.parse(queue.opens_at)) }) : '';
  return (
    <Badge variant="light" color="gray" title={title}>
      {t('closed')}
    </Badge>
  );
}
