/** Editing a customer in place. What was typed stays until it is saved or given up. */
import { Button, Group, Select, TextInput } from '@mantine/core';
import { asApiError } from '@/api/problem';
import { type Language, useLanguage, useWords } from '@/i18n/words';
import { errors, inWords } from '@/shared/errors';
import { Failure } from '@/shared/failure';
import { common } from '@/shared/words';
import { Clashes } from './clashes';
import type { Draft, Part } from './draft';
import { type Editing, editings } from './editing';
import { FieldsEditor } from './fields';
import { Part as Section } from './pairs';
import { useSave } from './save';
import { languageName } from './trail';
import { words } from './words';

const OFTEN = 'en zh-CN zh-TW ar de es fr hi id it ja ko ms nl pl pt-BR ru sv th tr uk vi'.split(
  ' ',
);

/** The languages to choose from: the usual ones, and what is there now. */
function choices(now: string, reader: Language) {
  const codes = now && !OFTEN.includes(now) ? [now, ...OFTEN] : OFTEN;
  return codes.map((value) => ({ value, label: languageName(value, reader) }));
}

export function EditForm({ id, editing }: { id: string; editing: Editing }) {
  const t = useWords(words);
  const c = useWords(common);
  const e = useWords(errors);
  const reader = useLanguage();
  const save = useSave(id);
  const { draft } = editing;
  const change = (part: Partial<Draft>) =>
    editings.put(id, { ...editing, draft: { ...draft, ...part } });
  const faults = save.error ? asApiError(save.error).parts : [];
  const faultOf = (part: string) => {
    const fault = faults.find(({ pointer }) => pointer.startsWith(`/${part}`));
    return fault && (errors.has(fault.code) ? e(fault.code) : fault.detail);
  };
  const field = (part: Part) => ({
    label: t(part),
    value: draft[part],
    error: faultOf(part),
    onChange: (event: { currentTarget: { value: string } }) =>
      change({ [part]: event.currentTarget.value }),
  });
  return (
    <Section title={t('edit_title')}>
      <form
        className="panel-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(editing);
        }}
      >
        <Clashes id={id} editing={editing} />
        <TextInput {...field('name')} maxLength={100} dir="auto" data-autofocus />
        <TextInput {...field('email')} type="email" />
        <TextInput {...field('phone')} type="tel" maxLength={40} />
        <Select
          label={t('language')}
          data={choices(draft.language, reader)}
          value={draft.language || null}
          onChange={(language) => change({ language: language ?? '' })}
          error={faultOf('language')}
          searchable
          clearable
        />
        <FieldsEditor
          fields={draft.fields}
          onChange={(fields) => change({ fields })}
          error={faultOf('fields')}
        />
        {save.error && faults.length === 0 && <Failure error={save.error} />}
        {faults.length > 0 && (
          <span role="alert" className="panel-fault">
            {inWords(asApiError(save.error), e)}
          </span>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => editings.end(id)}>
            {c('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {c('save')}
          </Button>
        </Group>
      </form>
    </Section>
  );
}
