/** Which of the tenant's tags a conversation has. */
import { Checkbox, Stack } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '@/i18n/words';
import { Empty, Failure, Waiting } from '@/shared/failure';
import { useTags } from '@/shared/tags';
import { common } from '@/shared/words';
import { useScope } from '../scope';
import { TagBadge } from '../tags';
import { fits } from './choose';
import { Frame } from './frame';
import { Find } from './pick';
import { dialogWords } from './words';

export default function TagsDialog({ onClose }: { onClose(): void }) {
  const t = useWords(dialogWords);
  const w = useWords(common);
  const { c, does } = useScope();
  const before = c.tags ?? [];
  const [wanted, setWanted] = useState<readonly string[]>(before);
  const add = wanted.filter((name) => !before.includes(name));
  const remove = before.filter((name) => !wanted.includes(name));
  const go = () => {
    does('tag', { add, remove });
    onClose();
  };
  return (
    <Frame
      title={t('tags')}
      onClose={onClose}
      action={w('save')}
      disabled={add.length + remove.length === 0}
      onAction={go}
    >
      <Choices wanted={wanted} onWant={setWanted} />
    </Frame>
  );
}

interface Props {
  wanted: readonly string[];
  onWant(names: readonly string[]): void;
}

function Choices({ wanted, onWant }: Props) {
  const t = useWords(dialogWords);
  const { c } = useScope();
  const { data: known, error, refetch } = useTags();
  const [query, setQuery] = useState('');
  if (!known && error) return <Failure error={error} again={() => void refetch()} />;
  if (!known) return <Waiting rows={3} height={32} />;
  // Tags that were taken out of the list since can still be taken off.
  const gone = (c.tags ?? []).filter((name) => known.every((one) => one.name !== name));
  const all = [...known, ...gone.map((name) => ({ name, color: '' }))];
  if (all.length === 0) return <Empty title={t('no_tags')} hint={t('no_tags_hint')} />;
  return (
    <>
      <Find query={query} onQuery={setQuery} />
      <Checkbox.Group value={[...wanted]} onChange={onWant} aria-label={t('tags')}>
        <Stack gap="xs">
          {all
            .filter((one) => fits(one.name, query))
            .map(({ name, color }) => (
              <Checkbox key={name} value={name} label={<TagBadge name={name} color={color} />} />
            ))}
        </Stack>
      </Checkbox.Group>
    </>
  );
}
