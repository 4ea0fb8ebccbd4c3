/** The languages that the chat offers, in their order, and what each lacks. */
import { ActionIcon, Badge, Button, Group, Select, Text } from '@mantine/core';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '@/i18n/words';
import { en } from '../../../../widget/src/strings/en';
import { Card } from '../parts';
import { useLanguageName } from '../policy/language-choice';
import { isLanguage } from '../policy/wordings';
import { moved } from '../sections/tags-draft';
import { words } from '../sections/widget-words';
import type { Form } from '../use-form';
import type { LookDraft } from './source';
import { lacking, type Texts } from './texts';

const COMMON =
  'en zh-CN zh-TW ja ko th vi id ms es fr de it pt pt-BR nl pl ru uk tr ar he hi sv da nb fi cs el'.split(
    ' ',
  );
const MOST = 50;
const KEYS = Object.keys(en).filter((key) => key !== 'language');

interface Props {
  form: Form<LookDraft>;
  /** Turns to the words of a language. */
  write(language: string): void;
}

export function LanguagesCard({ form, write }: Props) {
  const t = useWords(words);
  const name = useLanguageName();
  const { languages, texts } = form.draft;
  const set = (next: string[]) => form.set({ languages: next });
  return (
    <Card title={t('languages')} hint={t('languages_hint')}>
      {!languages.length && (
        <Badge variant="default" tt="none">
          {t('languages_none')}
        </Badge>
      )}
      {languages.length > 0 && (
        <ol className="settings-items" data-pointer="/languages">
          {languages.map((code, i) => (
            <li key={code} className="settings-line settings-tight">
              <div className="settings-grow">
                <Group gap="xs">
                  <Text size="sm" fw={500}>
                    {name(code)}
                  </Text>
                  {i === 0 && (
                    <Badge variant="default" tt="none">
                      {t('first')}
                    </Badge>
                  )}
                </Group>
                <Lacking texts={texts as Texts} code={code} write={() => write(code)} />
              </div>
              <Group gap={2} wrap="nowrap">
                <ActionIcon
                  aria-label={t('up', { name: name(code) })}
                  disabled={i === 0}
                  onClick={() => set(moved(languages, i, -1))}
                >
                  <ArrowUp size={16} />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('down', { name: name(code) })}
                  disabled={i === languages.length - 1}
                  onClick={() => set(moved(languages, i, 1))}
                >
                  <ArrowDown size={16} />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('remove', { name: name(code) })}
                  onClick={() => set(languages.filter((one) => one !== code))}
                >
                  <X size={16} />
                </ActionIcon>
              </Group>
            </li>
          ))}
        </ol>
      )}
      {languages.length < MOST && <Add has={languages} add={(code) => set([...languages, code])} />}
    </Card>
  );
}

function Lacking({ texts, code, write }: { texts: Texts; code: string; write(): void }) {
  const t = useWords(words);
  const n = lacking(texts, KEYS, code).length;
  if (!n)
    return (
      <Text size="xs" className="settings-hint">
        {t('complete')}
      </Text>
    );
  return (
    <Group gap={6}>
      <Text size="xs" className="settings-late">
        {t('lacking', { n })}
      </Text>
      <Button size="compact-xs" variant="subtle" onClick={write}>
        {t('fill')}
      </Button>
    </Group>
  );
}

/** Of the common ones, or any other by its code. */
export function Add({ has, add }: { has: readonly string[]; add(code: string): void }) {
  const t = useWords(words);
  const name = useLanguageName();
  const [wanted, want] = useState('');
  const typed = isLanguage(wanted) && !COMMON.includes(wanted) ? [wanted] : [];
  const offered = [...COMMON, ...typed].filter((code) => !has.includes(code));
  return (
    <Select
      maw={260}
      aria-label={t('languages_add')}
      placeholder={t('languages_add')}
      searchable
      value={null}
      searchValue={wanted}
      onSearchChange={want}
      data={offered.map((code) => ({ value: code, label: `${name(code)} (${code})` }))}
      onChange={(code) => {
        if (!code) return;
        add(code);
        want('');
      }}
    />
  );
}
