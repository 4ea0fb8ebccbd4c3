/** Keep a customer out, or let them in again. */
import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { Failure } from '@/shared/failure';
import { useScope } from '../scope';
import { Frame } from './frame';
import { dialogWords } from './words';

export default function Block({ onClose }: { onClose(): void }) {
  const t = useWords(dialogWords);
  const { api, cache } = useDesk();
  const { c } = useScope();
  const blocked = !c.person?.blocked;
  const change = useMutation({
    mutationFn: () =>
      data(
        api.PUT('/v1/customers/{customer}/block', {
          params: { path: { customer: c.customer } },
          body: { blocked },
        }),
      ),
    onSuccess: () => {
      for (const queryKey of [keys.customer(c.customer), keys.conversation(c.id), keys.lists])
        void cache.invalidateQueries({ queryKey });
      notifications.show({ message: t(blocked ? 'blocked_done' : 'unblocked_done') });
      onClose();
    },
  });
  return (
    <Frame
      title={t(blocked ? 'block' : 'unblock')}
      onClose={onClose}
      action={t(blocked ? 'do_block' : 'do_unblock')}
      danger={blocked}
      disabled={change.isPending}
      onAction={() => change.mutate()}
    >
      <Text size="sm">{t(blocked ? 'block_text' : 'unblock_text')}</Text>
      {change.error && <Failure error={change.error} />}
    </Frame>
  );
}
