/** A colour: one of some that go well, or one's own. */
import { Text } from '@mantine/core';
import { Check } from 'lucide-react';
import { useId } from 'react';
import { useWords } from '@/i18n/words';
import { words } from './start-words';

const PROPOSED = [
  '#1f5eff',
  '#6741d9',
  '#c2255c',
  '#c92a2a',
  '#b4532a',
  '#0f7b5f',
  '#1f6f8b',
  '#15181e',
];

interface Props {
  value: string;
  onChange(color: string): void;
}

export function Colors({ value, onChange }: Props) {
  const t = useWords(words);
  const id = useId();
  return (
    <fieldset className="start-colors">
      <legend>{t('color')}</legend>
      {PROPOSED.map((color) => (
        <label key={color} className="start-color" style={{ background: color }}>
          <input
            type="radio"
            name={id}
            checked={value.toLowerCase() === color}
            onChange={() => onChange(color)}
            aria-label={color}
          />
          {value.toLowerCase() === color && <Check size={18} color="#fff" aria-hidden />}
        </label>
      ))}
      <label className="start-own">
        <input
          type="color"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        <Text size="sm">{t('own_color')}</Text>
      </label>
    </fieldset>
  );
}
