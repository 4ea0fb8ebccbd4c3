/** Which language's wordings are on the screen; others can be added. */
import { Button, Group, Popover, Select, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useLanguage, useWords } from '@/i18n/words';
import { common } from '@/shared/words';
import { textWords } from './text-words';
import { ANY, isLanguage } from './wordings';

/** A language's name in the reader's own. */
export function useLanguageName(): (code: string) => string {
  const reader = useLanguage();
  const t = useWords(textWords);
  const names = new Intl.DisplayNames(reader, { type: 'language', fallback: 'code' });
  return (code) => {
    if (code === ANY) return t('any');
    try {
      return names.of(code) ?? code;
    } catch {
      return code; // the API takes more than what is a language
    }
  };
}

interface Props {
  languages: string[];
  value: string;
  onChange(language: string): void;
  canAdd: boolean;
}

export function LanguageChoice({ languages, value, onChange, canAdd }: Props) {
  const t = useWords(textWords);
  const name = useLanguageName();
  return (
    <Group align="flex-end" gap="xs">
      <Select
        label={t('language')}
        data={languages.map((one) => ({ value: one, label: name(one) }))}
        value={value}
        allowDeselect={false}
        w={220}
        onChange={(one) => one && onChange(one)}
      />
      {canAdd && <AddLanguage add={onChange} />}
    </Group>
  );
}

function AddLanguage({ add }: { add: (language: string) => void }) {
  const t = useWords(textWords);
  const c = useWords(common);
  const [open, show] = useState(false);
  const [code, write] = useState('');
  const [tried, attempt] = useState(false);
  const done = () => {
    attempt(true);
    if (!isLanguage(code)) return;
    add(code);
    show(false);
    write('');
    attempt(false);
  };
  return (
    <Popover opened={open} onChange={show} trapFocus withinPortal>
      <Popover.Target>
        <Button variant="default" leftSection={<Plus size={16} />} onClick={() => show(!open)}>
          {t('add_language')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Group align="flex-end" gap="xs">
          <TextInput
            label={t('language_code')}
            value={code}
            maxLength={35}
            dir="ltr"
            error={tried && !isLanguage(code) && t('not_a_language')}
            onChange={(event) => write(event.currentTarget.value.trim())}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
              event.preventDefault();
              done();
            }}
          />
          <Button onClick={done}>{c('add')}</Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
