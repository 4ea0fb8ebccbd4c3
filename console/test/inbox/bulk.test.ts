import { expect, it } from 'vitest';
import { ApiError } from '@/api/problem';
import { forEach } from '@/inbox/bulk';
import { row } from '../api/given';

const rows = Array.from({ length: 10 }, (_, i) => row({ id: `cnv_${i}` }));

it('does each once, some at a time, and tells how far it is', async () => {
  const ran: string[] = [];
  const told: number[] = [];
  let now = 0;
  let most = 0;
  const run = async (c: { id: string }) => {
    most = Math.max(most, ++now);
    ran.push(c.id);
    await Promise.resolve();
    now--;
  };
  expect(await forEach(rows, run, (n) => told.push(n))).toEqual([]);
  expect(ran.sort()).toEqual(rows.map((c) => c.id));
  expect(told).toEqual(rows.map((_, i) => i + 1));
  expect(most).toBe(4);
});

it('names what failed and goes on', async () => {
  const run = async (c: { id: string }) => {
    if (c.id === 'cnv_3') throw new ApiError('no_free_seat', 409);
  };
  const failed = await forEach(rows, run, () => undefined);
  expect(failed.map((f) => [f.conversation.id, f.error.code])).toEqual([['cnv_3', 'no_free_seat']]);
});
