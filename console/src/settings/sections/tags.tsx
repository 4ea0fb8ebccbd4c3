/** The tags that agents may put on conversations, in the order in which they are shown. */
import { ActionIcon, Button, ColorInput, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import type { Tags } from '@/api/types';
import { type Desk, useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { SettingsForm } from '../form';
import { Card, Loaded } from '../parts';
import type { Source } from '../saving';
import { useForm } from '../use-form';
import { COLORS, type Draft, fresh, moved, wrongNames } from './tags-draft';
import { words } from './tags-words';

const NAME_MOST = 40;

export default function TagsSection() {
  const { api } = useDesk();
  const tags = useQuery<Tags>({
    queryKey: keys.tags,
    queryFn: () => data(api.GET('/v1/tags', {})),
  });
  return <Loaded query={tags}>{(shown) => <Body shown={shown} />}</Loaded>;
}

function source({ api, cache }: Desk, shown: Tags): Source<Draft> {
  const kept = ({ tags, version }: Tags) => ({ value: { tags }, version });
  return {
    name: 'tags',
    now: () => kept(cache.getQueryData<Tags>(keys.tags) ?? shown),
    again: async () => {
      const tags = await data(api.GET('/v1/tags', {}));
      cache.setQueryData<Tags>(keys.tags, tags);
      return kept(tags);
    },
    async write(to, _, match) {
      const tags = to.tags.map(({ name, color }) => ({ name: name.trim(), color }));
      const params = { header: { 'If-Match': match } };
      cache.setQueryData<Tags>(
        keys.tags,
        await data(api.PUT('/v1/tags', { params, body: { tags } })),
      );
    },
  };
}

function Body({ shown }: { shown: Tags }) {
  const t = useWords(words);
  const desk = useDesk();
  const form = useForm({
    source: source(desk, shown),
    permission: 'settings.write',
    check: (draft) =>
      Object.fromEntries(
        Object.entries(wrongNames(draft)).map(([i, code]) => [`/tags/${i}/name`, t(code)]),
      ),
  });
  const { tags } = form.draft;
  const set = (next: Draft['tags']) => form.set({ tags: next });
  return (
    <SettingsForm form={form} title={t('title')} hint={t('hint')}>
      <Card title={t('list')} hint={t('list_hint')}>
        {!tags.length && <Text size="sm">{t('none')}</Text>}
        <Stack gap="xs">
          {tags.map((tag, i) => (
            <Line
              // biome-ignore lint/suspicious/noArrayIndexKey: a name changes while it is typed
              key={i}
              at={i}
              count={tags.length}
              tag={tag}
              error={form.fault(`/tags/${i}/name`)}
              change={(change) =>
                set(tags.map((one, j) => (j === i ? { ...one, ...change } : one)))
              }
              move={(by) => set(moved(tags, i, by))}
              remove={() => set(tags.filter((_, j) => j !== i))}
            />
          ))}
        </Stack>
        <Group>
          <Button
            variant="default"
            leftSection={<Plus size={16} />}
            onClick={() => set([...tags, fresh(tags)])}
          >
            {t('add')}
          </Button>
        </Group>
      </Card>
    </SettingsForm>
  );
}

interface LineProps {
  at: number;
  count: number;
  tag: Draft['tags'][number];
  error?: string;
  change: (change: Partial<Draft['tags'][number]>) => void;
  move: (by: 1 | -1) => void;
  remove: () => void;
}

function Line({ at, count, tag, error, change, move, remove }: LineProps) {
  const t = useWords(words);
  const name = tag.name || String(at + 1);
  return (
    <Group gap="xs" align="flex-start" wrap="nowrap">
      <ColorInput
        w={150}
        aria-label={t('color', { n: at + 1 })}
        value={tag.color}
        swatches={[...COLORS]}
        swatchesPerRow={8}
        withEyeDropper={false}
        onChange={(color) => /^#[0-9a-f]{6}$/i.test(color) && change({ color })}
      />
      <TextInput
        flex={1}
        aria-label={t('name', { n: at + 1 })}
        data-pointer={`/tags/${at}/name`}
        dir="auto"
        maxLength={NAME_MOST}
        value={tag.name}
        error={error}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <ActionIcon aria-label={t('up', { name })} disabled={at === 0} onClick={() => move(-1)}>
        <ArrowUp size={16} />
      </ActionIcon>
      <ActionIcon
        aria-label={t('down', { name })}
        disabled={at === count - 1}
        onClick={() => move(1)}
      >
        <ArrowDown size={16} />
      </ActionIcon>
      <ActionIcon aria-label={t('remove', { name })} onClick={remove}>
        <X size={16} />
      </ActionIcon>
    </Group>
  );
}
