/** What stands around every page before a sign-in: the mark, the language, a sheet with the form. */
import { ActionIcon, NativeSelect, Text, Title, useComputedColorScheme } from '@mantine/core';
import { Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { LANGUAGES, type Language, useWords } from '@/i18n/words';
import { preferences, usePreferences } from '@/me/preferences';
import { Mark } from './mark';
import { words } from './words';
import './in.css';

interface Props {
  title: string;
  hint?: string;
  children: ReactNode;
  foot?: ReactNode;
}

export function Frame({ title, hint, children, foot }: Props) {
  return (
    <div className="in">
      <Top />
      <main className="in-sheet">
        <Title order={1} size="h3">
          {title}
        </Title>
        {hint && (
          <Text size="sm" className="in-hint">
            {hint}
          </Text>
        )}
        {children}
      </main>
      {foot && <footer className="in-foot">{foot}</footer>}
    </div>
  );
}

function Top() {
  const t = useWords(words);
  const { language } = usePreferences();
  const dark = useComputedColorScheme() === 'dark';
  return (
    <header className="in-top">
      <Mark />
      <NativeSelect
        aria-label={t('language')}
        size="xs"
        value={language}
        data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
        onChange={(event) => preferences.set({ language: event.currentTarget.value as Language })}
      />
      <ActionIcon
        aria-label={t('theme')}
        onClick={() => preferences.set({ theme: dark ? 'light' : 'dark' })}
      >
        {dark ? <Sun size={18} /> : <Moon size={18} />}
      </ActionIcon>
    </header>
  );
}
