/** What a merge asks of the server: whom to find, what would happen, and to do it. */
import type { components } from '@contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import type { Customer } from '@/api/types';
import { useDesk } from '@/desk';

export type Preview = components['schemas']['MergePreview'];
export interface Pair {
  from: string; // goes
  into: string; // stays
}

const AT_ONCE = 20;

/** Customers found by what is typed; the latest when nothing is. */
export function useFound(q: string) {
  const { api } = useDesk();
  return useQuery({
    queryKey: ['customers', 'merge', q],
    placeholderData: (before) => before,
    queryFn: async () => {
      const query = { q, limit: AT_ONCE };
      return (await data(api.GET('/v1/customers', { params: { query } }))).data;
    },
  });
}

export function usePreview({ from, into }: Pair) {
  const { api } = useDesk();
  return useQuery({
    queryKey: ['merge', from, into],
    staleTime: 0,
    retry: false,
    queryFn: () => {
      const params = { path: { customer: from }, query: { into } };
      return data(api.GET('/v1/customers/{customer}/merge', { params }));
    },
  });
}

export function useMerge() {
  const { api, cache } = useDesk();
  return useMutation({
    mutationFn: ({ from, into }: Pair) => {
      const params = { path: { customer: from } };
      return data(api.POST('/v1/customers/{customer}/merge', { params, body: { into } }));
    },
    onSuccess: (heir) => {
      cache.setQueryData(keys.customer(heir.id), heir);
      for (const first of ['conversation', 'conversations', 'customer', 'customers', 'visit'])
        void cache.invalidateQueries({ queryKey: [first] });
    },
  });
}

/** Who should stay: who is signed, else who was there first. */
export function staying(a: Customer, b: Customer): Pair {
  const signed = Number(a.external_id !== null) - Number(b.external_id !== null);
  const older = a.created_at <= b.created_at;
  const stays = signed > 0 || (signed === 0 && older) ? a : b;
  return stays === a ? { from: b.id, into: a.id } : { from: a.id, into: b.id };
}

/** The names of what is taken over, for a sentence: parts by `name`, fields by their own. */
export function takenNames(takes: Preview['takes'], name: (part: string) => string): string[] {
  const { attributes, fields, ...parts } = takes;
  return [
    ...Object.keys(parts).map(name),
    ...Object.keys(attributes ?? {}),
    ...Object.keys(fields ?? {}),
  ];
}
