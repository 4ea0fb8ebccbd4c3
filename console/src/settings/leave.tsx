import { Button, Group, Modal, Text } from '@mantine/core';
import { useWords } from '@/i18n/words';
import { common } from '@/shared/words';
import { frame } from './words';

/** "Leave without saving?" */
export function Leave({ stay, go }: { stay: () => void; go: () => void }) {
  const t = useWords(frame);
  const c = useWords(common);
  return (
    <Modal
      opened
      onClose={stay}
      title={c('unsaved')}
      closeButtonProps={{ 'aria-label': c('close') }}
    >
      <Text size="sm">{t('leave_hint')}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={stay} data-autofocus>
          {t('stay')}
        </Button>
        <Button color="red" onClick={go}>
          {t('leave')}
        </Button>
      </Group>
    </Modal>
  );
}
