/** A time zone, found by any part of its name; each with its present distance from UTC. */
import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useWords } from '@/i18n/words';
import { serverNow } from '@/shared/clock';
import { knownZone, offset } from './calendar';
import { hoursWords } from './words';

const SHOWN = 60;

/** "UTC+5:45" */
export function distance(zone: string, now: number): string {
  const minutes = offset(zone, now) / 60_000;
  const [h, m] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '−' : '+'}${h}${m ? `:${String(m).padStart(2, '0')}` : ''}`;
}

interface Props {
  value: string;
  pointer: string;
  error: string | undefined;
  onChange(zone: string): void;
}

export function ZoneField({ value, pointer, error, onChange }: Props) {
  const t = useWords(hoursWords);
  const zones = useMemo(() => {
    const all = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
    if (value) all.add(value);
    return [...all];
  }, [value]);
  const now = serverNow();
  return (
    <Select
      label={t('zone')}
      data-pointer={pointer}
      data={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      value={value || null}
      error={error}
      searchable
      limit={SHOWN}
      allowDeselect={false}
      nothingFoundMessage={t('zone_none')}
      maw={360}
      description={value && knownZone(value) ? distance(value, now) : undefined}
      renderOption={({ option }) => (
        <>
          <span style={{ flex: 1 }}>{option.label}</span>
          <small>{distance(option.value, now)}</small>
        </>
      )}
      onChange={(zone) => zone && onChange(zone)}
    />
  );
}
