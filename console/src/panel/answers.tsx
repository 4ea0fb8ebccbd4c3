/** Canned answers, those that fit first; one click puts them into the composer. */
import { Badge, Button, Group, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { controls } from '@/actions';
import { useGroups, useLog } from '@/api/queries';
import type { Answer, Conversation } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { type Filling, spoken, useAnswers } from '@/shared/answers';
import { Empty, Failure, Waiting } from '@/shared/failure';
import { panel } from '@/shell/panel';
import { fitting, found } from './fit';
import { words } from './words';

const AT_ONCE = 20;
const LONG = 240; // letters; what is longer is folded

export function Answers({ conversation }: { conversation: Conversation }) {
  const t = useWords(words);
  const { data: all, error, refetch } = useAnswers();
  if (!all && error) return <Failure error={error} again={() => void refetch()} />;
  if (!all) return <Waiting />;
  if (all.length === 0) return <Empty title={t('answers_none')} hint={t('answers_none_hint')} />;
  return <Fitting all={all} conversation={conversation} />;
}

/** What the customer said last, for finding what fits. */
function useLastSaid(c: Conversation): string {
  const { data: log } = useLog(c.id, c.seq);
  const last = log?.entries.findLast((e) => e.by.role === 'customer' && e.type === 'message');
  const text = last?.data.text ?? (c.preview?.by === 'customer' ? c.preview.text : '');
  return typeof text === 'string' ? text : '';
}

interface FittingProps {
  all: readonly Answer[];
  conversation: Conversation;
}

function Fitting({ all, conversation: c }: FittingProps) {
  const t = useWords(words);
  const { me } = useDesk();
  const { data: groups } = useGroups();
  const [search, setSearch] = useState('');
  const [most, setMost] = useState(AT_ONCE);
  const said = useLastSaid(c);
  const fit = useMemo(
    () => fitting(all, { language: c.language, group: c.group, said }),
    [all, c.language, c.group, said],
  );
  const shown = found(fit, search);
  const filling: Filling = {
    customer: c.person?.name ?? '',
    agent: me.agent.name,
    group: groups?.find((one) => one.id === c.group)?.name ?? '',
  };
  return (
    <>
      <TextInput
        m="12px 16px 0"
        aria-label={t('answers_search')}
        placeholder={t('answers_search')}
        description={search ? undefined : t('answers_fit')}
        inputWrapperOrder={['input', 'description']}
        leftSection={<Search size={16} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {shown.length === 0 && <Empty title={t('answers_unfound')} />}
      <ul className="panel-list">
        {shown.slice(0, most).map((answer) => (
          <Card key={answer.id} answer={answer} text={spoken(answer, c.language, filling)} />
        ))}
      </ul>
      {shown.length > most && (
        <Button variant="subtle" fullWidth my="xs" onClick={() => setMost(most + AT_ONCE)}>
          {t('more_answers')}
        </Button>
      )}
    </>
  );
}

function Card({ answer, text }: { answer: Answer; text: string }) {
  const t = useWords(words);
  const [whole, showWhole] = useState(false);
  const long = text.length > LONG;
  const insert = () => {
    const took = controls.thread?.insert(text) ?? false;
    if (took) panel.uncover();
    notifications.show({ message: t(took ? 'inserted' : 'no_composer') });
  };
  return (
    <li className="panel-answer">
      <Group gap={6} justify="space-between" wrap="nowrap">
        <h3 className="title" dir="auto">
          {answer.title || `/${answer.shortcut}`}
        </h3>
        {answer.personal && (
          <Badge variant="default" size="sm" tt="none">
            {t('personal')}
          </Badge>
        )}
      </Group>
      <p dir="auto" data-short={(long && !whole) || undefined}>
        {text}
      </p>
      <Group gap={6}>
        <Button
          size="compact-sm"
          variant="light"
          aria-label={t('insert_named', { title: answer.title || answer.shortcut })}
          onClick={insert}
        >
          {t('insert')}
        </Button>
        {long && (
          <Button size="compact-sm" variant="subtle" onClick={() => showWhole(!whole)}>
            {t(whole ? 'less_text' : 'whole_text')}
          </Button>
        )}
        <span className="faint panel-shortcut">/{answer.shortcut}</span>
      </Group>
    </li>
  );
}
