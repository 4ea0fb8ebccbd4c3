import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LinkState } from '@/api/socket';
import { useLinkNote } from '@/shell/banner';
import { useNetwork } from '@/shell/network';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function rig(first: LinkState) {
  const hook = renderHook(({ link }) => useLinkNote(link), { initialProps: { link: first } });
  const after = (link: LinkState, ms: number) => {
    hook.rerender({ link });
    act(() => {
      vi.advanceTimersByTime(ms);
    });
    return hook.result.current;
  };
  return { after };
}

it('says nothing of a short break', () => {
  const { after } = rig('live');
  expect(after('offline', 1_900)).toBeNull();
  expect(after('live', 10)).toBeNull();
});

it('says that the connection is lost, also while it is tried again, and then that it is back', () => {
  const { after } = rig('live');
  expect(after('live', 10)).toBeNull();
  expect(after('offline', 2_100)).toBe('offline');
  expect(after('connecting', 5_000)).toBe('offline');
  expect(after('live', 10)).toBe('back');
  expect(after('live', 3_100)).toBeNull();
});

it('the first connection is only on its way', () => {
  const { after } = rig('connecting');
  expect(after('connecting', 1_000)).toBeNull();
  expect(after('connecting', 1_100)).toBe('connecting');
  expect(after('live', 10)).toBeNull();
});

it('believes the browser that there is no network, whatever the socket thinks', () => {
  const { result } = renderHook(() => useNetwork());
  const has = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  act(() => void dispatchEvent(new Event('offline')));
  expect(result.current).toBe(false);
  has.mockReturnValue(true);
  act(() => void dispatchEvent(new Event('online')));
  expect(result.current).toBe(true);
});
