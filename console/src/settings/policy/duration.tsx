/** A time: a number and its unit beside it. */
import { Group, Input, NativeSelect, NumberInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useWords } from '@/i18n/words';
import { inUnit, toSeconds, UNITS, type Unit, unitOf } from './durations';
import { policyWords } from './words';

interface Props {
  label: string;
  description?: string;
  pointer: string;
  value: number; // seconds; NaN: nothing is written there
  error?: string | undefined;
  onChange(seconds: number): void;
}

export function Duration({ label, description, pointer, value, error, onChange }: Props) {
  const t = useWords(policyWords);
  const id = useId();
  const [seen, see] = useState(value);
  const [unit, choose] = useState<Unit>(() => unitOf(value));
  if (!Object.is(seen, value)) {
    see(value); // set from elsewhere: in the unit that suits it
    choose(unitOf(value));
  }
  const say = (seconds: number) => {
    see(seconds);
    onChange(seconds);
  };
  return (
    <Input.Wrapper id={id} label={label} description={description} error={error}>
      <Group gap={6} wrap="nowrap" mt={4} data-pointer={pointer}>
        <NumberInput
          id={id}
          w={110}
          min={0}
          clampBehavior="none"
          decimalScale={2}
          error={!!error}
          aria-describedby={error ? `${id}-error` : undefined}
          value={Number.isNaN(value) ? '' : inUnit(value, unit)}
          onChange={(n) => say(toSeconds(n, unit))}
        />
        <NativeSelect
          aria-label={t('unit_of', { what: label })}
          data={Object.keys(UNITS).map((one) => ({ value: one, label: t(`long_${one as Unit}`) }))}
          value={unit}
          onChange={(event) => {
            const next = event.currentTarget.value as Unit;
            choose(next);
            say(toSeconds(inUnit(value, unit), next));
          }}
        />
      </Group>
    </Input.Wrapper>
  );
}
