import { expect, test, vi } from 'vitest';
import { ApiError } from '@/api/problem';
import { difference, same } from '@/settings/same';
import { type Kept, Moved, put, type Source } from '@/settings/saving';

interface Draft {
  name: string;
}

/** A server that holds one value; `meanwhile` happens just before the first write arrives. */
function server(start: Kept<Draft>, meanwhile?: (kept: Kept<Draft>) => Kept<Draft>) {
  let there = start;
  let seen = start;
  let pending = meanwhile;
  const write = vi.fn(async (to: Draft, _: Draft, match: string) => {
    if (pending) there = pending(there);
    pending = undefined;
    if (match !== `"${there.version}"`) throw new ApiError('changed_meanwhile', 412);
    there = { value: to, version: there.version + 1 };
    seen = there;
  });
  const again = async () => {
    seen = there;
    return there;
  };
  const source: Source<Draft> = { name: 'test', now: () => seen, again, write };
  return { source, write, value: () => there.value };
}

test('a value is saved over the version that it was made from', async () => {
  const { source, write } = server({ value: { name: 'a' }, version: 7 });
  await put(source, { name: 'b' }, { name: 'a' }, same);
  expect(write).toHaveBeenCalledWith({ name: 'b' }, { name: 'a' }, '"7"');
});

test('a change of something else with the same version is no hindrance', async () => {
  const { source, value } = server({ value: { name: 'a' }, version: 1 }, (kept) => ({
    ...kept,
    version: 2,
  }));
  await put(source, { name: 'b' }, { name: 'a' }, same);
  expect(value()).toEqual({ name: 'b' });
});

test('a change of the same is not written over', async () => {
  const { source, value } = server({ value: { name: 'a' }, version: 1 }, () => ({
    value: { name: 'theirs' },
    version: 2,
  }));
  await expect(put(source, { name: 'b' }, { name: 'a' }, same)).rejects.toBeInstanceOf(Moved);
  expect(value()).toEqual({ name: 'theirs' });
});

test('another refusal is passed on', async () => {
  const { source, write } = server({ value: { name: 'a' }, version: 1 });
  write.mockRejectedValueOnce(new ApiError('no_such_group', 422));
  await expect(put(source, { name: 'b' }, { name: 'a' }, same)).rejects.toMatchObject({
    code: 'no_such_group',
  });
});

test('values are compared by what they say', () => {
  expect(same({ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 })).toBe(true);
  expect(same({ a: undefined }, {})).toBe(true);
  expect(same([1], [1, 2])).toBe(false);
  expect(same([], {})).toBe(false);
  expect(same(null, {})).toBe(false);
});

test('a difference names what changed, and what is gone with null', () => {
  const from: { a?: number; b?: number; c: string } = { a: 1, b: 2, c: 'x' };
  expect(difference({ a: 1, c: 'y' }, from)).toEqual({ b: null, c: 'y' });
});
