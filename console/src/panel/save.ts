/** Saves what was typed of a customer over what it was made from, never over what others wrote. */
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import { ApiError } from '@/api/problem';
import type { Customer } from '@/api/types';
import { type Desk, useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { common } from '@/shared/words';
import { changeOf, rebased } from './draft';
import { type Editing, editings } from './editing';

const TRIES = 4;

/** The customer as saved; or what has to be decided, where others changed the same. */
async function saved(desk: Desk, id: string, editing: Editing): Promise<Customer | Editing> {
  const params = { path: { customer: id } };
  let now = editing;
  for (let tries = 0; tries < TRIES; tries++) {
    const change = changeOf(now.base, now.draft);
    if (!change) return now.base;
    try {
      const header = { 'If-Match': `"${now.base.version}"` };
      return await data(
        desk.api.PATCH('/v1/customers/{customer}', { params: { ...params, header }, body: change }),
      );
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 412) throw error;
      const theirs = await data(desk.api.GET('/v1/customers/{customer}', { params }));
      now = { base: theirs, ...rebased(now.base, theirs, now.draft) };
      if (now.clashes.length > 0) return now;
    }
  }
  return now;
}

export function useSave(id: string) {
  const desk = useDesk();
  const c = useWords(common);
  return useMutation({
    mutationFn: (editing: Editing) => saved(desk, id, editing),
    onSuccess: (after, sent) => {
      if ('draft' in after) return editings.put(id, after);
      const { name, email } = after;
      desk.cache.setQueryData(keys.customer(id), after);
      desk.live.rows((one) =>
        one.customer === id && one.person
          ? { ...one, person: { ...one.person, name, email } }
          : one,
      );
      editings.saved(id, sent, after);
      notifications.show({ message: c('saved'), autoClose: 2500 });
    },
  });
}
