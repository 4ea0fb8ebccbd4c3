/** Conversations of a day, or those still open, to be read and taken out. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useConversations } from '@/api/queries';
import type { Conversation } from '@/api/types';
import { useWords } from '@/i18n/words';
import { Transcript } from '@/panel/transcript';
import '@/panel/panel.css';
import { serverNow } from '@/shared/clock';
import { Empty, Failure, Waiting } from '@/shared/failure';
import { common } from '@/shared/words';
import { asJson, csv, handOver } from './export';
import { type Choice, filtersOf, Narrow } from './narrow';
import { TalkTable } from './talk-table';
import { words } from './words';
import './audit.css';

const today = () => new Date(serverNow()).toISOString().slice(0, 10);

export function Talks() {
  const t = useWords(words);
  const c = useWords(common);
  const [choice, choose] = useState<Choice>({ view: 'closed', day: today() });
  const [read, setRead] = useState<Conversation | null>(null);
  const list = useConversations(filtersOf(choice));
  const { rows } = list;
  return (
    <Stack gap="md">
      <Narrow choice={choice} choose={choose} today={today()} />
      {list.isPending && <Waiting />}
      {list.error && !rows.length && (
        <Failure error={list.error} again={() => void list.refetch()} />
      )}
      {list.isSuccess && !rows.length && !list.hasNextPage && (
        <Empty title={t('none')} hint={t('none_hint')} />
      )}
      {rows.length > 0 && (
        <>
          <Group gap="xs">
            <Take rows={rows} name={`conversations-${choice.day ?? 'open'}`} />
          </Group>
          <TalkTable rows={rows} read={setRead} />
        </>
      )}
      {list.hasNextPage && (
        <Group>
          {!rows.length && <Text size="sm">{t('sparse')}</Text>}
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {c('more')}
          </Button>
        </Group>
      )}
      <Transcript of={read} close={() => setRead(null)} />
    </Stack>
  );
}

const COLUMNS = [
  'id',
  'opened_at',
  'ended_at',
  'state',
  'ended_reason',
  'group',
  'agent',
  'customer',
  'name',
  'email',
  'messages_in',
  'messages_out',
  'rating',
  'tags',
];

const line = (one: Conversation) => [
  one.id,
  one.opened_at,
  one.ended_at,
  one.state,
  one.ended_reason,
  one.group,
  one.agent ?? one.last_agent,
  one.customer,
  one.person?.name,
  one.person?.email,
  one.messages_in,
  one.messages_out,
  one.rating?.score,
  one.tags?.join(' '),
];

function Take({ rows, name }: { rows: Conversation[]; name: string }) {
  const t = useWords(words);
  return (
    <>
      <Button
        variant="default"
        leftSection={<Download size={16} />}
        onClick={() => handOver(`${name}.csv`, csv(COLUMNS, rows.map(line)))}
      >
        {t('list_csv')}
      </Button>
      <Button variant="default" onClick={() => handOver(`${name}.json`, asJson(rows))}>
        {t('list_json')}
      </Button>
    </>
  );
}
