import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { keys } from '@/api/keys';
import { type Log, PAGE } from '@/api/log';
import { ApiError } from '@/api/problem';
import { DeskContext } from '@/desk';
import { useOlder } from '@/thread/log/use-older';
import { type Asked, atDesk, page, type Routes } from '../desk';
import { entry } from './given';

const ENTRIES = 'GET /v1/conversations/{conversation}/entries';
const many = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => entry(from + i, 'message', { text: 'x' }));

function rig(routes: Routes, log: Log) {
  const { desk, asked } = atDesk(null, { routes });
  desk.cache.setQueryData(keys.log('cnv_1'), log);
  const hook = renderHook(() => useOlder('cnv_1'), {
    wrapper: ({ children }) => <DeskContext.Provider value={desk}>{children}</DeskContext.Provider>,
  });
  const seqs = () =>
    desk.cache.getQueryData<Log>(keys.log('cnv_1'))?.entries.map((e) => e.seq) ?? [];
  return { hook, asked, seqs };
}

it('pages back to the beginning without a hole, one page at a time', async () => {
  const answer = ({ query }: Asked) =>
    page(many(Number(query.after) + 1, Number(query.after) + PAGE));
  const { hook, asked, seqs } = rig({ [ENTRIES]: answer }, { entries: many(151, 250) });
  await act(async () => {
    await Promise.all([hook.result.current.load(), hook.result.current.load()]);
  });
  expect(asked).toHaveLength(1);
  expect(seqs()[0]).toBe(51);
  await act(() => hook.result.current.load());
  expect(seqs()).toEqual(Array.from({ length: 250 }, (_, i) => i + 1));
  await act(() => hook.result.current.load());
  expect(asked).toHaveLength(2); // there is nothing before the first
});

it('a page that fails can be asked for again', async () => {
  let works = false;
  const answer = () => {
    if (!works) throw new ApiError('server', 503);
    return page(many(1, 50));
  };
  const { hook, seqs } = rig({ [ENTRIES]: answer }, { entries: many(51, 60) });
  await act(() => hook.result.current.load());
  expect(hook.result.current.error).toBeInstanceOf(ApiError);
  works = true;
  await act(() => hook.result.current.load());
  expect(hook.result.current.error).toBeNull();
  expect(seqs()[0]).toBe(1);
});
