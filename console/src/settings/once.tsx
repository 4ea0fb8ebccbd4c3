/** A dialog with what is told only once: it closes by its own button, and leaving the page is asked. */
import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '@/i18n/words';
import { Guard } from '@/shared/leave';
import { frame } from './words';

interface Props {
  opened: boolean;
  secret: boolean; // there is something to copy; else it closes as any dialog
  title: string;
  verb: string; // on the button that closes it
  beside?: ReactNode; // another button
  close(): void;
  children: ReactNode;
}

export function Once({ opened, secret, title, verb, beside, close, children }: Props) {
  const t = useWords(frame);
  return (
    <Modal
      opened={opened}
      onClose={close}
      withCloseButton={!secret}
      closeOnClickOutside={!secret}
      closeOnEscape={!secret}
      size="lg"
      title={title}
    >
      <Stack gap="sm">
        {children}
        <Group justify="flex-end">
          {beside}
          <Button onClick={close}>{verb}</Button>
        </Group>
      </Stack>
      {opened && secret && (
        <Guard discard={close} title={t('once')} hint={t('once_hint')} verb={t('once_yes')} />
      )}
    </Modal>
  );
}
