import { Select } from '@mantine/core';
import type { Group } from '@/api/types';
import { useWords } from '@/i18n/words';
import { listWords } from './list-words';

interface Props {
  groups: readonly Group[];
  value: string;
  pointer: string;
  error: string | undefined;
  onChange(group: string): void;
}

/** Which group somebody comes to; the default one where none is named. */
export function GroupChoice({ groups, value, pointer, error, onChange }: Props) {
  const t = useWords(listWords);
  return (
    <Select
      label={t('group')}
      data={[
        { value: '', label: t('group_default') },
        ...groups.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      data-pointer={pointer}
      value={value}
      error={error}
      allowDeselect={false}
      searchable={groups.length > 8}
      onChange={(group) => onChange(group ?? '')}
    />
  );
}
