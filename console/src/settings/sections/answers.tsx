/** Canned answers: everybody's, and one's own. */
import { ActionIcon, Badge, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { Plus, Search, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useGroups } from '@/api/queries';
import type { Answer } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { useAnswers } from '@/shared/answers';
import { Empty, useTellFailure } from '@/shared/failure';
import { useUndo } from '@/shared/undo';
import { common } from '@/shared/words';
import { Heading } from '../form';
import { Card, Loaded } from '../parts';
import { begun, type Draft, empty, found } from './answer-draft';
import { EditAnswer } from './answer-edit';
import { words } from './answers-words';

const AT_ONCE = 50; // thousands would take a second a letter of the search

export default function AnswersSection() {
  const t = useWords(words);
  const { may } = useDesk();
  const answers = useAnswers();
  const [edited, edit] = useState<Draft | null>(null);
  const make = (
    <Button leftSection={<Plus size={16} />} onClick={() => edit(empty(!may('answers.write')))}>
      {t('make')}
    </Button>
  );
  return (
    <div className="settings-list">
      <Group justify="space-between" align="flex-start">
        <Heading title={t('title')} hint={t('hint')} />
        {make}
      </Group>
      {!may('answers.write') && <Text size="sm">{t('shared_only')}</Text>}
      <Loaded query={answers}>
        {(all) =>
          all.length ? (
            <All all={all} edit={edit} />
          ) : (
            <Empty title={t('none')} hint={t('none_hint')} />
          )
        }
      </Loaded>
      {edited && (
        <EditAnswer start={edited} close={() => edit(null)} done={() => void answers.refetch()} />
      )}
    </div>
  );
}

function All({ all, edit }: { all: Answer[]; edit: (draft: Draft) => void }) {
  const t = useWords(words);
  const c = useWords(common);
  const [wanted, want] = useState('');
  const [most, setMost] = useState(AT_ONCE);
  const shown = found(all, wanted);
  const drawn = shown.slice(0, most);
  const part = (personal: boolean) => drawn.filter((one) => one.personal === personal);
  return (
    <>
      <TextInput
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<Search size={16} />}
        value={wanted}
        onChange={(event) => want(event.currentTarget.value)}
      />
      {!shown.length && <Empty title={t('nothing', { text: wanted })} />}
      {([false, true] as const).map(
        (personal) =>
          part(personal).length > 0 && (
            <Card key={String(personal)} title={t(personal ? 'personal' : 'shared')}>
              <Stack component="ul" gap={0} className="settings-items">
                {part(personal).map((one) => (
                  <Row key={one.id} one={one} edit={() => edit(begun(one))} />
                ))}
              </Stack>
            </Card>
          ),
      )}
      {shown.length > most && (
        <Button variant="subtle" onClick={() => setMost(most + AT_ONCE)}>
          {c('more')}
        </Button>
      )}
    </>
  );
}

function Row({ one, edit }: { one: Answer; edit: () => void }) {
  const t = useWords(words);
  const c = useWords(common);
  const { may } = useDesk();
  const remove = useRemove();
  const mine = one.personal || may('answers.write');
  return (
    <li className="settings-line">
      <Stack gap={2} miw={0}>
        <Group gap="xs">
          <Text fw={600} dir="auto">
            {one.title}
          </Text>
          <code>/{one.shortcut}</code>
          <Badges groups={one.groups} languages={Object.keys(one.text)} />
        </Group>
        <Text size="sm" lineClamp={2} dir="auto">
          {Object.values(one.text)[0]}
        </Text>
      </Stack>
      {mine && (
        <Group gap="xs" wrap="nowrap">
          <Button variant="default" aria-label={t('edit_one', { name: one.title })} onClick={edit}>
            {c('edit')}
          </Button>
          <ActionIcon
            aria-label={t('delete_one', { name: one.title })}
            onClick={() => void remove(one)}
          >
            <Trash2 size={16} />
          </ActionIcon>
        </Group>
      )}
    </li>
  );
}

function Badges({ groups, languages }: { groups: string[]; languages: string[] }) {
  const known = useGroups();
  const names = groups.map((id) => known.data?.find((one) => one.id === id)?.name ?? id);
  const spoken = languages.filter((one) => one !== '*');
  return [...names, ...spoken].map((text) => (
    <Badge key={text} variant="default" tt="none">
      {text}
    </Badge>
  ));
}

/** Deletes at once; undoing makes the same answer again. */
function useRemove(): (one: Answer) => Promise<void> {
  const t = useWords(words);
  const { api } = useDesk();
  const answers = useAnswers();
  const undo = useUndo();
  const tell = useTellFailure();
  return async (one) => {
    try {
      await api.DELETE('/v1/answers/{answer}', { params: { path: { answer: one.id } } });
      await answers.refetch();
      undo(t('deleted', { name: one.title }), async () => {
        const { title, shortcut, text, groups, personal } = one;
        await api.POST('/v1/answers', { body: { title, shortcut, text, groups, personal } });
        await answers.refetch();
      });
    } catch (error) {
      tell(error);
    }
  };
}
