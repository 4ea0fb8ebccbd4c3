/** What the panel asks the server. */
import type { components } from '@contract';
import { useQuery } from '@tanstack/react-query';
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import { useDesk } from '@/desk';

const VISIT_MS = 5_000;

/** Where the customer is, asked anew every few seconds while it is looked at. */
export function useVisit(customer: string) {
  const { api } = useDesk();
  return useQuery({
    queryKey: keys.visit(customer),
    refetchInterval: VISIT_MS,
    queryFn: () =>
      data(api.GET('/v1/customers/{customer}/visit', { params: { path: { customer } } })),
  });
}

/** How a conversation began: its first lines, which never change. */
export function useOpening(conversation: string) {
  const { api } = useDesk();
  return useQuery({
    queryKey: ['opening', conversation],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const params = { path: { conversation }, query: { after: 0, limit: 5 } };
      return (await data(api.GET('/v1/conversations/{conversation}/entries', { params }))).data;
    },
  });
}

export type CardAddress = components['schemas']['CardShown'];

/** Cards that are set up, at addresses signed for who asks; those hold some minutes. */
export function useCards(conversation: string) {
  const { api } = useDesk();
  return useQuery({
    queryKey: keys.cards(conversation),
    staleTime: 60_000,
    refetchInterval: 4 * 60_000, // so that a link opened later holds as well
    queryFn: async () => {
      const params = { path: { conversation } };
      return (await data(api.GET('/v1/conversations/{conversation}/cards', { params }))).data;
    },
  });
}
