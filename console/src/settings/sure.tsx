/** Asks before something is done that cannot be undone; stays where it fails. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '@/i18n/words';
import { useTellFailure } from '@/shared/failure';
import { common } from '@/shared/words';

interface Props {
  opened: boolean;
  title: string;
  hint: string;
  verb: string; // on the button that does it
  act(): Promise<unknown>;
  close(): void;
}

export function Sure({ opened, title, hint, verb, act, close }: Props) {
  const c = useWords(common);
  const tell = useTellFailure();
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    try {
      await act();
      close();
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened={opened} onClose={close} title={title}>
      <Text size="sm">{hint}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" data-autofocus onClick={close}>
          {c('cancel')}
        </Button>
        <Button color="red" loading={busy} onClick={() => void go()}>
          {verb}
        </Button>
      </Group>
    </Modal>
  );
}
