/** What is shown in place of something that failed, was empty or has not come yet. */
import { Button, Center, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Component, type ReactNode, useCallback } from 'react';
import { asApiError } from '@/api/problem';
import { useWords } from '@/i18n/words';
import { errors, inWords } from './errors';
import { isUnloaded, Unloaded } from './unloaded';
import { common } from './words';

interface FailureProps {
  error: unknown;
  again?: () => void;
}

/** An error in words, with a way to try again. */
export function Failure({ error, again }: FailureProps) {
  const t = useWords(common);
  const e = useWords(errors);
  const problem = asApiError(error);
  return (
    <Center p="xl" role="alert">
      <Stack align="center" gap="sm" maw={360}>
        <Text fw={600}>{t('failed_title')}</Text>
        <Text size="sm" ta="center">
          {inWords(problem, e)}
        </Text>
        {problem.requestId && (
          <Text size="xs" c="dimmed">
            {t('request', { id: problem.requestId })}
          </Text>
        )}
        {again && (
          <Button variant="default" onClick={again}>
            {t('retry')}
          </Button>
        )}
      </Stack>
    </Center>
  );
}

interface EmptyProps {
  title: string;
  hint?: string;
  children?: ReactNode; // the next step
}

/** Nothing here, and what to do next. */
export function Empty({ title, hint, children }: EmptyProps) {
  return (
    <Center p="xl">
      <Stack align="center" gap="xs" maw={340}>
        <Text fw={600} ta="center">
          {title}
        </Text>
        {hint && (
          <Text size="sm" c="dimmed" ta="center">
            {hint}
          </Text>
        )}
        {children}
      </Stack>
    </Center>
  );
}

/** Lines that stand where a list will. */
export function Waiting({ rows = 6, height = 56 }: { rows?: number; height?: number }) {
  const t = useWords(common);
  return (
    <Stack gap="xs" p="md" role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike and never move
        <Skeleton key={i} height={height} radius="md" />
      ))}
    </Stack>
  );
}

const READING_MS = 8_000;

/** Tells of a failed action; the screen stays as it was. */
export function useTellFailure(): (error: unknown) => void {
  const e = useWords(errors);
  const t = useWords(common);
  return useCallback(
    (error) => {
      notifications.show({
        color: 'red',
        title: t('failed_title'),
        message: inWords(asApiError(error), e),
        role: 'alert',
        autoClose: READING_MS,
      });
    },
    [e, t],
  );
}

interface BoundaryProps {
  name: string;
  children: ReactNode;
}

function Broken({ again }: { again: () => void }) {
  const t = useWords(common);
  return (
    <Empty title={t('pane_broke')}>
      <Button variant="default" onClick={again}>
        {t('retry')}
      </Button>
    </Empty>
  );
}

/** One a pane: what breaks inside leaves the others working. */
export class Boundary extends Component<BoundaryProps, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    if (isUnloaded(error)) return <Unloaded />;
    return <Broken again={() => this.setState({ error: null })} />;
  }
}
