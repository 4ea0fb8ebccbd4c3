/** Holidays, and dates with hours of their own. */
import { ActionIcon, Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useWords } from '@/i18n/words';
import type { HoursProps } from './editor';
import { type Exception, withException } from './model';
import { SpanList } from './spans';
import { hoursWords } from './words';

export function Dates({ hours, pointer, fault, onChange }: Omit<HoursProps, 'always'>) {
  const t = useWords(hoursWords);
  const dates = hours.exceptions ?? [];
  const set = (exceptions: Exception[]) => onChange({ ...hours, exceptions });
  return (
    <Stack gap="sm" data-pointer={`${pointer}/exceptions`}>
      <div>
        <Title order={3} size="h6">
          {t('dates')}
        </Title>
        <Text size="sm" className="settings-hint">
          {dates.length ? t('dates_hint') : t('no_dates')}
        </Text>
      </div>
      {dates.map((one, i) => (
        <DateRow
          // biome-ignore lint/suspicious/noArrayIndexKey: rows stay where they are while one types
          key={i}
          one={one}
          pointer={`${pointer}/exceptions/${i}`}
          error={fault(`${pointer}/exceptions/${i}`)}
          put={(change) => onChange(withException(hours, i, change))}
          remove={() => set(dates.filter((_, at) => at !== i))}
        />
      ))}
      <Button
        variant="default"
        leftSection={<Plus size={16} />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => set([...dates, { date: '', spans: [] }])}
      >
        {t('add_date')}
      </Button>
    </Stack>
  );
}

interface RowProps {
  one: Exception;
  pointer: string;
  error: string | undefined;
  put(change: Partial<Exception>): void;
  remove(): void;
}

function DateRow({ one, pointer, error, put, remove }: RowProps) {
  const t = useWords(hoursWords);
  const name = one.name || one.date || t('this_date');
  return (
    <div className="settings-date" data-pointer={pointer}>
      <TextInput
        type="date"
        size="xs"
        aria-label={t('date')}
        value={one.date}
        error={!!error && !one.date}
        onChange={(event) => put({ date: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        aria-label={t('date_name')}
        placeholder={t('date_name')}
        dir="auto"
        maxLength={100}
        value={one.name ?? ''}
        onChange={(event) => put({ name: event.currentTarget.value })}
      />
      <SpanList
        name={name}
        spans={one.spans}
        error={error}
        onChange={(spans) => put({ spans: spans.map((span) => [...span]) })}
      />
      <ActionIcon aria-label={t('remove_date', { date: name })} onClick={remove}>
        <Trash2 size={16} />
      </ActionIcon>
    </div>
  );
}
