import { expect, test } from 'vitest';
import { choose, speaks, words } from '../../src/locale';

test.each([
  [['zh-HK'], ['en', 'zh-CN', 'zh-TW'], 'zh-TW'],
  [['zh-Hant-CN'], ['en', 'zh-CN', 'zh-TW'], 'zh-TW'],
  [['zh'], ['en', 'zh-TW', 'zh-CN'], 'zh-CN'],
  [['zh-SG'], ['en', 'zh-CN', 'zh-TW'], 'zh-CN'],
  [['zh-TW'], ['en', 'zh-CN'], 'zh-CN'], // nearer than English
  [['de-AT', 'fr'], ['en', 'fr-CA', 'de'], 'de'],
  [['EN-gb'], ['en-US', 'en-GB'], 'en-GB'],
  [['ja'], ['fr', 'en'], 'fr'], // strangers get the first
  [['ja', 'en'], [], 'ja'], // any is offered
  [[], [], 'en'],
])('%j of %j: %s', (wanted, offered, chosen) => expect(choose(wanted, offered)).toBe(chosen));

test('a list has a language however it is written, an empty one has all', () => {
  expect(speaks([], 'fr')).toBe(true);
  expect(speaks(['zh-TW'], 'zh-CN')).toBe(true);
  expect(speaks(['en'], 'fr')).toBe(false);
});

test('the tenant words come before ours, the nearest first', () => {
  const texts = { '*': { launcher: 'Hi' }, fr: { launcher: 'Salut' }, 'fr-CA': { other: 'x' } };
  expect(words('fr-CA', texts).chat).toBe('Salut');
  expect(words('de', texts).chat).toBe('Hi');
  expect(words('zh-HK', {}).chat).toBe('線上客服');
  expect(words('xx', {}).failed).toMatch(/try again/i);
});
