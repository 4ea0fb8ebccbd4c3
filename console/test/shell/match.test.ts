import { beforeEach, describe, expect, it } from 'vitest';
import { ACTIONS } from '@/actions';
import { caps, Matcher, type Press, written } from '@/shell/match';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  mod: false,
  alt: false,
  at: 0,
  ...more,
});

describe('what a key is written as', () => {
  it('is the letter, with shift where it is a capital, with mod where Ctrl is held', () => {
    expect(written(press('e'))).toBe('e');
    expect(written(press('B'))).toBe('shift+B');
    expect(written(press('?'))).toBe('?');
    expect(written(press('k', { mod: true }))).toBe('mod+K');
  });

  it('is a question also on a Chinese keyboard', () => {
    expect(written(press('？'))).toBe('?');
  });

  it('is nothing for what belongs to browser and system', () => {
    expect(written(press('e', { alt: true }))).toBeNull();
    expect(written(press('Enter'))).toBeNull();
    expect(written(press('Shift'))).toBeNull();
  });
});

describe('the action of a key', () => {
  let matcher: Matcher;
  beforeEach(() => {
    matcher = new Matcher(ACTIONS);
  });
  const id = (key: string, more: Partial<Press> = {}) => {
    const found = matcher.match(press(key, more));
    return typeof found === 'object' ? found?.id : found;
  };

  it('comes from the table', () => {
    expect(id('e')).toBe('end');
    expect(id('B')).toBe('block');
    expect(id('K', { mod: true })).toBe('palette');
    expect(id('z')).toBeFalsy();
  });

  it('may need two keys, soon after each other', () => {
    expect(id('g', { at: 0 })).toBe('wait');
    expect(id('i', { at: 500 })).toBe('go-inbox');
    expect(id('g', { at: 1000 })).toBe('wait');
    expect(id('i', { at: 5000 })).toBe('invite');
  });

  it('is the second key alone where the two mean nothing', () => {
    id('g');
    expect(id('j', { at: 100 })).toBe('next');
    expect(id('i', { at: 200 })).toBe('invite');
  });

  it('never means the end of a sequence when Ctrl is held', () => {
    expect(id('e', { mod: true })).toBeFalsy();
  });
});

it('no two actions share their keys', () => {
  const all = ACTIONS.map((action) => action.keys);
  expect(new Set(all).size).toBe(all.length);
  const firsts = all.filter((keys) => keys.includes(' ')).map((keys) => keys.split(' ')[0]);
  expect(all.filter((keys) => firsts.includes(keys))).toEqual([]);
});

it('keys are printed as on their caps', () => {
  expect(caps('g i')).toEqual([['G'], ['I']]);
  expect(caps('mod+K')).toEqual([['Ctrl', 'K']]);
});
