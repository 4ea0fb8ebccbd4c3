import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Facts, fits, holds } from '../../src/rules';
import type { Invitation } from '../../src/types';

describe('addresses', () => {
  test.each([
    ['*/product/*', 'https://shop.test/product/lamp', true],
    ['*/product/*', 'https://shop.test/#/product/lamp', true],
    ['*/product/*', 'https://shop.test/products', false],
    ['https://shop.test/', 'https://shop.test/', true],
    ['https://shop.test/', 'https://shop.test/x', false],
    ['*', '', true],
    ['', '', true],
    ['', 'x', false],
    ['a*a', 'a', false], // the two are not the same one
    ['a*a', 'aa', true],
    ['*.pdf', 'https://shop.test/a.pdf', true],
    ['*.pdf', 'https://shop.test/a.pdf?x', false],
    ['a*b*c', 'a-c-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['a.c', 'abc', false], // only * is special
    ['https://shop.test/**', 'https://shop.test/x', true],
  ])('%s for %s: %s', (pattern, url, fit) => expect(fits(pattern, url)).toBe(fit));

  test('as a regular expression would have it', () => {
    const part = fc.string({ unit: fc.constantFrom('a', 'b', '*', '.'), maxLength: 8 });
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 });
    fc.assert(
      fc.property(part, word, (pattern, url) => {
        const source = pattern.replaceAll('.', '\\.').replaceAll('*', '.*');
        expect(fits(pattern, url)).toBe(new RegExp(`^${source}$`).test(url));
      }),
    );
  });

  test('many stars on a long address take no time', () => {
    const start = performance.now();
    expect(fits('*a*a*a*a*a*a*a*b', 'a'.repeat(2000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(50);
  });
});

const WHEN: Invitation['when'] = {
  url: [],
  not_url: [],
  seconds_on_page: 0,
  scroll_percent: 0,
  visits: 0,
  returning: null,
  attributes: [],
};
const FACTS: Facts = {
  url: 'https://shop.test/product/lamp',
  seconds: 10,
  scroll: 40,
  visits: 2,
  returning: false,
  attributes: { cart_value: '120', plan: 'vip' },
  language: 'zh-CN',
};
const invitation = (when: Partial<Invitation['when']>, more: Partial<Invitation> = {}) => ({
  id: 'one',
  enabled: true,
  text: {},
  group: '',
  topic: '',
  languages: [],
  ...more,
  when: { ...WHEN, ...when },
});
const attribute = (name: string, op: 'at_least' | 'at_most' | 'is' | 'is_not', value: string) => ({
  attributes: [{ name, op, value }],
});

describe('what an invitation asks for', () => {
  test.each<[string, Partial<Invitation['when']>, boolean]>([
    ['nothing', {}, true],
    ['one of its addresses', { url: ['*/cart*', '*/product/*'] }, true],
    ['another address', { url: ['*/cart*'] }, false],
    ['an address that is left alone', { not_url: ['*/product/*'] }, false],
    ['time enough', { seconds_on_page: 10 }, true],
    ['more time', { seconds_on_page: 11 }, false],
    ['depth enough', { scroll_percent: 40 }, true],
    ['more depth', { scroll_percent: 41 }, false],
    ['visits enough', { visits: 2 }, true],
    ['more visits', { visits: 3 }, false],
    ['who talked before', { returning: true }, false],
    ['who never talked', { returning: false }, true],
    ['a value of at least', attribute('cart_value', 'at_least', '100'), true],
    ['as numbers, not as texts', attribute('cart_value', 'at_least', '20'), true],
    ['a value of at most', attribute('cart_value', 'at_most', '100'), false],
    ['a number of what is none', attribute('plan', 'at_least', '0'), false],
    ['a number of what is not there', attribute('age', 'at_most', '9'), false],
    ['a text', attribute('plan', 'is', 'vip'), true],
    ['another text', attribute('plan', 'is_not', 'vip'), false],
    ['not a text that is not there', attribute('city', 'is_not', 'Bern'), true],
    ['an attribute of all objects', attribute('constructor', 'is_not', ''), true],
    ['a number of all objects', attribute('toString', 'at_least', '0'), false],
    ['one thing that holds and one that does not', { visits: 1, seconds_on_page: 60 }, false],
  ])('%s', (_, when, hold) => expect(holds(invitation(when), FACTS)).toBe(hold));

  test('it is for its languages, however they are written, and only while enabled', () => {
    expect(holds(invitation({}, { languages: ['en', 'zh-TW'] }), FACTS)).toBe(true);
    expect(holds(invitation({}, { languages: ['en'] }), FACTS)).toBe(false);
    expect(holds(invitation({}, { enabled: false }), FACTS)).toBe(false);
  });

  test('an empty text is no number', () => {
    const facts = { ...FACTS, attributes: { cart_value: ' ' } };
    expect(holds(invitation(attribute('cart_value', 'at_most', '5')), facts)).toBe(false);
  });
});
