/** A text in the language that is written in; what others would read stands in for it. */
import { Text, Textarea, TextInput } from '@mantine/core';
import { createContext, useContext } from 'react';
import { useWords } from '@/i18n/words';
import { type Label, labelIn } from '@/shared/labels';
import { useLanguageName } from '../policy/language-choice';
import { unsaid, withLabel } from './labels';
import { listWords } from './list-words';

interface Written {
  language: string;
  offered: readonly string[];
}
const Context = createContext<Written>({ language: '*', offered: [] });
export const WritingIn = Context.Provider;

/** A label as visitors read it who speak the language that is written in. */
export function useSaid(): (label: Label) => string {
  const { language } = useContext(Context);
  return (label) => labelIn(label, language);
}

interface Props {
  label: string;
  /** Where the label is within what is sent. */
  pointer: string;
  value: Label;
  most?: number;
  long?: boolean;
  error: string | undefined;
  onChange(label: Label): void;
}

export function LabelField({ label, pointer, value, most = 120, long, error, onChange }: Props) {
  const t = useWords(listWords);
  const name = useLanguageName();
  const { language, offered } = useContext(Context);
  const missing = unsaid(value, offered);
  const props = {
    label,
    dir: 'auto',
    maxLength: most,
    placeholder: labelIn(value, language),
    value: value[language] ?? '',
    error,
    'data-pointer': pointer,
  };
  const write = (text: string) => onChange(withLabel(value, language, text));
  return (
    <div className="settings-grow">
      {long ? (
        <Textarea
          {...props}
          autosize
          minRows={2}
          onChange={(event) => write(event.currentTarget.value)}
        />
      ) : (
        <TextInput {...props} onChange={(event) => write(event.currentTarget.value)} />
      )}
      {missing.length > 0 && (
        <Text size="xs" mt={4} className="settings-late">
          {t('missing', { languages: missing.map(name).join(', ') })}
        </Text>
      )}
    </div>
  );
}
