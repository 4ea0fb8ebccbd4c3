/** What sections are made of. */
import { ActionIcon, CopyButton, Group, Text, Title, Tooltip } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { Check, Copy } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useWords } from '@/i18n/words';
import { Failure, Waiting } from '@/shared/failure';
import { common } from '@/shared/words';

interface CardProps {
  title: string;
  hint?: string | undefined;
  aside?: ReactNode;
  children: ReactNode;
}

export function Card({ title, hint, aside, children }: CardProps) {
  const id = useId();
  return (
    <section className="settings-card" aria-labelledby={id}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Title order={2} size="h5" id={id}>
            {title}
          </Title>
          {hint && (
            <Text size="sm" className="settings-hint">
              {hint}
            </Text>
          )}
        </div>
        {aside}
      </Group>
      {children}
    </section>
  );
}

/** Draws what a question answered; until then, that it is on its way or has failed. */
export function Loaded<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failure error={query.error} again={() => void query.refetch()} />;
  return <Waiting />;
}

/** Something to copy: a name, and the text. */
export function Copied({ label, text }: { label: string; text: string }) {
  const c = useWords(common);
  return (
    <Group gap="xs" wrap="nowrap" className="settings-copied">
      <Text size="sm" className="settings-copied-label">
        {label}
      </Text>
      <code dir="ltr">{text}</code>
      <CopyButton value={text} timeout={2000}>
        {({ copied, copy }) => (
          <Tooltip label={c(copied ? 'copied' : 'copy')}>
            <ActionIcon onClick={copy} aria-label={`${c(copied ? 'copied' : 'copy')}: ${label}`}>
              {copied ? <Check size={16} /> : <Copy size={16} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  );
}
