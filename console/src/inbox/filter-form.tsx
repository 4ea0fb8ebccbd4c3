/** What the list can be narrowed by; fetched when somebody wants to. */
import { Button, Select, Stack } from '@mantine/core';
import { useWords } from '@/i18n/words';
import { namesOf } from './choice';
import { type FilterProps, useOptions } from './filters';
import { words } from './words';

export function FilterForm({ choice, choose, channels }: FilterProps) {
  const t = useWords(words);
  const options = useOptions(channels);
  const used = namesOf(choice).some((name) => choice.narrow[name]);
  return (
    <Stack gap="xs">
      {namesOf(choice).map((name) => (
        <Select
          key={name}
          label={t(name)}
          placeholder={t('any')}
          data={options[name]}
          value={choice.narrow[name] ?? null}
          onChange={(value) => choose({ narrow: { ...choice.narrow, [name]: value ?? undefined } })}
          clearable
          searchable
          openOnFocus={false}
          comboboxProps={{ withinPortal: false }}
        />
      ))}
      <Button variant="default" disabled={!used} onClick={() => choose({ narrow: {} })}>
        {t('clear_filters')}
      </Button>
    </Stack>
  );
}
