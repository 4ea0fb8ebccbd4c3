import { afterEach, describe, expect, it, vi } from 'vitest';
import { wordsOf as wordsFrom } from '../../src/i18n';
import { en, stringsOf as english, type Key, type Strings } from '../../src/strings/en';
import { stringsOf as chinese, simplified as cn, traditional as tw } from '../../src/strings/zh';
import type { Config } from '../../src/types';
import { lineOf } from '../../src/ui/lines';
import { availability, leavesMessage, rowOf, waitOf } from '../../src/ui/status';
import { log, NOW, STATUS } from './fake';

const wordsOf = (language: string, texts: Config['texts'], strings: Strings = en) =>
  wordsFrom(language, texts, strings);
const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe('strings', () => {
  it.each([
    ['zh-CN', cn],
    ['zh-TW', tw],
  ])('%s is complete and fills the same holes', (_, strings) => {
    expect(Object.keys(strings).sort()).toEqual(Object.keys(en).sort());
    for (const key of Object.keys(en) as Key[]) {
      expect(holes(strings[key]), key).toEqual(holes(en[key]));
    }
  });
});

describe('words', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ['zh-CN', '您'],
    ['zh', '您'],
    ['zh-Hant', '您'],
    ['en-GB', 'You'],
    ['fr', 'You'],
  ])('speaks %s', (language, you) => {
    const stringsOf = language.startsWith('zh') ? chinese : english;
    expect(wordsOf(language, {}, stringsOf(language)).t('you')).toBe(you);
  });

  it('tells the two ways to write Chinese apart', () => {
    expect(wordsOf('zh-Hant-HK', {}, chinese('zh-Hant-HK')).t('log')).toBe('訊息');
    expect(wordsOf('zh-SG', {}, chinese('zh-SG')).t('log')).toBe('消息');
  });

  it('takes the tenant’s words first: exact language, its base, any', () => {
    const texts = { '*': { title: 'a', send: 'b' }, pt: { title: 'c' }, 'pt-BR': { title: 'd' } };
    expect(wordsOf('pt-BR', texts).t('title')).toBe('d');
    expect(wordsOf('pt-PT', texts).t('title')).toBe('c');
    expect(wordsOf('en', texts).t('send')).toBe('b');
  });

  it('is English throughout where it has no words', () => {
    expect(wordsOf('he', {})).toMatchObject({ language: 'en', dir: 'ltr', asked: 'he' });
    expect(wordsOf('he', { he: { title: 'צ׳אט' } })).toMatchObject({ language: 'he', dir: 'rtl' });
    expect(wordsOf('no such_tag', {}).language).toBe('en');
  });

  it('picks a label', () => {
    const words = wordsOf('de-AT', {});
    expect(words.label({ en: 'Orders', de: 'Bestellungen' })).toBe('Bestellungen');
    expect(words.label({ fr: 'Commandes', '*': 'Orders' })).toBe('Orders');
    expect(words.label({ fr: 'Commandes' })).toBe('Commandes');
    expect(words.label({})).toBe('');
  });

  it('has words for every error', () => {
    const words = wordsOf('en', {});
    expect(words.error('urged_already')).toBe(en.e_urged_already);
    expect(words.error('brand_new')).toContain('brand_new');
  });

  it('speaks of days', () => {
    vi.useFakeTimers({ now: NOW });
    const words = wordsOf('en-GB', {});
    expect(words.day(NOW)).toBe('Today');
    expect(words.day(NOW - 86_400_000)).toBe('Yesterday');
    expect(words.day(NOW - 10 * 86_400_000)).toContain('18');
    expect(words.moment(NOW + 86_400_000)).toMatch(/^tomorrow, \d/);
    expect(words.size(1_500_000)).toBe('1.5 MB');
    expect(words.size(2_000)).toBe('2 kB');
  });
});

describe('availability', () => {
  const words = wordsOf('en', {});
  const line = (more: object) => availability({ ...STATUS, ...more }, words);

  it('says who is there', () => {
    expect(availability(undefined, words)).toBeNull();
    expect(line({})).toMatchObject({ mood: 'free' });
    expect(line({ free: false, from_min: 3, to_min: 6 })?.text).toContain('3–6');
    expect(line({ free: false, available: false })).toEqual({
      mood: 'busy',
      text: en.wait_unknown,
    });
    expect(line({ open: false })).toEqual({ mood: 'closed', text: en.closed });
  });

  it('never counts a wait below a minute', () => {
    const wait = (from_min: number | null, to_min: number | null) =>
      waitOf({ rank: null, from_min, to_min }, words);
    expect(wait(null, null)).toBeNull();
    expect(wait(0, 1)).toBe('about a minute');
    expect(wait(0, 4)).toBe('about 1–4 min');
    expect(wait(4, 4)).toBe('about 4 min');
  });

  it('knows when only a message can be left', () => {
    const closed = { ...STATUS, open: false };
    expect(leavesMessage(closed)).toBe(true);
    expect(leavesMessage({ ...closed, outside: 'queue' })).toBe(false);
    expect(leavesMessage(STATUS)).toBe(false);
    expect(leavesMessage(undefined)).toBe(false);
    expect(rowOf([STATUS, { ...STATUS, group: 'grp_2' }], 'grp_2')?.group).toBe('grp_2');
    expect(rowOf([STATUS], '')).toBe(STATUS);
  });
});

describe('lines', () => {
  const words = wordsOf('en', {});
  const line = (type: string, data: object) => {
    const [entry] = log(['', type, data]);
    return entry && lineOf(entry, words);
  };

  it.each([
    ['assigned', { name: 'Mei' }, 'Mei is here for you'],
    ['transferred', { to: 'agt_2', name: 'Tom' }, 'Tom takes over'],
    ['transferred', {}, en.passed_on],
    ['asked_to_close', { text: 'All good?' }, 'All good?'],
    ['rated', { score: 4 }, 'You rated this conversation 4 of 5'],
    ['ended', { reason: 'unconfirmed' }, en.end_customer_silent],
    ['ended', { reason: 'something_new' }, en.over],
    ['something_new', {}, null],
  ])('%s %o', (type, data, expected) => {
    expect(line(type, data)).toBe(expected);
  });
});
