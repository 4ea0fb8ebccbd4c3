/** What stands around every settings form: its title, the bar to save, and what to say when it moved. */
import { Alert, Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '@/i18n/words';
import { Guard } from '@/shared/leave';
import { common } from '@/shared/words';
import type { Form } from './use-form';
import { frame } from './words';

/** Anything that a form of any draft has. */
export type AnyForm = Omit<Form<object>, 'draft' | 'set'>;

interface Props {
  form: AnyForm;
  title: string;
  hint?: string | undefined;
  /** Has something beside its fields. */
  wide?: boolean | undefined;
  /** What its button says; "Save" where nothing is given. */
  verb?: string | undefined;
  /** Beside its parts, under the title; not disabled for those who only look. */
  tabs?: ReactNode;
  /** What is of use also to those who may not change anything. */
  after?: ReactNode;
  /** What stands around the fields, and is not disabled with them. */
  around?: ((fields: ReactNode) => ReactNode) | undefined;
  children: ReactNode;
}

export function SettingsForm({
  form,
  title,
  hint,
  wide,
  verb,
  tabs,
  after,
  around,
  children,
}: Props) {
  const t = useWords(frame);
  useHotkeys([['mod+S', () => void form.save()]], []);
  const fields = (
    <fieldset disabled={form.readOnly} className="settings-fields">
      {children}
    </fieldset>
  );
  return (
    <form
      ref={form.root}
      className={wide ? 'settings-form settings-wide' : 'settings-form'}
      aria-label={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
    >
      <Heading title={title} hint={hint} />
      {tabs}
      {form.readOnly && <Alert color="gray">{t('read_only')}</Alert>}
      <Loose form={form} />
      {around ? around(fields) : fields}
      {after}
      {form.dirty && <Bar form={form} verb={verb} />}
      {form.dirty && <Guard discard={form.discard} />}
    </form>
  );
}

export function Heading({ title, hint }: { title: string; hint?: string | undefined }) {
  return (
    <header>
      <Title order={1} size="h3">
        {title}
      </Title>
      {hint && (
        <Text size="sm" className="settings-hint">
          {hint}
        </Text>
      )}
    </header>
  );
}

/** Faults that have no field of their own on this form. */
function Loose({ form }: { form: AnyForm }) {
  const t = useWords(frame);
  const [loose, show] = useState<string[]>([]);
  const { faults, root } = form;
  const places = Object.keys(faults).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: faults are made anew at each drawing
  useEffect(() => {
    const fields = root.current ? [...root.current.querySelectorAll('[data-pointer]')] : [];
    const known = new Set(fields.map((field) => field.getAttribute('data-pointer') ?? ''));
    const within = (place: string) =>
      [...known].some((k) => place === k || place.startsWith(`${k}/`));
    show(Object.entries(faults).flatMap(([place, text]) => (within(place) ? [] : [text])));
  }, [places]);
  if (!loose.length) return null;
  return (
    <Alert color="red" title={t('wrong')} role="alert">
      <List size="sm">
        {loose.map((text) => (
          <List.Item key={text}>{text}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

function Bar({ form, verb }: { form: AnyForm; verb: string | undefined }) {
  const t = useWords(frame);
  const c = useWords(common);
  const wrong = Object.keys(form.faults).length;
  return (
    <Stack className="settings-bar" gap="xs" role="region" aria-label={c('unsaved')}>
      {form.moved && <MovedAlert form={form} />}
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" role="status">
          {wrong ? t('to_mend', { n: wrong }) : c('unsaved')}
        </Text>
        <Group gap="xs" wrap="nowrap">
          <Button variant="default" onClick={form.discard} disabled={form.saving}>
            {t('discard')}
          </Button>
          <Button type="submit" loading={form.saving} disabled={form.moved}>
            {verb ?? c('save')}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

function MovedAlert({ form }: { form: AnyForm }) {
  const t = useWords(frame);
  return (
    <Alert color="yellow" title={t('moved')} role="alert">
      <Stack gap="xs">
        <Text size="sm">{t('moved_hint')}</Text>
        <Group gap="xs">
          <Button size="compact-md" variant="default" onClick={form.discard}>
            {t('theirs')}
          </Button>
          <Button size="compact-md" variant="default" onClick={() => void form.overwrite()}>
            {t('mine')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
