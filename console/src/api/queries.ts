/** The questions the screens ask; what they get lives in the cache and nowhere else. */
import {
  type InfiniteData,
  type QueryClient,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useDesk } from '@/desk';
import { type Api, data } from './client';
import { type Filters, keys } from './keys';
import { type Log, last, PAGE } from './log';
import type { Agent, Conversation, Group, Widget } from './types';

const LIST_PAGE = 100;

export interface ConversationPage {
  data: Conversation[];
  next_cursor: string | null;
  has_more: boolean;
}

/** A page as just read; where the socket has brought something newer meanwhile, that stays. */
export function newest(cache: QueryClient, page: ConversationPage): ConversationPage {
  const newer = (one: Conversation) => {
    const known = cache.getQueryData<Conversation>(keys.conversation(one.id));
    return known && known.seq > one.seq ? known : one;
  };
  return { ...page, data: page.data.map(newer) };
}

export function useConversations(filters: Filters, enabled = true, refetchInterval?: number) {
  const { api, cache } = useDesk();
  const query = useInfiniteQuery({
    queryKey: keys.list(filters),
    enabled,
    refetchInterval: ({ state }) =>
      refetchInterval && refetchInterval * Math.max(1, state.data?.pages.length ?? 1),
    initialPageParam: null as string | null,
    getNextPageParam: (page: ConversationPage) => page.next_cursor,
    queryFn: async ({ pageParam }) => {
      const query = { ...filters, limit: LIST_PAGE, cursor: pageParam };
      return newest(cache, await data(api.GET('/v1/conversations', { params: { query } })));
    },
  });
  const rows = useMemo(() => flat(query.data), [query.data]);
  return { ...query, rows };
}

/** One list of all pages; what has moved between two of them is there once. */
export function flat(list: InfiniteData<ConversationPage> | undefined): Conversation[] {
  const found = new Map<string, Conversation>();
  for (const page of list?.pages ?? []) for (const one of page.data) found.set(one.id, one);
  return [...found.values()];
}

export function useConversation(
  id: string | null,
  again: (known: Conversation | undefined) => number | false = () => false,
) {
  const { api } = useDesk();
  return useQuery({
    queryKey: keys.conversation(id ?? ''),
    enabled: id !== null,
    refetchInterval: ({ state }) => again(state.data),
    queryFn: () =>
      data(
        api.GET('/v1/conversations/{conversation}', {
          params: { path: { conversation: id ?? '' } },
        }),
      ),
  });
}

/** A page of a log: the entries after a number. */
export async function entriesAfter(api: Api, conversation: string, after: number) {
  const page = await data(
    api.GET('/v1/conversations/{conversation}/entries', {
      params: { path: { conversation }, query: { after, limit: PAGE } },
    }),
  );
  return page.data;
}

/** The end of a log; what is older is put before it by paging back, what is newer by the socket. */
export function useLog(id: string, seq: number | undefined) {
  const { api, live } = useDesk();
  const log = useQuery({
    queryKey: keys.log(id),
    enabled: seq !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<Log> => ({
      entries: await entriesAfter(api, id, Math.max(0, (seq ?? 0) - PAGE)),
    }),
  });
  // Who only looks on is told nothing by the socket: the row says that there is more.
  const behind = log.data !== undefined && (seq ?? 0) > last(log.data);
  useEffect(() => {
    if (behind) void live.fill(id);
  }, [behind, live, id]);
  return log;
}

export function useQueues(refetchInterval?: number) {
  const { api } = useDesk();
  const queryFn = async () => (await data(api.GET('/v1/queues', {}))).data;
  return useQuery({ queryKey: keys.queues, queryFn, refetchInterval });
}

/** What the chat on the website is made of. */
export function useWidget(enabled = true) {
  const { api } = useDesk();
  const queryFn = () => data(api.GET('/v1/settings/widget', {})) as Promise<Widget>;
  return useQuery<Widget>({ queryKey: keys.widget, queryFn, enabled, staleTime: 30_000 });
}

export function useGroups() {
  const { api } = useDesk();
  const queryFn = async () => (await data(api.GET('/v1/groups', {}))).data;
  return useQuery({ queryKey: keys.groups, queryFn, staleTime: 60_000 });
}

/** Of groups those to choose from: what is archived only where it is chosen already. */
export const offered = (groups: readonly Group[], chosen: readonly string[] = []): Group[] =>
  groups.filter(({ id, archived }) => !archived || chosen.includes(id));

export function useOfferedGroups(chosen?: readonly string[]): Group[] {
  return offered(useGroups().data ?? [], chosen);
}

/** All agents, page by page. */
export function useAgents(refetchInterval?: number) {
  const { api } = useDesk();
  const queryFn = async () => {
    const found: Agent[] = [];
    let cursor: string | null = null;
    do {
      const query: { limit: number; cursor: string | null } = { limit: 100, cursor };
      const page: { data: Agent[]; next_cursor: string | null } = await data(
        api.GET('/v1/agents', { params: { query } }),
      );
      found.push(...page.data);
      cursor = page.next_cursor;
    } while (cursor);
    return found;
  };
  return useQuery({ queryKey: keys.agents, queryFn, refetchInterval, staleTime: 30_000 });
}

export function useCustomer(id: string | null) {
  const { api } = useDesk();
  return useQuery({
    queryKey: keys.customer(id ?? ''),
    enabled: id !== null,
    queryFn: () =>
      data(api.GET('/v1/customers/{customer}', { params: { path: { customer: id ?? '' } } })),
  });
}
