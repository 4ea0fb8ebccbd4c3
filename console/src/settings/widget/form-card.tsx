/** What is asked before the chat. */
import { Button, Group, Select, Switch, Text, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useWords } from '@/i18n/words';
import { Card } from '../parts';
import type { Form } from '../use-form';
import { LabelField, useSaid } from './label-field';
import { changed, freeId } from './labels';
import { listWords } from './list-words';
import { type Field, type MenuDraft, MOST, TYPES, turned } from './menu-draft';
import { Movable } from './movable';
import { OptionsField } from './options-field';

const NAME_MOST = 40;

export function FormCard({ form }: { form: Form<MenuDraft> }) {
  const t = useWords(listWords);
  const said = useSaid();
  const fields = form.draft.form;
  const set = (next: Field[]) => form.set({ form: next });
  const add = () => {
    const name = freeId(
      'field_',
      fields.map((one) => one.name),
    );
    set([...fields, { name, type: 'text', label: {}, required: false, options: [] }]);
  };
  return (
    <Card title={t('form')} hint={t('form_list_hint')}>
      {!fields.length && <Text size="sm">{t('form_none')}</Text>}
      <ol className="settings-items" data-pointer="/form">
        {fields.map((one, i) => (
          <Movable
            // biome-ignore lint/suspicious/noArrayIndexKey: a name changes while it is typed
            key={i}
            list={fields}
            at={i}
            name={said(one.label) || t('unnamed')}
            set={set}
          >
            <OneField
              field={one}
              at={`/form/${i}`}
              form={form}
              change={(field) => set(changed(fields, i, field))}
            />
          </Movable>
        ))}
      </ol>
      {fields.length < MOST.form && (
        <Group>
          <Button variant="default" leftSection={<Plus size={16} />} onClick={add}>
            {t('form_add')}
          </Button>
        </Group>
      )}
    </Card>
  );
}

interface Props {
  field: Field;
  at: string;
  form: Form<MenuDraft>;
  change(field: Partial<Field>): void;
}

function OneField({ field, at, form, change }: Props) {
  const t = useWords(listWords);
  return (
    <>
      <LabelField
        label={t('label')}
        pointer={`${at}/label`}
        value={field.label}
        error={form.fault(`${at}/label`)}
        onChange={(label) => change({ label })}
      />
      <div className="settings-grid">
        <Select
          label={t('type')}
          data={TYPES.map((one) => ({ value: one, label: t(one) }))}
          value={field.type}
          allowDeselect={false}
          onChange={(type) => type && change(turned(field, type as Field['type']))}
        />
        <TextInput
          label={t('name')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          description={t('name_hint')}
          data-pointer={`${at}/name`}
          dir="ltr"
          maxLength={NAME_MOST}
          value={field.name}
          error={form.fault(`${at}/name`)}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
      </div>
      <Switch
        label={t('required')}
        checked={!!field.required}
        onChange={(event) => change({ required: event.currentTarget.checked })}
      />
      {field.type === 'select' && (
        <OptionsField
          options={field.options ?? []}
          at={`${at}/options`}
          fault={form.fault}
          set={(options) => change({ options })}
        />
      )}
    </>
  );
}
