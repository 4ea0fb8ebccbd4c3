/** The chat on the website: texts, labels, menu, invitations, and what is sent of them. */
import { describe, expect, it } from 'vitest';
import type { Widget } from '@/api/types';
import { summed } from '@/settings/widget/counters';
import {
  ANYTIME,
  faultsIn as faultsInInvitations,
  freshOf,
  type Invitation,
  placeOf,
} from '@/settings/widget/invitation-draft';
import { beginIn, doubled, freeId, spoken, unsaid, withLabel } from '@/settings/widget/labels';
import { MOST_BYTES, pictureOf, placed } from '@/settings/widget/logo';
import { readable } from '@/settings/widget/look';
import { type Field, faultsIn, type MenuDraft, turned } from '@/settings/widget/menu-draft';
import { widgetChange } from '@/settings/widget/source';
import { found, lacking, lost, withText } from '@/settings/widget/texts';
import { labelIn } from '@/shared/labels';

describe('texts', () => {
  it('are put in and taken out, and a language without any is not there', () => {
    const texts = withText({}, 'de', 'title', 'Hallo');
    expect(texts).toEqual({ de: { title: 'Hallo' } });
    expect(withText(texts, 'de', 'title', '')).toEqual({});
  });

  it('lack nothing in languages that we have, else what no wording of theirs says', () => {
    expect(lacking({}, ['title', 'close'], 'zh-TW')).toEqual([]);
    expect(lacking({ de: { title: 'Hallo' } }, ['title', 'close'], 'de-AT')).toEqual(['close']);
    expect(lacking({ '*': { close: 'x' } }, ['title', 'close'], 'fr')).toEqual(['title']);
  });

  it('miss the places that ours have', () => {
    expect(lost('about {from}–{to} min', 'etwa {from} min')).toEqual(['{to}']);
    expect(lost('Chat', 'Hallo')).toEqual([]);
  });

  it('are found by key and wording; else the important and the own', () => {
    const say = (key: string) => (key === 'e_gone' ? ['', 'no longer here'] : ['', key]);
    expect(found(['title', 'e_gone'], 'LONGER', false, say)).toEqual(['e_gone']);
    expect(found(['title', 'e_gone'], '', false, say)).toEqual(['title']);
    expect(found(['title', 'e_gone'], '', true, say)).toHaveLength(2);
  });
});

describe('labels', () => {
  it('are read as the chat reads them', () => {
    const label = { en: 'Orders', 'zh-CN': '订单' };
    expect(labelIn(label, 'en-GB')).toBe('Orders');
    expect(labelIn(label, 'fr')).toBe('Orders');
    expect(labelIn({ '*': 'any', en: 'Orders' }, 'fr')).toBe('any');
    expect(unsaid(label, ['en', 'zh-CN', 'de'])).toEqual(['de']);
    expect(unsaid({ '*': 'any' }, ['de'])).toEqual([]);
    expect(withLabel(label, 'en', '')).toEqual({ 'zh-CN': '订单' });
  });

  it('begin in a language that is used', () => {
    expect(beginIn([{ en: 'a' }], 'en')).toBe('en');
    expect(beginIn([{ en: 'a' }], 'zh-CN')).toBe('en');
    expect(beginIn([], 'zh-CN')).toBe('*');
    expect(spoken([{ de: 'a' }], ['en'])).toEqual(['*', 'en', 'de']);
  });

  it('have ids that are free', () => {
    expect(freeId('q', [])).toBe('q1');
    expect(freeId('q', ['q1', 'q3'])).toBe('q4');
    expect(freeId('q', ['q2'])).toBe('q3');
    expect(doubled(['a', 'b', 'a'])).toEqual([2]);
  });
});

const field: Field = { name: 'order', type: 'text', label: { en: 'Order' } };
const draft = (change: Partial<MenuDraft>): MenuDraft => ({
  menu: [],
  form: [],
  rating_reasons: [],
  ...change,
});

