/** Alarms, the latest first, in words; each leads to its conversation. */
import { Button, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import { useConversation, useConversations } from '@/api/queries';
import type { Alarm } from '@/api/types';
import { useDesk } from '@/desk';
import { useFormats } from '@/i18n/formats';
import { type T, useWords } from '@/i18n/words';
import { serverNow, useNow } from '@/shared/clock';
import { Empty, Failure, Waiting } from '@/shared/failure';
import { common } from '@/shared/words';
import { isEased, isSettled, type Now } from './settled';
import { LISTS_MS, type WallData } from './use-wall';
import { words } from './words';

interface Page {
  data: Alarm[];
  next_cursor: string | null;
}

function useAlarms() {
  const { api } = useDesk();
  return useInfiniteQuery({
    queryKey: keys.alarms,
    refetchInterval: LISTS_MS,
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page) => page.next_cursor,
    queryFn: ({ pageParam }) =>
      data(api.GET('/v1/alarms', { params: { query: { limit: 50, cursor: pageParam } } })),
  });
}

/** What is so now, beside which an alarm is held. */
function useStanding({ queues, agents }: WallData): Now {
  const late = useConversations({ view: 'late' }, true, LISTS_MS);
  const { data: known, dataUpdatedAt, hasNextPage, rows } = late;
  const asked = useMemo(() => (dataUpdatedAt ? serverNow() : 0), [dataUpdatedAt]);
  return {
    late: known && !hasNextPage ? rows : null,
    asked,
    queues: queues.data ?? [],
    agents: agents.data ?? [],
  };
}

export function Alarms({ wall }: { wall: WallData }) {
  const t = useWords(words);
  return (
    <section className="wall-pane wall-alarms">
      <Title order={2} size="h5">
        {t('alarms')}
      </Title>
      <Listed wall={wall} />
    </section>
  );
}

function Listed({ wall }: { wall: WallData }) {
  const t = useWords(words);
  const c = useWords(common);
  const list = useAlarms();
  const now = useStanding(wall);
  const rows = (list.data?.pages ?? [])
    .flatMap((page) => page.data)
    .filter(({ group }) => group === '' || wall.among(group));
  if (list.isPending) return <Waiting rows={5} />;
  if (list.error && rows.length === 0)
    return <Failure error={list.error} again={() => void list.refetch()} />;
  if (rows.length === 0 && !list.hasNextPage)
    return <Empty title={t('no_alarms')} hint={t('no_alarms_hint')} />;
  return (
    <>
      <ul className="wall-list">
        {rows.map((alarm) => (
          <Line key={alarm.id} alarm={alarm} wall={wall} now={now} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          variant="subtle"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {c('more')}
        </Button>
      )}
    </>
  );
}

/** What an alarm says; `nameOf` knows groups and agents. */
export function alarmInWords(
  alarm: Pick<Alarm, 'code' | 'data'>,
  t: T<keyof (typeof words)['table']['en'] & string>,
  nameOf: (id: string) => string,
): string {
  const { waiting, times } = alarm.data as Record<string, unknown>;
  const key = `alarm_${alarm.code}`;
  if (!words.has(key)) return t('alarm_other', { code: alarm.code });
  const who = nameOf(agentOf(alarm)) || t('somebody');
  return t(key, { n: Number(waiting ?? times ?? 1), agent: who });
}

const agentOf = ({ data }: Pick<Alarm, 'data'>): string => {
  const { agent } = data as Record<string, unknown>;
  return typeof agent === 'string' ? agent : '';
};

/** The row of one that is pressed for, asked again until it is answered; late ones are in a list. */
function usePressed({ code, at, conversation }: Alarm): boolean {
  const { data: row } = useConversation(code === 'urged' ? conversation : null, (now) =>
    now && isEased(at, now) ? false : LISTS_MS,
  );
  return !!row && isEased(at, row);
}

function Line({ alarm, wall, now }: { alarm: Alarm; wall: WallData; now: Now }) {
  const eased = usePressed(alarm);
  const settled = eased || isSettled(alarm, now);
  const { workspace } = useDesk();
  const t = useWords(words);
  const f = useFormats();
  const at = Date.parse(alarm.at);
  const said = alarmInWords(alarm, t, wall.nameOf);
  const agent = alarm.code === 'missed_offers' ? '' : wall.nameOf(agentOf(alarm));
  return (
    <li className="wall-alarm" data-settled={settled || undefined}>
      <Text size="sm">{said}</Text>
      <Text size="xs" className="faint" component="div">
        <time dateTime={alarm.at} title={f.moment(at)}>
          <Ago at={at} />
        </time>
        {wall.nameOf(alarm.group) && <span dir="auto"> · {wall.nameOf(alarm.group)}</span>}
        {agent && <span dir="auto"> · {t('with_agent', { agent })}</span>}
        {settled && <b> · {t('settled')}</b>}
      </Text>
      {alarm.conversation && (
        <Button
          component={Link}
          href={`/${workspace}/inbox/${alarm.conversation}`}
          variant="light"
          size="compact-sm"
          aria-label={t('go_to', { what: said })}
        >
          {t('go')}
        </Button>
      )}
    </li>
  );
}

function Ago({ at }: { at: number }) {
  const f = useFormats();
  return f.ago(useNow() - at);
}
