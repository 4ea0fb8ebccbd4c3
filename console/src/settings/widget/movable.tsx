/** One of a list: its number, what it is, and the ways to move or remove it. */
import { ActionIcon, Group, Text } from '@mantine/core';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '@/i18n/words';
import { moved } from '../sections/tags-draft';
import { listWords } from './list-words';

interface Props<One> {
  list: readonly One[];
  at: number;
  name: string;
  set(next: One[]): void;
  children: ReactNode;
}

export function Movable<One>({ list, at, name, set, children }: Props<One>) {
  const t = useWords(listWords);
  return (
    <li className="settings-item">
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" fw={600} truncate dir="auto">
          {at + 1}. {name}
        </Text>
        <Group gap={2} wrap="nowrap">
          <ActionIcon
            aria-label={t('up', { name })}
            disabled={at === 0}
            onClick={() => set(moved(list, at, -1))}
          >
            <ArrowUp size={16} />
          </ActionIcon>
          <ActionIcon
            aria-label={t('down', { name })}
            disabled={at === list.length - 1}
            onClick={() => set(moved(list, at, 1))}
          >
            <ArrowDown size={16} />
          </ActionIcon>
          <ActionIcon
            aria-label={t('remove', { name })}
            onClick={() => set(list.filter((_, i) => i !== at))}
          >
            <X size={16} />
          </ActionIcon>
        </Group>
      </Group>
      {children}
    </li>
  );
}
