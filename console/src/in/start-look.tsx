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
import { Colors } from './colors';
import { useStart } from './start-data';
import { words } from './start-words';

export function LookStep({ next }: { next(): void }) {
  const { settings, shown, error, again } = useStart();
  if (settings && shown) return <Form settings={settings} shown={shown} next={next} />;
  return error ? <Failure error={error} again={again} /> : <Waiting rows={4} />;
}

interface FormProps {
  settings: Settings;
  shown: WidgetShown;
  next(): void;
}

function Form({ settings, shown, next }: FormProps) {
  const t = useWords(words);
  const e = useWords(errors);
  const [name, setName] = useState(settings.name);
  const [color, setColor] = useState(shown.look.color);
  const [position, setPosition] = useState(shown.look.position);
  const { save, busy, failure } = useSave(settings, shown);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (await save({ name: name.trim(), color, position })) next();
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
          onChange={(event) => setName(event.currentTarget.value)}
          error={name.trim() ? null : e('missing_field')}
          maxLength={100}
          dir="auto"
        />
        <Colors value={color} onChange={setColor} />
        <div>
          <Text size="sm" fw={500} mb={4}>
            {t('position')}
          </Text>
          <SegmentedControl
            aria-label={t('position')}
            value={position}
            onChange={setPosition}
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

interface Look {
  name: string;
  color: string;
  position: 'left' | 'right';
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
