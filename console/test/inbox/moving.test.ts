import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { stepped } from '@/inbox/keys';
import { range, useSelection } from '@/inbox/selection';

const ORDER = ['a', 'b', 'c', 'd'];

describe('a step', () => {
  it('stays within the list', () => {
    expect(stepped(ORDER, 'b', 1, null)).toBe('c');
    expect(stepped(ORDER, 'd', 1, null)).toBe('d');
    expect(stepped(ORDER, 'a', -1, null)).toBe('a');
    expect(stepped(ORDER, 'b', Number.POSITIVE_INFINITY, null)).toBe('d');
    expect(stepped([], null, 1, null)).toBeNull();
  });

  it('begins at the open row, else at the first', () => {
    expect(stepped(ORDER, null, 1, 'b')).toBe('c');
    expect(stepped(ORDER, null, 1, null)).toBe('a');
    expect(stepped(ORDER, 'gone', -1, null)).toBe('a');
  });
});

describe('a selection', () => {
  const rig = () => renderHook(() => useSelection(() => ORDER));
  const of = (hook: ReturnType<typeof rig>) => [...hook.result.current.ids].join('');

  it('takes and gives back one', () => {
    const hook = rig();
    act(() => hook.result.current.pick('b', false));
    expect(of(hook)).toBe('b');
    act(() => hook.result.current.pick('b', false));
    expect(of(hook)).toBe('');
  });

  it('takes all between the last one and this, either way', () => {
    const hook = rig();
    act(() => hook.result.current.pick('c', false));
    act(() => hook.result.current.pick('a', true));
    expect(of(hook).split('').sort().join('')).toBe('abc');
  });

  it('has only the second where the first is gone', () => {
    expect(range(ORDER, 'gone', 'c')).toEqual(['c']);
    expect(range(ORDER, null, 'c')).toEqual(['c']);
  });
});
