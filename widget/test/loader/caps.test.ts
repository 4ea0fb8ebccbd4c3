import { describe, expect, test } from 'vitest';
import { lately, may } from '../../src/caps';
import { arrive } from '../../src/session';
import { memory } from './world';

const DAY = 24 * 3600_000;
const NOW = 1_800_000_000_000;
const CAPS = { per_session: 2, per_week: 3 };

describe('how often', () => {
  test('within both caps, and one and the same once per session', () => {
    expect(may('a', [], NOW, CAPS)).toBe(true);
    expect(may('a', [['a', NOW]], NOW, CAPS)).toBe(false);
    expect(may('b', [['a', NOW]], NOW, CAPS)).toBe(true);
    expect(may('a', [['a', NOW - 1]], NOW, CAPS)).toBe(true);
    const two = [['a', NOW] as const, ['b', NOW] as const];
    expect(may('c', two, NOW, CAPS)).toBe(false);
    expect(may('c', [...two, ['d', NOW] as const], NOW + 1, CAPS)).toBe(false);
  });

  test('caps of 0 invite nobody', () => {
    expect(may('a', [], NOW, { per_session: 0, per_week: 3 })).toBe(false);
    expect(may('a', [], NOW, { per_session: 1, per_week: 0 })).toBe(false);
  });

  test('what is older than a week, or no list, counts as nothing', () => {
    const stored = JSON.stringify([['a', NOW - 8 * DAY], ['b', NOW - DAY], null, 7, ['c', 'x']]);
    expect(lately(stored, NOW)).toEqual([['b', NOW - DAY]]);
    for (const spoilt of [null, '', '{', '{"a":1}', '7']) expect(lately(spoilt, NOW)).toEqual([]);
  });
});

describe('a visit', () => {
  test('goes on for half an hour from page to page, then another one begins', () => {
    const shared = memory();
    const minutes = (n: number) => NOW + n * 60_000;
    expect(arrive(shared, minutes(0), true)).toEqual({ start: minutes(0), visits: 1 });
    expect(arrive(shared, minutes(29), true)).toEqual({ start: minutes(0), visits: 1 });
    expect(arrive(shared, minutes(58), true)).toEqual({ start: minutes(0), visits: 1 });
    expect(arrive(shared, minutes(88), true)).toEqual({ start: minutes(88), visits: 2 });
  });

  test('is not counted without consent', () => {
    const shared = memory();
    for (const day of [0, 1, 2]) {
      expect(arrive(shared, NOW + day * DAY, false).visits).toBe(1);
    }
  });

  test('begins anew where the storage was spoilt', () => {
    const shared = memory();
    shared.set('l.session', 'x y z');
    expect(arrive(shared, NOW, true)).toEqual({ start: NOW, visits: 1 });
  });
});
