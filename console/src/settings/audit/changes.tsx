/** Who changed what, latest first. */
import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { data } from '@/api/client';
import { useAgents, useGroups } from '@/api/queries';
import { useDesk } from '@/desk';
import { useFormats } from '@/i18n/formats';
import { useWords } from '@/i18n/words';
import { Empty, Failure, Waiting } from '@/shared/failure';
import { common } from '@/shared/words';
import { type Change, partsOf } from './change';
import { asJson, csv, handOver } from './export';
import { words } from './words';
import './audit.css';

interface Page {
  data: Change[];
  next_cursor: string | null;
}
const PAGE = 50;

function useChanges(from: string, to: string) {
  const { api } = useDesk();
  return useInfiniteQuery({
    queryKey: ['audit', from, to],
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page) => page.next_cursor,
    queryFn: async ({ pageParam }): Promise<Page> => {
      const span = { ...(from && { from }), ...(to && { to }) };
      const query = { limit: PAGE, cursor: pageParam, ...span };
      return (await data(api.GET('/v1/audit', { params: { query } }))) as unknown as Page;
    },
  });
}

/** Who did something: an agent, a key, or the set-up. */
function useWho(): (by: string) => string {
  const t = useWords(words);
  const agents = useAgents().data;
  return (by) => {
    if (!by) return t('setup');
    const found = agents?.find(({ id }) => id === by)?.name;
    return found ?? (by.startsWith('key_') ? t('key', { id: by.slice(-4) }) : by);
  };
}

/** What it was done to, by its name where it has one. */
function useThing(): (id: string) => string {
  const agents = useAgents().data ?? [];
  const groups = useGroups().data ?? [];
  return (id) => [...agents, ...groups].find((one) => one.id === id)?.name ?? id;
}

export function Changes() {
  const t = useWords(words);
  const c = useWords(common);
  const who = useWho();
  const [span, setSpan] = useState({ from: '', to: '' });
  const [by, chooseBy] = useState<string | null>(null);
  const [what, chooseWhat] = useState<string | null>(null);
  const list = useChanges(span.from, span.to);
  const all = list.data?.pages.flatMap((page) => page.data) ?? [];
  const shown = all.filter(
    (one) => (by === null || one.by === by) && (what === null || one.what === what),
  );
  const said = (code: string) => (words.has(code) ? t(code) : code);
  return (
    <Stack gap="md">
      <div className="audit-narrow">
        {(['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            type="date"
            label={t(end)}
            value={span[end]}
            onChange={(event) => setSpan({ ...span, [end]: event.currentTarget.value })}
          />
        ))}
        <Select
          label={t('who')}
          placeholder={t('all')}
          clearable
          data={[...new Set(all.map((one) => one.by))]
            .filter(Boolean)
            .map((one) => ({ value: one, label: who(one) }))}
          value={by}
          onChange={chooseBy}
        />
        <Select
          label={t('kind')}
          placeholder={t('all')}
          clearable
          data={[...new Set(all.map((one) => one.what))].map((one) => ({
            value: one,
            label: said(one),
          }))}
          value={what}
          onChange={chooseWhat}
        />
      </div>
      {list.isPending && <Waiting />}
      {list.error && !all.length && (
        <Failure error={list.error} again={() => void list.refetch()} />
      )}
      {list.isSuccess && !all.length && (
        <Empty title={t('changes_none')} hint={t('changes_none_hint')} />
      )}
      {all.length > 0 && <Take rows={shown} />}
      {all.length > 0 && !shown.length && <Empty title={t('none')} hint={t('none_hint')} />}
      <ul className="settings-items">
        {shown.map((one) => (
          <Line key={`${one.at} ${one.what} ${one.id}`} one={one} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Group>
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {c('more')}
          </Button>
          {(by || what) && <Text size="sm">{t('loaded_only')}</Text>}
        </Group>
      )}
    </Stack>
  );
}

function Take({ rows }: { rows: Change[] }) {
  const t = useWords(words);
  const columns = ['at', 'by', 'what', 'id', 'change'];
  const lines = rows.map((one) => [one.at, one.by, one.what, one.id, JSON.stringify(one.change)]);
  return (
    <Group gap="xs">
      <Button
        variant="default"
        leftSection={<Download size={16} />}
        onClick={() => handOver('changes.csv', csv(columns, lines))}
      >
        {t('list_csv')}
      </Button>
      <Button variant="default" onClick={() => handOver('changes.json', asJson(rows))}>
        {t('list_json')}
      </Button>
    </Group>
  );
}

function Line({ one }: { one: Change }) {
  const t = useWords(words);
  const f = useFormats();
  const who = useWho();
  const thing = useThing();
  const parts = partsOf(one.change);
  const told = { hidden: t('hidden'), empty: t('empty'), bytes: (n: number) => t('bytes', { n }) };
  return (
    <li className="settings-item audit-change">
      <Group gap={6}>
        <Text size="sm" fw={600} dir="auto">
          {who(one.by)}
        </Text>
        <Text size="sm">{words.has(one.what) ? t(one.what) : one.what}</Text>
        {one.id && (
          <Text size="sm" dir="auto" className="audit-thing">
            {thing(one.id)}
          </Text>
        )}
        <Text size="xs" className="settings-hint audit-at">
          {f.moment(Date.parse(one.at))}
        </Text>
      </Group>
      {parts.length > 0 && (
        <details>
          <summary>
            {t('details')}: {parts.map(({ name }) => name).join(', ')}
          </summary>
          <dl className="audit-parts">
            {parts.map((part) => (
              <div key={part.name}>
                <dt>{part.name}</dt>
                <dd dir="auto">{part.said(told)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </li>
  );
}
