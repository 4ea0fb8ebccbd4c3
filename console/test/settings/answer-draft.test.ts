import { describe, expect, it } from 'vitest';
import { empty, faultsIn, found, texts } from '@/settings/sections/answer-draft';

const whole = { ...empty(false), title: 'Hello', shortcut: 'hi', text: { '*': 'Hello!', en: ' ' } };

describe('a canned answer being written', () => {
  it('needs a title, a shortcut and words in one language', () => {
    expect(faultsIn(empty(true))).toEqual({
      title: 'name_missing',
      shortcut: 'shortcut_wrong',
      text: 'text_missing',
    });
    expect(faultsIn(whole)).toEqual({});
  });

  it.each(['退货', 're-turn_1', 'a'.repeat(32)])('takes the shortcut %s', (shortcut) => {
    expect(faultsIn({ ...whole, shortcut })).toEqual({});
  });

  it.each(['', 'Hi', 'a b', 'é', 'a'.repeat(33), '/hi'])(
    'refuses the shortcut "%s"',
    (shortcut) => {
      expect(faultsIn({ ...whole, shortcut }).shortcut).toBe('shortcut_wrong');
    },
  );

  it('leaves out languages that say nothing', () => {
    expect(texts(whole)).toEqual({ '*': 'Hello!' });
  });

  it('is found by its shortcut, title and words, whatever the case', () => {
    const all = [
      { ...whole, id: 'ans_1', version: 1 },
      { ...whole, id: 'ans_2', version: 1, title: '退货', shortcut: 'th', text: { zh: '七天内' } },
    ];
    expect(found(all, 'HELLO').map((one) => one.id)).toEqual(['ans_1']);
    expect(found(all, ' 七天').map((one) => one.id)).toEqual(['ans_2']);
    expect(found(all, '')).toHaveLength(2);
  });
});