describe('menu and form', () => {
  it('want a label, a name of its own and options where there is a choice', () => {
    expect(faultsIn(draft({ form: [field] }))).toEqual({});
    const empty = { ...field, name: '1x', label: {} };
    expect(faultsIn(draft({ form: [empty] }))).toEqual({
      '/form/0/label': 'label_missing',
      '/form/0/name': 'name_wrong',
    });
    expect(faultsIn(draft({ form: [field, field] }))).toEqual({ '/form/1/name': 'name_twice' });
    const choice: Field = { ...field, type: 'select', options: [{ value: ' ', label: {} }] };
    expect(faultsIn(draft({ form: [choice, { ...choice, name: 'b', options: [] }] }))).toEqual({
      '/form/0/options/0/value': 'option_value_missing',
      '/form/0/options/0/label': 'label_missing',
      '/form/1/options': 'option_missing',
    });
  });

  it('only a choice has options', () => {
    const choice: Field = {
      ...field,
      type: 'select',
      options: [{ value: 'a', label: { en: 'A' } }],
    };
    expect(turned(choice, 'text').options).toEqual([]);
    expect(turned(field, 'select').options).toEqual([]);
  });
});

const invitation: Invitation = { ...freshOf([]), text: { en: 'Hello' } };
const caps = { per_session: 1, per_week: 3 };
const faults = (one: Invitation) =>
  faultsInInvitations({ invitations: [one], invitation_caps: caps }).map(([place, fault]) => [
    place.replace('/invitations/0', ''),
    fault,
  ]);

describe('invitations', () => {
  it('keep within what the API takes', () => {
    expect(faults(invitation)).toEqual([]);
    expect(faults({ ...invitation, text: {}, id: 'Ä' })).toEqual([
      ['/text', 'text_missing'],
      ['/id', 'id_wrong'],
    ]);
    const when = { ...ANYTIME, url: ['*'.repeat(9)], seconds_on_page: 3601, visits: 0.5 };
    expect(faults({ ...invitation, when })).toEqual([
      ['/when/url', 'address_wrong'],
      ['/when/seconds_on_page', 'out_of_range'],
      ['/when/visits', 'out_of_range'],
    ]);
  });

  it('compare numbers with numbers', () => {
    const when = (op: 'is' | 'at_least', value: string) => ({
      ...ANYTIME,
      attributes: [{ name: 'cart', op, value }],
    });
    expect(faults({ ...invitation, when: when('at_least', 'many') })).toEqual([
      ['/when/attributes/0/value', 'not_a_number'],
    ]);
    expect(faults({ ...invitation, when: when('is', 'many') })).toEqual([]);
  });

  it('have names of their own, and faults know where they are', () => {
    const invitations = [invitation, invitation];
    const [[place] = ['']] = faultsInInvitations({ invitations, invitation_caps: caps });
    expect(place).toBe('/invitations/1/id');
    expect(placeOf(place)).toBe(1);
    expect(placeOf('/invitation_caps/per_week')).toBeNull();
  });

  it('are summed over days', () => {
    const days = { '2026-11-02': { shown: 2 }, '2026-11-01': { shown: 3, opened: 0 } };
    expect(summed(days)).toEqual({
      sums: { shown: 5, opened: 0 },
      last: { shown: '2026-11-02' },
    });
  });
});

describe('look', () => {
  it('says what becomes of a colour', () => {
    expect(readable('#1f5eff').how).toBe('fine');
    expect(readable('#ffd400').how).toBe('ink');
    expect(readable('#ff6b00').shown).toMatch(/^#[0-9a-f]{6}$/);
    expect(readable('#ffffff').how).toBe('moved');
  });

  it('sends of the look what differs, of lists the whole', () => {
    const look = { color: '#111111', corner: 4 } as unknown as Widget['look'];
    const from = { look, languages: ['en'], history: true };
    const to = { look: { ...look, corner: 8 }, languages: ['en', 'de'], history: true };
    expect(widgetChange(to, from)).toEqual({ look: { corner: 8 }, languages: ['en', 'de'] });
  });

  it('has a logo whole in the middle of a square, and no larger than is taken', () => {
    expect(placed(400, 200, 192)).toEqual({ x: 0, y: 48, width: 192, height: 96 });
    expect(pictureOf('data:image/png;base64,AAAA')).toEqual({ type: 'image/png', data: 'AAAA' });
    expect(pictureOf('data:image/gif;base64,AAAA')).toBeNull();
    expect(pictureOf(`data:image/png;base64,${'A'.repeat(MOST_BYTES * 2)}`)).toBeNull();
  });
});
