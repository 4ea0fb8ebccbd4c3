/** Name, colour and place of the chat, as it will be on the site. */
import { Button, Group, SegmentedControl, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import { asApiError } from '@/api/problem';
import type { Settings, WidgetShown } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { WidgetPreview } from '@/preview/preview';
import { errors, inWords } from '@/shared/errors';
import { Failure, Waiting } from '@/shared/failure';
import { useBegun } from './begun';
import { Colors } from './colors';
import { useStart } from './start-data';
import { words } from './start-words';

export interface Look {
  name: string;
  color: string;
  position: 'left' | 'right';
}

interface Props {
  next(): void;
}

export function LookStep(props: Props) {
  const { settings, shown, error, again } = useStart();
  if (settings && shown) return <Form settings={settings} shown={shown} {...props} />;
  return error ? <Failure error={error} again={again} /> : <Waiting rows={4} />;
}

interface FormProps extends Props {
  settings: Settings;
  shown: WidgetShown;
}

function Form({ settings, shown, next }: FormProps) {
  const { begun, set: keep } = useBegun();
  const { look } = begun;
  const t = useWords(words);
  const e = useWords(errors);
  const { name, color, position }: Look = { name: settings.name, ...shown.look, ...look };
  const set = (more: Partial<Look>) => keep({ look: { ...look, ...more } });
  const { save, busy, failure } = useSave(settings, shown);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await save({ name: name.trim(), color, position }))) return;
    keep({ look: {} });
    next();
  };
  const draft = { ...shown, name: name.trim(), look: { ...shown.look, color, position } };
  return (
    <div className="start-two">
      <form className="start-sheet" onSubmit={(event) => void send(event)} noValidate>
        <Text size="sm" className="start-hint">
          {t('look_hint')}
        </Text>
        <TextInput
          label={t('name')}
          value={name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={name.trim() ? null : e('missing_field')}
          maxLength={100}
          dir="auto"
        />
        <Colors value={color} onChange={(color) => set({ color })} />
        <div>
          <Text size="sm" fw={500} mb={4}>
            {t('position')}
          </Text>
          <SegmentedControl
            aria-label={t('position')}
            value={position}
            onChange={(position) => set({ position })}
            data={(['left', 'right'] as const).map((value) => ({ value, label: t(value) }))}
          />
        </div>
        {failure && (
          <Text size="sm" c="var(--late)" role="alert">
            {inWords(failure, e)}
          </Text>
        )}
        <Group>
          <Button type="submit" loading={busy} disabled={!name.trim()}>
            {t('next')}
          </Button>
          <Button variant="subtle" color="gray" onClick={next}>
            {t('skip')}
          </Button>
        </Group>
      </form>
      <WidgetPreview config={draft} widgetKey={settings.widget_keys[0] ?? ''} />
    </div>
  );
}

/** Sends what has changed; what was typed stays when it fails. */
function useSave(settings: Settings, shown: WidgetShown) {
  const { api, cache } = useDesk();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ReturnType<typeof asApiError> | null>(null);
  async function save({ name, color, position }: Look): Promise<boolean> {
    setBusy(true);
    setFailure(null);
    try {
      if (name !== settings.name) await data(api.PATCH('/v1/settings', { body: { name } }));
      if (color !== shown.look.color || position !== shown.look.position)
        await data(api.PATCH('/v1/settings/widget', { body: { look: { color, position } } }));
      cache.setQueryData<Settings>(keys.settings, (now) => now && { ...now, name });
      void cache.invalidateQueries({ queryKey: keys.settings });
      // What visitors get may be a minute old in the browser's own cache.
      cache.setQueryData<WidgetShown>(['widget shown', settings.widget_keys[0]], (now) =>
        now ? { ...now, name, look: { ...now.look, color, position } } : now,
      );
      return true;
    } catch (error) {
      setFailure(asApiError(error));
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { save, busy, failure };
}
