/** What can be chosen in a field. */
import { ActionIcon, Button, Group, Text, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useWords } from '@/i18n/words';
import { labelIn } from '@/shared/labels';
import { LabelField } from './label-field';
import { changed } from './labels';
import { listWords } from './list-words';
import { type Field, MOST } from './menu-draft';

type Options = NonNullable<Field['options']>;
const VALUE_MOST = 100;

interface Props {
  options: Options;
  at: string;
  fault(pointer: string): string | undefined;
  set(options: Options): void;
}

export function OptionsField({ options, at, fault, set }: Props) {
  const t = useWords(listWords);
  const none = options.length ? undefined : fault(at);
  return (
    <fieldset className="settings-options" data-pointer={at}>
      <legend>{t('options')}</legend>
      {options.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a value changes while it is typed
        <Group key={i} gap="xs" align="flex-start" wrap="nowrap">
          <LabelField
            label={t('option', { n: i + 1 })}
            pointer={`${at}/${i}/label`}
            value={one.label}
            error={fault(`${at}/${i}/label`)}
            onChange={(label) => set(changed(options, i, { label }))}
          />
          <TextInput
            label={t('option_value')}
            className="settings-grow"
            data-pointer={`${at}/${i}/value`}
            dir="auto"
            maxLength={VALUE_MOST}
            value={one.value}
            error={fault(`${at}/${i}/value`)}
            onChange={(event) => set(changed(options, i, { value: event.currentTarget.value }))}
          />
          <ActionIcon
            mt={24}
            aria-label={t('remove', { name: labelIn(one.label, '*') || String(i + 1) })}
            onClick={() => set(options.filter((_, j) => j !== i))}
          >
            <X size={16} />
          </ActionIcon>
        </Group>
      ))}
      {none && (
        <Text size="xs" className="settings-error">
          {none}
        </Text>
      )}
      {options.length < MOST.options && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Plus size={14} />}
          onClick={() => set([...options, { value: '', label: {} }])}
        >
          {t('option_add')}
        </Button>
      )}
    </fieldset>
  );
}
