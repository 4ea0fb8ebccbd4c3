/** A customer's own fields: names and texts that staff keep. */
import { ActionIcon, Button, Input, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useWords } from '@/i18n/words';
import type { Field } from './draft';
import { words } from './words';

interface Props {
  fields: readonly Field[];
  onChange(fields: Field[]): void;
  error?: string;
}

export const MOST_FIELDS = 20;

export function FieldsEditor({ fields, onChange, error }: Props) {
  const t = useWords(words);
  const change = (key: number, part: Partial<Field>) =>
    onChange(fields.map((field) => (field.key === key ? { ...field, ...part } : field)));
  const add = () => {
    const key = 1 + Math.max(-1, ...fields.map((field) => field.key));
    onChange([...fields, { key, name: '', text: '' }]);
  };
  return (
    <Input.Wrapper label={t('fields')} labelElement="div" error={error}>
      {fields.map(({ key, name, text }) => {
        const called = name || t('field_unnamed');
        return (
          <div key={key} className="panel-field">
            <TextInput
              size="sm"
              dir="auto"
              aria-label={t('field_name')}
              placeholder={t('field_name')}
              maxLength={64}
              value={name}
              onChange={(event) => change(key, { name: event.currentTarget.value })}
            />
            <TextInput
              size="sm"
              dir="auto"
              aria-label={t('field_text', { name: called })}
              maxLength={500}
              value={text}
              onChange={(event) => change(key, { text: event.currentTarget.value })}
            />
            <ActionIcon
              size={36}
              aria-label={t('field_drop', { name: called })}
              onClick={() => onChange(fields.filter((field) => field.key !== key))}
            >
              <X size={16} />
            </ActionIcon>
          </div>
        );
      })}
      <Button
        variant="subtle"
        size="compact-sm"
        mt={6}
        leftSection={<Plus size={14} />}
        disabled={fields.length >= MOST_FIELDS}
        onClick={add}
      >
        {t('field_add')}
      </Button>
    </Input.Wrapper>
  );
}
