/** Says what a merge will do, and does it when that is wanted. */
import { Button, Group, List, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ArrowLeftRight } from 'lucide-react';
import { useWords } from '@/i18n/words';
import { Failure, Waiting } from '@/shared/failure';
import { common } from '@/shared/words';
import { mergeWords } from './merge-words';
import { type Pair, type Preview, takenNames, useMerge, usePreview } from './merging';
import { words } from './words';

interface Props {
  pair: Pair;
  turn(pair: Pair): void;
  back(): void;
  done(): void;
}

function useName() {
  const c = useWords(common);
  return ({ name, email }: Preview['into']) => name || email || c('visitor');
}

export function MergePreview({ pair, turn, back, done }: Props) {
  const t = useWords(mergeWords);
  const nameOf = useName();
  const { data, error, refetch } = usePreview(pair);
  const merge = useMerge();
  const confirmed = () =>
    merge.mutate(pair, {
      onSuccess: (heir) => {
        notifications.show({ message: t('merge_done', { into: nameOf(heir) }) });
        done();
      },
    });
  return (
    <>
      {data && <Does preview={data} />}
      {!data && error && <Failure error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting rows={4} height={20} />}
      {merge.error && <Failure error={merge.error} />}
      <Group justify="space-between" mt="md" gap="xs">
        <Button
          variant="subtle"
          leftSection={<ArrowLeftRight size={16} />}
          onClick={() => turn({ from: pair.into, into: pair.from })}
        >
          {t('merge_turn')}
        </Button>
        <Group gap="xs" ml="auto">
          <Button variant="default" onClick={back}>
            {t('merge_other')}
          </Button>
          <Button color="red.9" disabled={!data} loading={merge.isPending} onClick={confirmed}>
            {t('merge_do')}
          </Button>
        </Group>
      </Group>
    </>
  );
}

const MOST_COUNTED = 100;

function Does({ preview }: { preview: Preview }) {
  const t = useWords(mergeWords);
  const w = useWords(words);
  const nameOf = useName();
  const [from, into] = [nameOf(preview.from), nameOf(preview.into)];
  const { conversations: n, open } = preview;
  const part = (key: string) => {
    const known = key === 'external_id' ? 'external' : key;
    return words.has(known) ? w(known) : key;
  };
  const fields = takenNames(preview.takes, part).join(', ');
  const goes = n >= MOST_COUNTED ? t('merge_many', { n, into }) : t('merge_count', { n, into });
  const ends = open.some((one) => one.ends);
  return (
    <section aria-label={t('merge_what')}>
      <Text fw={600}>{t('merge_goes', { from, into })}</Text>
      <List size="sm" mt="xs" spacing={4}>
        <List.Item>{n === 0 ? t('merge_none') : goes}</List.Item>
        {ends && <List.Item>{t('merge_open_both', { from, into })}</List.Item>}
        {!ends && open.length > 0 && <List.Item>{t('merge_open_one', { into })}</List.Item>}
        <List.Item>{fields ? t('merge_takes', { into, fields }) : t('merge_takes_none')}</List.Item>
      </List>
    </section>
  );
}
