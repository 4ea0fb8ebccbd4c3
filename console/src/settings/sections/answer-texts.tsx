/** An answer's words, a tab a language, with placeholders to put in and a look at the outcome. */
import { ActionIcon, Button, Group, Select, Stack, Tabs, Text, Textarea } from '@mantine/core';
import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useDesk } from '@/desk';
import { useLanguage, useWords } from '@/i18n/words';
import { filled } from '@/shared/answers';
import { words } from './answers-words';

const OFFERED = [
  'en',
  'zh-CN',
  'zh-TW',
  'ja',
  'ko',
  'es',
  'fr',
  'de',
  'pt',
  'ar',
  'he',
  'ru',
  'vi',
];
const PLACES = ['customer', 'agent', 'group'] as const;
const TEXT_MOST = 8000;

interface Props {
  text: Record<string, string>;
  set: (text: Record<string, string>) => void;
  error?: string;
}

export function AnswerTexts({ text, set, error }: Props) {
  const t = useWords(words);
  const ours = useLanguage();
  const names = new Intl.DisplayNames([ours], { type: 'language' });
  const nameOf = (language: string) =>
    language === '*' ? t('any') : (names.of(language) ?? language);
  const has = Object.keys(text);
  const [shown, show] = useState(has[0] ?? '*');
  const free = ['*', ...OFFERED].filter((one) => !has.includes(one));
  const remove = (language: string) => {
    const { [language]: _, ...others } = text;
    set(others);
    show(Object.keys(others)[0] ?? '*');
  };
  return (
    <Stack gap="xs">
      <Tabs value={shown} onChange={(to) => to && show(to)}>
        <Group justify="space-between" align="center">
          <Tabs.List>
            {has.map((language) => (
              <Tabs.Tab key={language} value={language}>
                {nameOf(language)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Group gap="xs">
            <Select
              size="xs"
              w={170}
              aria-label={t('add_language')}
              placeholder={t('add_language')}
              searchable
              value={null}
              data={free.map((language) => ({ value: language, label: nameOf(language) }))}
              onChange={(language) => {
                if (!language) return;
                set({ ...text, [language]: '' });
                show(language);
              }}
            />
            {has.length > 1 && (
              <ActionIcon
                aria-label={t('remove_language', { language: nameOf(shown) })}
                onClick={() => remove(shown)}
              >
                <X size={16} />
              </ActionIcon>
            )}
          </Group>
        </Group>
        {has.map((language) => (
          <Tabs.Panel key={language} value={language} pt="xs">
            <OneText
              label={`${t('text')} (${nameOf(language)})`}
              value={text[language] ?? ''}
              set={(words) => set({ ...text, [language]: words })}
              error={error}
            />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Stack>
  );
}

interface OneProps {
  label: string;
  value: string;
  set: (value: string) => void;
  error?: string;
}

function OneText({ label, value, set, error }: OneProps) {
  const t = useWords(words);
  const { me } = useDesk();
  const field = useRef<HTMLTextAreaElement>(null);
  function insert(place: string) {
    const at = field.current?.selectionStart ?? value.length;
    set(`${value.slice(0, at)}{${place}.name}${value.slice(at)}`);
    field.current?.focus();
  }
  const preview = filled(value, {
    customer: t('customer'),
    agent: me.agent.name,
    group: t('group'),
  });
  return (
    <Stack gap="xs">
      <Textarea
        ref={field}
        label={label}
        dir="auto"
        autosize
        minRows={4}
        maxRows={12}
        maxLength={TEXT_MOST}
        value={value}
        error={error}
        onChange={(event) => set(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Text size="sm">{t('insert')}</Text>
        {PLACES.map((place) => (
          <Button key={place} size="compact-sm" variant="default" onClick={() => insert(place)}>
            {t(place)}
          </Button>
        ))}
      </Group>
      {value.includes('{') && (
        <figure className="settings-preview">
          <figcaption>{t('preview')}</figcaption>
          <p dir="auto">{preview}</p>
        </figure>
      )}
    </Stack>
  );
}
