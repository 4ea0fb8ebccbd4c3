/** "Done. Undo" for six seconds. */
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { UNDO_MS } from '@/api/delayed';
import { useWords } from '@/i18n/words';
import { useTellFailure } from './failure';
import { common } from './words';

/**
 * Answers a function that says what was done and offers to undo it; `undo` answers false when it was
 * too late.
 */
export function useUndo(): (said: string, undo: () => boolean | Promise<unknown>) => void {
  const t = useWords(common);
  const failed = useTellFailure();
  return useCallback(
    (said, undo) => {
      const id = notifications.show({
        autoClose: UNDO_MS,
        withCloseButton: false,
        message: (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">{said}</Text>
            <Button size="compact-sm" variant="light" onClick={() => void taken()}>
              {t('undo')}
            </Button>
          </Group>
        ),
      });
      const taken = async () => {
        notifications.hide(id);
        try {
          const inTime = (await undo()) !== false;
          notifications.show({ message: t(inTime ? 'undone' : 'too_late'), autoClose: 2500 });
        } catch (error) {
          failed(error);
        }
      };
    },
    [t, failed],
  );
}
