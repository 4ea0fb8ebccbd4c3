/** The rows of the chosen view: which questions are asked, and how far they are read ahead. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { data } from '@/api/client';
import { type Filters, keys } from '@/api/keys';
import { type ConversationPage, flat, newest, useConversations, useQueues } from '@/api/queries';
import { type Desk, useDesk } from '@/desk';
import type { Choice } from './choice';

/** So many pages are read at once, for order and numbers; what is beyond, when scrolled to. */
const AHEAD = 10;
const PAGE = 100;
const OWN_MS = 60_000; // the socket tells of these; this is for a hint that was lost
const QUEUE_MS = 10_000; // who is away or offline hears nothing of queues
const OTHERS_MS = 15_000; // a page; nobody is told of all that others do

type Cursors = Record<string, string | null>;

export function filtersOf(choice: Choice): Filters {
  if (choice.customer) return { view: 'customer', customer: choice.customer.id };
  if (choice.view !== 'all') return { view: 'mine' };
  const day = choice.part === 'closed' && choice.day ? { day: choice.day } : {};
  return { view: choice.part, ...choice.narrow, ...day };
}

/** One page of several queues: the next of each that has more. */
async function pageOf({ api, cache }: Desk, cursors: Cursors): Promise<ConversationPage> {
  const pages = await Promise.all(
    Object.entries(cursors).map(async ([group, cursor]) => {
      const query = { view: 'queue', group, cursor, limit: PAGE } as const;
      return [group, await data(api.GET('/v1/conversations', { params: { query } }))] as const;
    }),
  );
  const more = pages.filter(([, page]) => page.has_more);
  const next = Object.fromEntries(more.map(([group, page]) => [group, page.next_cursor]));
  return newest(cache, {
    data: pages.flatMap(([, page]) => page.data),
    next_cursor: more.length > 0 ? JSON.stringify(next) : null,
    has_more: more.length > 0,
  });
}

/** Whose queues one looks after: those of one's groups; of all, where one has none. */
export function useMyGroups(): string[] {
  const { me } = useDesk();
  const { data: queues } = useQueues();
  return useMemo(() => {
    const all = queues?.map((queue) => queue.group) ?? me.agent.groups;
    const mine = all.filter((group) => me.agent.groups.includes(group));
    return mine.length > 0 ? mine : all;
  }, [queues, me.agent.groups]);
}

function useQueueRows(groups: readonly string[], enabled: boolean) {
  const desk = useDesk();
  const start: Cursors = Object.fromEntries(groups.map((group) => [group, null]));
  const query = useInfiniteQuery({
    queryKey: [...keys.lists, 'queue', groups],
    enabled,
    refetchInterval: QUEUE_MS,
    initialPageParam: JSON.stringify(start),
    getNextPageParam: (page: ConversationPage) => page.next_cursor,
    queryFn: ({ pageParam }) => pageOf(desk, JSON.parse(pageParam) as Cursors),
  });
  const rows = useMemo(() => flat(query.data), [query.data]);
  return { ...query, rows };
}

export function useRows(choice: Choice) {
  const groups = useMyGroups();
  const queued = choice.view === 'queue' && !choice.customer;
  const wanted = choice.narrow.group ? [choice.narrow.group] : groups;
  const queue = useQueueRows(wanted, queued);
  const every = choice.view === 'all' ? OTHERS_MS : OWN_MS;
  const other = useConversations(filtersOf(choice), !queued, every);
  const query = queued ? queue : other;
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  const pages = query.data?.pages.length ?? 0;
  const onward = hasNextPage && !isFetching && !isError && pages < AHEAD;
  useEffect(() => {
    if (onward) void fetchNextPage();
  }, [onward, fetchNextPage]);
  return query;
}
