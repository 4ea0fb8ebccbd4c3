/** The spans of one date: from and until each, more of them, or none. */
import { ActionIcon, Group, Text, TextInput, Tooltip } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useWords } from '@/i18n/words';
import { nextSpan, overnight, SPANS_MOST, type Spans } from './model';
import { hoursWords } from './words';

interface Props {
  name: string;
  spans: Spans;
  error: string | undefined;
  onChange(spans: Spans): void;
}

export function SpanList({ name, spans, error, onChange }: Props) {
  const t = useWords(hoursWords);
  const put = (at: number, span: readonly string[]) =>
    onChange(spans.map((one, i) => (i === at ? span : one)));
  return (
    <div className="settings-spans">
      {spans.length === 0 && (
        <Text size="sm" className="settings-inherited">
          {t('closed')}
        </Text>
      )}
      {spans.map((span, i) => (
        <SpanRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a span is its place and nothing else
          key={i}
          name={name}
          span={span}
          error={!!error}
          put={(next) => put(i, next)}
          remove={() => onChange(spans.filter((_, at) => at !== i))}
        />
      ))}
      {spans.length < SPANS_MOST && (
        <Tooltip label={t('add_span', { day: name })}>
          <ActionIcon
            aria-label={t('add_span', { day: name })}
            onClick={() => onChange([...spans, nextSpan(spans)])}
          >
            <Plus size={16} />
          </ActionIcon>
        </Tooltip>
      )}
      {error && (
        <Text size="xs" className="settings-error" role="alert">
          {error}
        </Text>
      )}
    </div>
  );
}

interface SpanProps {
  name: string;
  span: readonly string[];
  error: boolean;
  put(span: readonly string[]): void;
  remove(): void;
}

function SpanRow({ name, span, error, put, remove }: SpanProps) {
  const t = useWords(hoursWords);
  const [from = '', until = ''] = span;
  const to = until === '24:00' ? '00:00' : until; // the same end, as a time field knows it
  return (
    <Group gap={4} wrap="nowrap">
      <TextInput
        type="time"
        size="xs"
        aria-label={t('from', { day: name })}
        value={from}
        error={error && !from}
        onChange={(event) => put([event.currentTarget.value, until])}
      />
      <span aria-hidden>–</span>
      <TextInput
        type="time"
        size="xs"
        aria-label={t('to', { day: name })}
        value={to}
        error={error && !to}
        onChange={(event) => put([from, event.currentTarget.value])}
      />
      {overnight(span) && (
        <Text size="xs" className="settings-inherited">
          {t('next_day')}
        </Text>
      )}
      <ActionIcon aria-label={t('remove_span', { from, to, day: name })} onClick={remove} size={28}>
        <X size={14} />
      </ActionIcon>
    </Group>
  );
}
