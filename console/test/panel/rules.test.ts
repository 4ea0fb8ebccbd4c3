import { describe, expect, it } from 'vitest';
import type { Answer } from '@/api/types';
import { changeOf, conceded, draftOf, rebased } from '@/panel/draft';
import { fitting, found, wordsOf } from '@/panel/fit';
import { cameFrom, languageName, localTime, place, trailOf } from '@/panel/trail';

const page = (minute: number, title = '', referrer = '') => ({
  url: `https://www.shop.example/p${minute}`,
  title,
  referrer,
  at: `2026-01-01T10:0${minute}:00Z`,
});

describe('the page trail', () => {
  it('has the page they are on first, whatever the order it comes in', () => {
    const trail = trailOf([page(3, ' Cart '), page(1, 'Home'), page(2)]);
    expect(trail.map(({ title, stayedMs }) => [title, stayedMs])).toEqual([
      ['Cart', null],
      ['shop.example/p2', 60_000],
      ['Home', 60_000],
    ]);
  });
  it('knows from where they came', () => {
    expect(cameFrom([page(1), page(2, '', 'https://search.example/')])).toBe(
      'https://search.example/',
    );
    expect(cameFrom([page(1)])).toBeNull();
  });
});

describe('where they are', () => {
  it('has a time of its own', () => {
    expect(localTime('Asia/Shanghai', Date.UTC(2026, 0, 1, 12, 5), 'en-GB')).toMatch(/20:05/);
    expect(localTime('', 0, 'en')).toBeNull();
    expect(localTime('No/Where', 0, 'en')).toBeNull();
  });
  it('has a name', () => {
    expect(place('Asia/Ho_Chi_Minh')).toBe('Ho Chi Minh');
    expect(languageName('fr', 'en')).toBe('French');
    expect(languageName('no such', 'en')).toBe('no such');
    expect(languageName('', 'en')).toBe('');
  });
});

const customer = (over: object = {}) => ({
  name: 'Li',
  email: 'li@a.example',
  phone: '',
  language: 'en',
  fields: { plan: 'pro' } as Record<string, string>,
  ...over,
});

describe('a draft of a customer', () => {
  it('that was not touched changes nothing', () => {
    expect(changeOf(customer(), draftOf(customer()))).toBeNull();
  });
  it('says only what differs, and drops fields with null', () => {
    const draft = {
      ...draftOf(customer()),
      name: ' Li Na ',
      fields: [{ key: 1, name: 'x', text: 'y' }],
    };
    expect(changeOf(customer(), draft)).toEqual({ name: 'Li Na', fields: { plan: null, x: 'y' } });
  });
  it('leaves out fields that have no name or no text yet', () => {
    const fields = [
      ...draftOf(customer()).fields,
      { key: 5, name: '', text: 'a' },
      { key: 6, name: 'b', text: ' ' },
    ];
    expect(changeOf(customer(), { ...draftOf(customer()), fields })).toBeNull();
  });
});

describe('when somebody else has written meanwhile', () => {
  const mine = { ...draftOf(customer()), name: 'Li Na' };
  it('what was not touched is theirs, what was typed stays', () => {
    const { draft, clashes } = rebased(customer(), customer({ phone: '123', fields: {} }), mine);
    expect(clashes).toEqual([]);
    expect(draft).toEqual({ ...mine, phone: '123', fields: [] });
  });
  it('both words are shown where both changed the same, and mine stays until I give way', () => {
    const { draft, clashes } = rebased(customer(), customer({ name: 'Lina' }), mine);
    expect(clashes).toEqual([{ part: 'name', name: '', theirs: 'Lina', mine: 'Li Na' }]);
    expect(draft.name).toBe('Li Na');
    expect(conceded(draft, { part: 'name', name: '', theirs: 'Lina', mine: '' }).name).toBe('Lina');
  });
  it('the same word of both is no clash', () => {
    expect(rebased(customer(), customer({ name: 'Li Na' }), mine).clashes).toEqual([]);
  });
  it('fields clash one by one', () => {
    const draft = { ...draftOf(customer()), fields: [{ key: 0, name: 'plan', text: 'max' }] };
    const theirs = customer({ fields: { plan: 'free', city: 'Xi’an' } });
    const after = rebased(customer(), theirs, draft);
    expect(after.clashes).toEqual([{ part: 'fields', name: 'plan', theirs: 'free', mine: 'max' }]);
    expect(changeOf(theirs, after.draft)).toEqual({ fields: { plan: 'max' } });
    const clash = after.clashes[0];
    expect(clash && changeOf(theirs, conceded(after.draft, clash))).toBeNull();
  });
  it('a field that both dropped is gone', () => {
    const draft = { ...draftOf(customer()), fields: [] };
    expect(rebased(customer(), customer({ fields: {} }), draft)).toEqual({ draft, clashes: [] });
  });
});

const answer = (title: string, text: Record<string, string>, groups: string[] = []): Answer => ({
  id: title,
  shortcut: title.toLowerCase().replaceAll(' ', '-'),
  title,
  text,
  groups,
  personal: false,
  version: 1,
});

describe('words', () => {
  it('are those that say something', () => {
    expect([...wordsOf('Where is my Orders, a PARCEL?')]).toEqual(['where', 'order', 'parcel']);
  });
  it('without spaces are pairs', () => {
    expect([...wordsOf('发票抬头')]).toEqual(['发票', '票抬', '抬头']);
    expect([...wordsOf('我要iPhone手机')]).toEqual(['我要', 'iphone', '手机']);
  });
});

describe('canned answers that fit', () => {
  const all = [
    answer('Greeting', { en: 'Hello, how can I help?', 'zh-CN': '您好，有什么可以帮您？' }),
    answer('Exchange damaged item', { en: 'We send a label for the parcel.' }),
    answer('Delivery time', { en: 'Your parcel needs two days.' }),
    answer('Invoice title', {
      'zh-CN': '发票抬头可以在订单里修改。',
      en: 'Change it in the order.',
    }),
    answer('Sales offer', { en: 'Ten percent off' }, ['grp_sales']),
  ];
  const titles = (language: string, said: string, group = 'grp_support') =>
    fitting(all, { language, said, group }).map(({ title }) => title);
  it('are those with the customer’s words, in titles above all', () => {
    expect(titles('en', 'The item came damaged, the parcel too')[0]).toBe('Exchange damaged item');
    expect(titles('en', 'How long is the delivery of a parcel?')[0]).toBe('Delivery time');
  });
  it('are found in Chinese', () => {
    expect(titles('zh-CN', '发票抬头写错了')[0]).toBe('Invoice title');
  });
  it('of other groups are left out, those of this one go ahead', () => {
    expect(titles('en', 'percent')).not.toContain('Sales offer');
    expect(titles('en', '', 'grp_sales')[0]).toBe('Sales offer');
  });
  it('in the customer’s language go ahead, others are offered all the same', () => {
    expect(titles('zh-TW', '').slice(0, 2)).toEqual(['Greeting', 'Invoice title']);
    expect(titles('zh-TW', '')).toHaveLength(4);
  });
  it('are searched in every part', () => {
    expect(found(all, 'INVOICE').map(({ title }) => title)).toEqual(['Invoice title']);
    expect(found(all, 'parcel two').map(({ title }) => title)).toEqual(['Delivery time']);
    expect(found(all, '  ')).toHaveLength(5);
  });
});
