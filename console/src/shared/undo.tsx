/** "Done. Undo" for six seconds. */
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { UNDO_MS } from '@/api/delayed';
import { useWords } from '@/i18n/words';
import { useTellFailure } from './failure';
import { common } from './words';

/** What is said, and what undoes it (false: too late); answers how to take the notice away. */
type Say = (said: string, undo: () => boolean | Promise<unknown>) => () => void;

/** Says what was done and offers to undo it. */
export function useUndo(): Say {
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
      return () => notifications.hide(id);
    },
    [t, failed],
  );
}
