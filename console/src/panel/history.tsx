/** All that this customer and we have said before, across conversations. */
import { Badge, Button, UnstyledButton } from '@mantine/core';
import { Star } from 'lucide-react';
import { useState } from 'react';
import { useConversations, useGroups } from '@/api/queries';
import type { Conversation } from '@/api/types';
import { useFormats } from '@/i18n/formats';
import { useWords } from '@/i18n/words';
import { Empty, Failure, Waiting } from '@/shared/failure';
import { useStanding } from '@/shared/states';
import { useTopicName } from '@/shared/topics';
import { common } from '@/shared/words';
import { Transcript } from './transcript';
import { words } from './words';

/** Previews end after 120 letters, mostly in a word. */
const cut = (text: string) => (text.length < 120 ? text : `${text}…`);

export function History({ conversation }: { conversation: Conversation }) {
  const t = useWords(words);
  const c = useWords(common);
  const [read, setRead] = useState<Conversation | null>(null);
  const list = useConversations({ view: 'customer', customer: conversation.customer });
  const before = list.rows.filter(({ id }) => id !== conversation.id);
  if (list.isPending) return <Waiting />;
  if (list.error && list.rows.length === 0)
    return <Failure error={list.error} again={() => void list.refetch()} />;
  return (
    <>
      <ul className="panel-list" aria-label={t('history_of')}>
        {list.rows.map((one) => (
          <li key={one.id}>
            <Past one={one} isThis={one.id === conversation.id} read={() => setRead(one)} />
          </li>
        ))}
      </ul>
      {before.length === 0 && !list.hasNextPage && (
        <Empty title={t('history_none')} hint={t('history_none_hint')} />
      )}
      {list.hasNextPage && (
        <Button
          variant="subtle"
          fullWidth
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {c('more')}
        </Button>
      )}
      <Transcript of={read} close={() => setRead(null)} />
    </>
  );
}

interface PastProps {
  one: Conversation;
  isThis: boolean;
  read(): void;
}

function Past({ one, isThis, read }: PastProps) {
  const t = useWords(words);
  const f = useFormats();
  const standing = useStanding();
  const topicName = useTopicName(!!one.topic);
  const { data: groups } = useGroups();
  const group = groups?.find(({ id }) => id === one.group)?.name;
  const when = f.moment(Date.parse(one.opened_at));
  return (
    <UnstyledButton
      className="panel-past"
      disabled={isThis}
      aria-current={isThis || undefined}
      onClick={read}
    >
      <span className="line">
        <strong>{when}</strong>
        {isThis && (
          <Badge size="sm" variant="default" tt="none">
            {t('this_one')}
          </Badge>
        )}
        {one.rating && <Stars n={one.rating.score} />}
      </span>
      {one.preview?.text && <span dir="auto">{cut(one.preview.text)}</span>}
      <span className="faint">
        {[standing(one), group, topicName(one.topic)].filter(Boolean).join(' · ')}
      </span>
    </UnstyledButton>
  );
}

function Stars({ n }: { n: number }) {
  const t = useWords(words);
  return (
    <span role="img" aria-label={t('stars', { n })} className="panel-stars">
      {n}
      <Star size={13} aria-hidden />
    </span>
  );
}
