/** Writes a canned answer, new or old, in as many languages as wanted. */
import {
  Alert,
  Button,
  Group,
  Modal,
  MultiSelect,
  SegmentedControl,
  Stack,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import { data } from '@/api/client';
import { type ApiError, asApiError } from '@/api/problem';
import { useOfferedGroups } from '@/api/queries';
import type { Answer } from '@/api/types';
import { type Desk, useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { errors, inWords } from '@/shared/errors';
import { Guard } from '@/shared/leave';
import { leaving } from '@/shared/leaving';
import { common } from '@/shared/words';
import { same } from '../same';
import { type Draft, faultsIn, texts } from './answer-draft';
import { AnswerTexts } from './answer-texts';
import { words } from './answers-words';

const TITLE_MOST = 100;

/** Saves it; one that others have changed meanwhile is refused with 412. */
async function kept({ api }: Desk, draft: Draft): Promise<Answer> {
  const { id, personal, shortcut, groups } = draft;
  const body = { title: draft.title.trim(), shortcut, groups, text: texts(draft) };
  if (id === null) return data(api.POST('/v1/answers', { body: { ...body, personal } }));
  const params = { path: { answer: id }, header: { 'If-Match': `"${draft.version}"` } };
  return data(api.PATCH('/v1/answers/{answer}', { params, body }));
}

interface Props {
  start: Draft;
  close: () => void;
  done: () => void;
}

export function EditAnswer({ start, close, done }: Props) {
  const t = useWords(words);
  const c = useWords(common);
  const e = useWords(errors);
  const desk = useDesk();
  const [draft, setDraft] = useState(start);
  const groups = useOfferedGroups(draft.groups);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, refuse] = useState<ApiError | null>(null);
  const faults = tried ? faultsIn(draft) : {};
  const said = (fault: keyof typeof faults) => faults[fault] && t(faults[fault]);
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });

  async function save() {
    setTried(true);
    if (Object.keys(faultsIn(draft)).length) return;
    setBusy(true);
    try {
      await kept(desk, draft);
      done();
      close();
    } catch (error) {
      await failed(asApiError(error));
    } finally {
      setBusy(false);
    }
  }

  /** What was typed stays; after a 412 it is made to replace what stands there now. */
  async function failed(error: ApiError) {
    refuse(error);
    if (error.status !== 412 || draft.id === null) return;
    const path = { answer: draft.id };
    const now = await data(desk.api.GET('/v1/answers/{answer}', { params: { path } }));
    set({ version: now.version });
  }

  const taken = refused?.code === 'shortcut_taken' && inWords(refused, e);
  return (
    <Modal
      opened
      onClose={() => leaving.before(close)}
      closeOnClickOutside={false}
      size="lg"
      title={start.id ? t('edit_one', { name: start.title }) : t('make')}
    >
      <Stack
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {start.id === null && desk.may('answers.write') && (
          <SegmentedControl
            aria-label={t('whose')}
            value={draft.personal ? 'personal' : 'shared'}
            data={[
              { value: 'shared', label: t('shared') },
              { value: 'personal', label: t('personal') },
            ]}
            onChange={(whose) => set({ personal: whose === 'personal' })}
          />
        )}
        <TextInput
          data-autofocus
          label={t('name')}
          withAsterisk
          aria-required
          dir="auto"
          maxLength={TITLE_MOST}
          value={draft.title}
          error={said('title')}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <TextInput
          label={t('shortcut')}
          description={t('shortcut_hint')}
          withAsterisk
          aria-required
          leftSection="/"
          value={draft.shortcut}
          error={said('shortcut') || taken}
          onChange={(event) => set({ shortcut: event.currentTarget.value.toLowerCase() })}
        />
        <MultiSelect
          label={t('groups')}
          placeholder={draft.groups.length ? undefined : t('groups_all')}
          data={groups.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.groups}
          clearable
          onChange={(chosen) => set({ groups: chosen })}
        />
        <AnswerTexts text={draft.text} set={(text) => set({ text })} error={said('text')} />
        {refused && !taken && (
          <Alert color="red" role="alert">
            {refused.status === 412 ? t('changed') : inWords(refused, e)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {c('cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {c('save')}
          </Button>
        </Group>
      </Stack>
      {!same(draft, start) && <Guard discard={() => setDraft(start)} />}
    </Modal>
  );
}
