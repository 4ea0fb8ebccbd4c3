// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { openShared } from '../../src/shared';

const KEY = 'wk_0123456789abcdefgh';
beforeEach(() => localStorage.clear());

test('values stand under the end of the key, beside those of other widgets', () => {
  localStorage.setItem('sb:other000:token', 'theirs');
  localStorage.setItem('cart', '3');
  const shared = openShared(KEY);
  expect(shared.set('token', 'mine')).toBe(true);
  expect(localStorage.getItem('sb:abcdefgh:token')).toBe('mine');
  expect(shared.get('token')).toBe('mine');
  expect(shared.keys('')).toEqual(['token']);
  shared.remove('token');
  expect(shared.get('token')).toBeNull();
  expect(localStorage.length).toBe(2);
});

test('keys are listed by how they begin', () => {
  const shared = openShared(KEY);
  for (const name of ['out.1', 'out.2', 'l.config']) shared.set(name, 'x');
  expect(shared.keys('out.').sort()).toEqual(['out.1', 'out.2']);
});

test('forbidden storage is replaced by memory, and says so', () => {
  const shared = openShared(KEY, () => {
    throw new DOMException('no', 'SecurityError');
  });
  expect(shared.set('a', '1')).toBe(false);
  expect(shared.get('a')).toBe('1');
  expect(shared.keys('')).toEqual(['a']);
  shared.remove('a');
  expect(shared.get('a')).toBeNull();
});

test('a full storage keeps the newest value in memory, not the old one', () => {
  let full = false;
  const storage = {
    getItem: () => 'old',
    setItem: () => {
      if (full) throw new DOMException('full', 'QuotaExceededError');
    },
    removeItem: () => undefined,
  } as unknown as Storage;
  const shared = openShared(KEY, () => storage);
  shared.set('a', 'old');
  full = true;
  expect(shared.set('a', 'new')).toBe(false);
  expect(shared.get('a')).toBe('new');
});

test('changes by other tabs are heard, until one stops listening', () => {
  const heard: string[] = [];
  const off = openShared(KEY).watch((name) => heard.push(name));
  const change = (key: string | null) => dispatchEvent(new StorageEvent('storage', { key }));
  change('sb:abcdefgh:token');
  change('cart');
  change(null);
  off();
  change('sb:abcdefgh:token');
  expect(heard).toEqual(['token', '']);
});
