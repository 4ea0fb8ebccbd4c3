import { describe, expect, it } from 'vitest';
import { ACTIONS, type Action } from '@/actions';
import type { Conversation } from '@/api/types';
import { type Offer, sections, suits } from '@/shell/entries';
import { row } from '../api/given';

describe('what is typed', () => {
  it('begins words of the text, all of them', () => {
    expect(suits('Ask whether it is solved', 'ask sol')).toBe(true);
    expect(suits('Ask whether it is solved', 'sk')).toBe(false);
    expect(suits('Anything', '')).toBe(true);
  });

  it('is anywhere in Chinese', () => {
    expect(suits('结束会话', '会话')).toBe(true);
  });
});

describe('the palette', () => {
  const zoe = row({ person: { name: 'Zoë' } as Conversation['person'] });
  const found = (typed: string, hinders: (action: Action) => string | null = () => null) =>
    sections({
      typed,
      actions: ACTIONS,
      labelOf: (action) => action.id,
      hinders,
      conversations: [zoe],
      nameOf: (c) => c.person?.name ?? '',
      customers: typed === 'zo' ? [{ id: 'cus_1', name: 'Zoran', email: '' }] : [],
    });
  const first = (list: ReturnType<typeof found>): Offer | undefined => list[0]?.offers[0];

  it('offers all commands while nothing is typed', () => {
    expect(found('').map((section) => section.name)).toEqual(['conversation', 'list', 'go', 'app']);
  });

  it('finds conversations and customers by name', () => {
    expect(found('zo').map((section) => section.name)).toEqual(['conversations', 'customers']);
  });

  it('puts what cannot be done behind what can', () => {
    const hinders = (action: Action) =>
      action.group === 'conversation' ? 'no_conversation' : null;
    expect(found('', hinders).at(-1)?.name).toBe('conversation');
    const some = (action: Action) => (action.id === 'reply' ? 'is_over' : null);
    expect(first(found('', some))).toMatchObject({ id: 'note', hindered: null });
  });
});
