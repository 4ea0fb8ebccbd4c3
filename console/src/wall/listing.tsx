/** Conversations in a drawer: who waits in a queue, what an agent has, who is late. */
import { Button, Drawer } from '@mantine/core';
import { useConversation, useConversations } from '@/api/queries';
import type { Agent } from '@/api/types';
import { useWords } from '@/i18n/words';
import { Empty, Failure, Waiting } from '@/shared/failure';
import { common } from '@/shared/words';
import { ConversationLine } from './line';
import { LISTS_MS, QUEUES_MS, type WallData } from './use-wall';
import { words } from './words';

export type Listed =
  | { kind: 'queue'; group: string }
  | { kind: 'agent'; agent: string }
  | { kind: 'late' };

interface Props {
  of: Listed | null;
  wall: WallData;
  close(): void;
}

export function Listing({ of, wall, close }: Props) {
  const t = useWords(words);
  const c = useWords(common);
  const title = of && titleOf(t, of, wall);
  return (
    <Drawer
      opened={of !== null}
      onClose={close}
      position="right"
      title={title}
      closeButtonProps={{ 'aria-label': c('close') }}
    >
      {of?.kind === 'agent' && <OfAgent wall={wall} id={of.agent} />}
      {of?.kind === 'queue' && <OfQueue wall={wall} group={of.group} />}
      {of?.kind === 'late' && <OfLate wall={wall} />}
    </Drawer>
  );
}

function titleOf(t: ReturnType<typeof words.in>, of: Listed, wall: WallData): string {
  if (of.kind === 'queue') return t('queue_of', { group: wall.nameOf(of.group) });
  if (of.kind === 'agent') return t('conversations_of', { name: wall.nameOf(of.agent) });
  return t('late_list');
}

function OfAgent({ wall, id }: { wall: WallData; id: string }) {
  const t = useWords(words);
  const agent = wall.agents.data?.find((one: Agent) => one.id === id);
  const ids = [...(agent?.conversations ?? [])].sort();
  if (ids.length === 0) return <Empty title={t('no_conversations', { name: wall.nameOf(id) })} />;
  return (
    <ul className="wall-list">
      {ids.map((one) => (
        <Asked key={one} id={one} wall={wall} />
      ))}
    </ul>
  );
}

function Asked({ id, wall }: { id: string; wall: WallData }) {
  const { data, error, refetch } = useConversation(id);
  if (data) return <ConversationLine one={data} wall={wall} />;
  return (
    <li>{error ? <Failure error={error} again={() => void refetch()} /> : <Waiting rows={1} />}</li>
  );
}

function OfQueue({ wall, group }: { wall: WallData; group: string }) {
  const t = useWords(words);
  const list = useConversations({ view: 'queue', group }, true, QUEUES_MS);
  return <Lines list={list} wall={wall} empty={t('nobody_waits')} rows={list.rows} />;
}

function OfLate({ wall }: { wall: WallData }) {
  const t = useWords(words);
  const list = useConversations({ view: 'late' }, true, LISTS_MS);
  const rows = list.rows.filter(({ group }) => wall.among(group));
  return <Lines list={list} wall={wall} empty={t('no_late')} rows={rows} />;
}

type List = ReturnType<typeof useConversations>;

interface LinesProps {
  list: List;
  rows: List['rows'];
  wall: WallData;
  empty: string;
}

function Lines({ list, rows, wall, empty }: LinesProps) {
  const c = useWords(common);
  if (list.isPending) return <Waiting />;
  if (list.error && rows.length === 0)
    return <Failure error={list.error} again={() => void list.refetch()} />;
  if (rows.length === 0 && !list.hasNextPage) return <Empty title={empty} />;
  return (
    <>
      <ul className="wall-list">
        {rows.map((one) => (
          <ConversationLine key={one.id} one={one} wall={wall} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          variant="default"
          fullWidth
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {c('more')}
        </Button>
      )}
    </>
  );
}
