/** The frame of all dialogs: title, content, and what one can do. */
import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '@/i18n/words';
import { common } from '@/shared/words';

interface Props {
  title: string;
  onClose(): void;
  children: ReactNode;
  action?: string;
  disabled?: boolean;
  danger?: boolean;
  onAction?(): void;
}

export function Frame({ title, onClose, children, action, disabled, danger, onAction }: Props) {
  const w = useWords(common);
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': w('close') }}
      transitionProps={{ duration: 100 }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!disabled) onAction?.();
        }}
      >
        <Stack gap="sm">
          {children}
          {action && (
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {w('cancel')}
              </Button>
              <Button type="submit" disabled={disabled} color={danger ? 'red.9' : undefined}>
                {action}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Modal>
  );
}
