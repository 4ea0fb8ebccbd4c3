/** Keeps a customer out, or lets them in again, after saying what that does. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import type { Customer } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { Failure } from '@/shared/failure';
import { common } from '@/shared/words';
import { words } from './words';

interface Props {
  customer: Customer;
  name: string;
  opened: boolean;
  close(): void;
}

export function BlockDialog({ customer, name, opened, close }: Props) {
  const t = useWords(words);
  const c = useWords(common);
  const block = useBlock(customer.id);
  const blocked = !customer.blocked;
  const does = blocked ? 'block' : 'unblock';
  const confirmed = () =>
    block.mutate(blocked, {
      onSuccess: () => {
        notifications.show({ message: t(`${does}ed_done`, { name }) });
        close();
      },
    });
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t(`${does}_title`, { name })}
      closeButtonProps={{ 'aria-label': c('close') }}
      onExitTransitionEnd={block.reset}
    >
      <Text size="sm">{t(`${does}_does`)}</Text>
      {block.error && <Failure error={block.error} />}
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={close}>
          {c('cancel')}
        </Button>
        <Button color={blocked ? 'red.9' : undefined} loading={block.isPending} onClick={confirmed}>
          {t(`${does}_do`)}
        </Button>
      </Group>
    </Modal>
  );
}

function useBlock(id: string) {
  const { api, cache, live } = useDesk();
  return useMutation({
    mutationFn: (blocked: boolean) =>
      data(
        api.PUT('/v1/customers/{customer}/block', {
          params: { path: { customer: id } },
          body: { blocked },
        }),
      ),
    onSuccess: (after) => {
      cache.setQueryData(keys.customer(id), after);
      const { blocked } = after;
      live.rows((one) =>
        one.customer === id && one.person ? { ...one, person: { ...one.person, blocked } } : one,
      );
      void cache.invalidateQueries({ queryKey: keys.lists });
    },
  });
}
