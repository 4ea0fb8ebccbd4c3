/** Away for a reason of one's own words. */
import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useWords } from '@/i18n/words';
import { common } from '@/shared/words';
import { useStatus } from './mine';
import { words } from './words';

const LONGEST = 100;

export function OtherReason({ close }: { close(): void }) {
  const t = useWords(words);
  const c = useWords(common);
  const choose = useStatus();
  const [reason, setReason] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    choose.mutate({ status: 'away', reason: reason.trim() }, { onSuccess: close });
  };
  return (
    <Modal opened onClose={close} title={t('away')} centered>
      <form onSubmit={send}>
        <TextInput
          label={t('reason_text')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={LONGEST}
          dir="auto"
          data-autofocus
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={close}>
            {c('cancel')}
          </Button>
          <Button type="submit" loading={choose.isPending}>
            {t('go_away')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
