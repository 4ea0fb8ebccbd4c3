/** Preferences: at once here, and soon on every machine. */
import { Button, NativeSelect, SegmentedControl, Switch } from '@mantine/core';
import { useState } from 'react';
import { LANGUAGES, type Language, useWords } from '@/i18n/words';
import { MOD } from '@/shell/match';
import { allowed, ask } from './notices';
import { type Preferences, preferences, usePreferences } from './preferences';
import { Line, Section } from './section';
import { tried } from './sounds';
import { words } from './words';

export function Choices() {
  const t = useWords(words);
  const { language } = usePreferences();
  return (
    <Section title={t('preferences')} hint={t('follow')}>
      <Line title={t('theme')}>
        <Segments name="theme" values={['auto', 'light', 'dark']} />
      </Line>
      <Line title={t('density')}>
        <Segments name="density" values={['comfortable', 'compact']} />
      </Line>
      <Line title={t('language')}>
        <NativeSelect
          aria-label={t('language')}
          value={language}
          data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
          onChange={(event) => preferences.set({ language: event.currentTarget.value as Language })}
        />
      </Line>
      <Line title={t('sounds')} hint={t('sounds_hint')}>
        <Button size="compact-sm" variant="default" onClick={() => tried('conversation')}>
          {t('try_sound')}
        </Button>
        <OnOff name="sounds" />
      </Line>
      <Notices />
      <Line title={t('enterSends')} hint={t('enter_hint', { mod: MOD })}>
        <OnOff name="enterSends" />
      </Line>
      <Line title={t('shortcuts')} hint={t('shortcuts_hint')}>
        <OnOff name="shortcuts" />
      </Line>
    </Section>
  );
}

function OnOff({ name }: { name: 'sounds' | 'enterSends' | 'shortcuts' }) {
  const t = useWords(words);
  const on = usePreferences()[name];
  return (
    <Switch
      size="md"
      aria-label={t(name)}
      checked={on}
      onChange={(event) => preferences.set({ [name]: event.currentTarget.checked })}
    />
  );
}

interface SegmentsProps<N extends 'theme' | 'density'> {
  name: N;
  values: readonly Preferences[N][];
}

function Segments<N extends 'theme' | 'density'>({ name, values }: SegmentsProps<N>) {
  const t = useWords(words);
  const label = (value: string) => {
    const key = name === 'theme' ? `theme_${value}` : value;
    return words.has(key) ? t(key) : value;
  };
  return (
    <SegmentedControl
      aria-label={t(name)}
      value={usePreferences()[name]}
      data={values.map((value) => ({ value, label: label(value) }))}
      onChange={(value) => preferences.set({ [name]: value })}
    />
  );
}

function Notices() {
  const t = useWords(words);
  const { notifications: wanted } = usePreferences();
  const [state, setState] = useState(allowed);
  const choose = async (on: boolean) => {
    const may = on && (await ask());
    setState(allowed());
    preferences.set({ notifications: may });
  };
  const problem = { none: t('notices_none'), denied: t('notices_denied') };
  const hint = state in problem ? problem[state as 'none'] : t('notices_hint');
  return (
    <Line title={t('notices')} hint={hint}>
      <Switch
        size="md"
        aria-label={t('notices')}
        checked={wanted && state === 'granted'}
        disabled={state === 'none'}
        onChange={(event) => void choose(event.currentTarget.checked)}
      />
    </Line>
  );
}
