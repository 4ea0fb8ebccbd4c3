/** All words of the chat in one language: ours, and the tenant's in their place. */
import { Button, Group, Text, Textarea, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '@/i18n/words';
import { en } from '../../../../widget/src/strings/en';
import { simplified, traditional } from '../../../../widget/src/strings/zh';
import { Card } from '../parts';
import { LanguageChoice } from '../policy/language-choice';
import { ANY, SPOKEN } from '../policy/wordings';
import { words } from '../sections/widget-words';
import type { Form } from '../use-form';
import type { LookDraft } from './source';
import { found, lost, TEXT_MOST, type Texts, withText } from './texts';

const KEYS = ['launcher', ...Object.keys(en).filter((key) => key !== 'language')];
const LONG = 60;

/** Our words of a key; of a language that we do not have, English. */
function oursIn(language: string): (key: string) => string {
  const tw = /^zh.*-(tw|hk|mo|hant)\b/i.test(language);
  const table: Record<string, string> = /^zh\b/i.test(language)
    ? tw
      ? traditional
      : simplified
    : en;
  return (key) => table[key === 'launcher' ? 'title' : key] ?? ''; // the button says the title
}

interface Props {
  form: Form<LookDraft>;
  language: string;
  speak(language: string): void;
}

export function TextsCard({ form, language, speak }: Props) {
  const t = useWords(words);
  const [wanted, want] = useState('');
  const [all, showAll] = useState(false);
  const texts = form.draft.texts as Texts;
  const ours = oursIn(language);
  const own = (key: string) => texts[language]?.[key] ?? '';
  const shown = found(KEYS, wanted, all, (key) => [own(key), ours(key)]);
  const known = new Set([ANY, ...SPOKEN, ...form.draft.languages, ...Object.keys(texts), language]);
  return (
    <Card title={t('texts')} hint={t('texts_hint')}>
      <LanguageChoice
        languages={[...known]}
        value={language}
        onChange={speak}
        canAdd={!form.readOnly}
      />
      <TextInput
        aria-label={t('texts_search')}
        placeholder={t('texts_search')}
        leftSection={<Search size={16} />}
        value={wanted}
        onChange={(event) => want(event.currentTarget.value)}
      />
      {!shown.length && <Text size="sm">{t('texts_nothing', { text: wanted })}</Text>}
      <div className="settings-stack settings-close" data-pointer={`/texts/${language}`}>
        {shown.map((key) => (
          <OneText
            key={key}
            name={key}
            ours={ours(key)}
            value={own(key)}
            error={form.fault(`/texts/${language}/${key}`)}
            set={(text) => form.set({ texts: withText(texts, language, key, text) })}
          />
        ))}
      </div>
      {!wanted && (
        <Group>
          <Button variant="subtle" onClick={() => showAll(!all)}>
            {all ? t('texts_few') : t('texts_all', { n: KEYS.length })}
          </Button>
        </Group>
      )}
    </Card>
  );
}

interface OneProps {
  name: string;
  ours: string;
  value: string;
  error: string | undefined;
  set(text: string): void;
}

function OneText({ name, ours, value, error, set }: OneProps) {
  const t = useWords(words);
  const places = value ? lost(ours, value) : [];
  const props = {
    label: ours,
    placeholder: ours,
    description: <code>{name}</code>,
    dir: 'auto',
    maxLength: TEXT_MOST,
    value,
    error,
  };
  return (
    <div>
      {ours.length > LONG ? (
        <Textarea
          {...props}
          autosize
          minRows={2}
          onChange={(event) => set(event.currentTarget.value)}
        />
      ) : (
        <TextInput {...props} onChange={(event) => set(event.currentTarget.value)} />
      )}
      {places.length > 0 && (
        <Text size="xs" mt={4} role="status" className="settings-soon">
          {t('texts_lost', { places: places.join(', ') })}
        </Text>
      )}
    </div>
  );
}
