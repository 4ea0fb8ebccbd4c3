import { afterEach, expect, test, vi } from 'vitest';
import { makePlatform } from '../../src/client/platform';
import type { Shared } from '../../src/types';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
const shared = {} as Shared;

test('ids are fresh, also on pages over http', () => {
  const one = makePlatform(shared).id();
  expect(one).toMatch(/^[A-Za-z0-9_.:-]{20,64}$/);
  vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.fill(7) });
  expect(makePlatform(shared).id()).toBe('07'.repeat(16));
});

test('timers can be cancelled', () => {
  vi.useFakeTimers();
  const platform = makePlatform(shared);
  const ran: number[] = [];
  platform.after(10, () => ran.push(1));
  platform.after(10, () => ran.push(2))();
  vi.advanceTimersByTime(20);
  expect(ran).toEqual([1]);
});

test('requests carry no cookies and are not kept', async () => {
  const asked = vi.fn(async () => new Response('{}'));
  vi.stubGlobal('fetch', asked);
  await makePlatform(shared).fetch('https://api/x', { method: 'POST' });
  expect(asked).toHaveBeenCalledWith('https://api/x', {
    method: 'POST',
    credentials: 'omit',
    cache: 'no-store',
  });
});

test('uploads tell how far they are, and what came of it', async () => {
  const made: Fake[] = [];
  class Fake {
    status = 204;
    upload: { onprogress?: (event: object) => void } = {};
    onload = () => {};
    onerror = () => {};
    onabort = () => {};
    sent: unknown[] = [];
    constructor() {
      made.push(this);
    }
    open(...args: unknown[]) {
      this.sent.push(...args);
    }
    send(form: unknown) {
      this.sent.push(form);
    }
    abort() {
      this.onabort();
    }
  }
  vi.stubGlobal('XMLHttpRequest', Fake);
  const shares: number[] = [];
  const form = new FormData();
  const { post } = makePlatform(shared);
  const good = post('https://files', form, (share) => shares.push(share));
  made[0]?.upload.onprogress?.({ loaded: 1, total: 4 });
  made[0]?.upload.onprogress?.({ loaded: 1, total: 0 });
  made[0]?.onload();
  expect(await good.done).toBe(204);
  expect(shares).toEqual([0.25, 0]);
  expect(made[0]?.sent).toEqual(['POST', 'https://files', form]);
  const stopped = post('https://files', form, () => {});
  stopped.abort();
  expect(await stopped.done).toBe(0);
});
