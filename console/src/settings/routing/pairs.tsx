/** Names with values. */
import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useWords } from '@/i18n/words';
import { trialWords } from './trial-words';

export type Pair = [string, string];
const MOST = 20;

interface Props {
  what: string;
  pairs: Pair[];
  onChange(pairs: Pair[]): void;
}

export function Pairs({ what, pairs, onChange }: Props) {
  const t = useWords(trialWords);
  const put = (at: number, pair: Pair) => onChange(pairs.map((one, i) => (i === at ? pair : one)));
  return (
    <Stack gap={6}>
      <Text size="xs" fw={500}>
        {what}
      </Text>
      {pairs.map(([name, value], i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows stay where they are while one types
        <Group key={i} gap={4} wrap="nowrap">
          <TextInput
            size="xs"
            aria-label={t('attribute_name', { what, n: i + 1 })}
            maxLength={64}
            value={name}
            onChange={(event) => put(i, [event.currentTarget.value, value])}
          />
          <TextInput
            size="xs"
            aria-label={t('attribute_value', { what, n: i + 1 })}
            dir="auto"
            maxLength={500}
            value={value}
            onChange={(event) => put(i, [name, event.currentTarget.value])}
          />
          <ActionIcon
            size={28}
            aria-label={t('remove_attribute', { what, n: i + 1 })}
            onClick={() => onChange(pairs.filter((_, at) => at !== i))}
          >
            <X size={14} />
          </ActionIcon>
        </Group>
      ))}
      {pairs.length < MOST && (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<Plus size={12} />}
          className="settings-start"
          aria-label={`${t('add_attribute')}: ${what}`}
          onClick={() => onChange([...pairs, ['', '']])}
        >
          {t('add_attribute')}
        </Button>
      )}
    </Stack>
  );
}
