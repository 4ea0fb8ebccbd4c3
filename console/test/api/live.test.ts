import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Api } from '@/api/client';
import { keys } from '@/api/keys';
import { Live } from '@/api/live';
import { type Log, last } from '@/api/log';
import { ApiError } from '@/api/problem';
import type { Conversation, Entry } from '@/api/types';
import { CNV, entry, row } from './given';

interface Answer {
  data: unknown;
}
type Asked = { path: string; after?: number };

/** A server that has a log and a row; `hold` keeps its next answers back until they are let go. */
function rig(known: number) {
  const cache = new QueryClient();
  const asked: Asked[] = [];
  const server = { entries: [] as Entry[], row: row(), fails: 0, held: [] as (() => void)[] };
  let holding = false;
  const answer = (path: string, after: number): Answer => {
    if (server.fails-- > 0) throw new ApiError('server', 500);
    if (!path.endsWith('/entries')) return { data: server.row };
    const found = server.entries.filter((e) => e.seq > after);
    return { data: { data: found.slice(0, 100), has_more: found.length > 100 } };
  };
  const GET = async (path: string, options: { params: { query?: { after: number } } }) => {
    const after = options.params.query?.after;
    asked.push({ path, after });
    const result = answer(path, after ?? 0); // what it knew when it was asked
    if (holding) await new Promise<void>((go) => server.held.push(go));
    return result;
  };
  const live = new Live(cache, { GET } as unknown as Api);
  cache.setQueryData<Log>(keys.log(CNV), {
    entries: Array.from({ length: known }, (_, i) => entry(i + 1)),
  });
  const list = keys.list({ view: 'mine' });
  const pages = [{ data: [row({ seq: known })], next_cursor: null, has_more: false }];
  cache.setQueryData(list, { pages, pageParams: [null] });
  const hears = (one: Entry) =>
    live.receive({ op: 'entry', conversation: CNV, data: one as unknown as Record<string, never> });
  return {
    ...{ cache, live, server, asked, hears, list },
    hold: (on: boolean) => {
      holding = on;
      for (const go of server.held.splice(0)) go();
    },
    top: () => last(cache.getQueryData<Log>(keys.log(CNV)) ?? { entries: [] }),
    shown: () => cache.getQueryData<{ pages: { data: Conversation[] }[] }>(list)?.pages[0]?.data[0],
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

it('an entry is in log and row at once, and the exact row a moment later', async () => {
  const { hears, top, shown, server } = rig(3);
  server.row = row({ seq: 4, unread: 7 });
  hears(entry(4));
  expect(top()).toBe(4);
  expect(shown()).toMatchObject({ seq: 4, unread: 1, state: 'awaiting_agent' });
  await settle(300);
  expect(shown()?.unread).toBe(7);
});

it('many entries ask for the row once', async () => {
  const { hears, asked } = rig(3);
  for (const seq of [4, 5, 6, 7]) hears(entry(seq));
  await settle(300);
  expect(asked.filter((a) => !a.path.endsWith('/entries'))).toHaveLength(1);
});

it('an older row never replaces a newer one', async () => {
  const { hears, shown, server } = rig(3);
  server.row = row({ seq: 4, unread: 9 });
  hears(entry(4));
  hears(entry(5));
  await settle(300);
  expect(shown()).toMatchObject({ seq: 5, unread: 2 });
});

it('a hole is filled from where the log ends', async () => {
  const { hears, top, server, asked } = rig(3);
  server.entries = [4, 5, 6].map((seq) => entry(seq));
  hears(entry(6));
  await settle();
  expect(top()).toBe(6);
  expect(asked[0]?.after).toBe(3);
});

it('what comes over a hole while it is being filled is not forgotten', async () => {
  const { hears, hold, top, server } = rig(3);
  server.entries = [4, 5].map((seq) => entry(seq));
  hold(true);
  hears(entry(5));
  await settle();
  server.entries.push(entry(6), entry(7));
  hears(entry(7)); // the answer on its way does not know of it
  hold(false);
  await settle();
  expect(top()).toBe(7);
});

it('a hole that could not be filled is tried again', async () => {
  const { hears, top, server } = rig(3);
  server.entries = [4, 5].map((seq) => entry(seq));
  server.fails = 1;
  hears(entry(5));
  await settle();
  expect(top()).toBe(3);
  await settle(5_100);
  expect(top()).toBe(5);
});

it('long holes come page by page', async () => {
  const { live, top, server } = rig(3);
  server.entries = Array.from({ length: 250 }, (_, i) => entry(i + 4));
  await live.fill(CNV);
  expect(top()).toBe(253);
});

it('after a connection open logs go on from where they end, closed ones are forgotten', async () => {
  const { cache, live, server, top } = rig(3);
  cache.setQueryData<Log>(keys.log('cnv_other'), { entries: [entry(1)] });
  const watched = { queryKey: keys.log(CNV), queryFn: () => new Promise<Log>(() => undefined) };
  const stop = new QueryObserver(cache, { ...watched, staleTime: Number.POSITIVE_INFINITY });
  const off = stop.subscribe(() => undefined);
  server.entries = [4, 5].map((seq) => entry(seq));
  live.caughtUp();
  await settle();
  expect(top()).toBe(5);
  expect(cache.getQueryData(keys.log('cnv_other'))).toBeUndefined();
  off();
});

it('what changes nothing leaves lists as they are', () => {
  const { cache, live, list } = rig(3);
  const before = cache.getQueryData(list);
  live.rows((one) => one);
  expect(cache.getQueryData(list)).toBe(before);
});

it('ears hear what passes, as long as they listen', () => {
  const { live, hears } = rig(3);
  const heard: number[] = [];
  const deaf = live.listen({ entry: (e) => heard.push(e.seq) });
  hears(entry(4));
  deaf();
  hears(entry(5));
  expect(heard).toEqual([4]);
});

it('marks of the other side reach the row', () => {
  const { live, shown } = rig(3);
  const marks = { customer_delivered: 3, customer_read: 2, agent_delivered: 3, agent_read: 3 };
  live.receive({ op: 'presence', conversation: CNV, data: { marks } });
  expect(shown()?.marks).toEqual(marks);
});
