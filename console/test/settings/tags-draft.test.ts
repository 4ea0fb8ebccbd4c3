import { expect, it } from 'vitest';
import { COLORS, fresh, moved, wrongNames } from '@/settings/sections/tags-draft';

const tags = (...names: string[]) => names.map((name) => ({ name, color: COLORS[0] }));

it('wants a name for each tag, and no name twice whatever the capitals', () => {
  expect(wrongNames({ tags: tags('refund', ' ', 'Refund ', '退款') })).toEqual({
    1: 'missing',
    2: 'twice',
  });
  expect(wrongNames({ tags: tags('a', 'b') })).toEqual({});
});

it('gives a new tag the colour that is used least', () => {
  expect(fresh(tags('a')).color).toBe(COLORS[1]);
  expect(fresh(COLORS.map((color) => ({ name: 'x', color }))).color).toBe(COLORS[0]);
});

it('moves a tag without losing any', () => {
  expect(moved([1, 2, 3], 0, 1)).toEqual([2, 1, 3]);
  expect(moved([1, 2, 3], 2, -1)).toEqual([1, 3, 2]);
});
