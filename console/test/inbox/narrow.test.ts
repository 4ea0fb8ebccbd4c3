import { describe, expect, it } from 'vitest';
import type { Conversation } from '@/api/types';
import { type Choice, FIRST } from '@/inbox/choice';
import { matches, says, shown } from '@/inbox/narrow';
import { row } from '../api/given';

const person = { name: 'Zoë Li', email: 'zoe@example.com' } as Conversation['person'];
const one = row({ person, tags: ['billing'], topic: 'orders' });
const ids = (rows: Conversation[]) => rows.map((c) => c.id).join(' ');
const ME = 'agt_0000000000000000000001';

it('all filters have to fit', () => {
  expect(matches(one, {})).toBe(true);
  expect(matches(one, { channel: 'chat', tag: 'billing' })).toBe(true);
  expect(matches(one, { channel: 'chat', tag: 'other' })).toBe(false);
  expect(matches(one, { agent: 'agt_other' })).toBe(false);
  expect(matches(one, { group: undefined })).toBe(true);
});

it('all words typed have to be somewhere', () => {
  for (const typed of ['', '  ', 'zoë', 'ZOË bill', 'example.com', 'orders'])
    expect(says(one, typed, 'Zoë Li'), typed).toBe(true);
  expect(says(one, 'zoë mars', 'Zoë Li')).toBe(false);
});

describe('a view', () => {
  const rows = [
    row({ id: 'served', state: 'awaiting_agent' }),
    row({ id: 'late', state: 'awaiting_agent', alarms: ['alarm'] }),
    row({ id: 'queued', state: 'queued' }),
    row({ id: 'over', state: 'ended', ended_at: '2026-11-28T10:09:00.000Z' }),
  ];
  const of = (change: Partial<Choice>, typed = '') =>
    ids(shown(rows, { ...FIRST, ...change }, typed, ME, () => 'Visitor'));

  it('loses what has left it before the server is asked again', () => {
    expect(of({})).toBe('late served queued');
    expect(of({ view: 'queue' })).toBe('queued');
    expect(of({ view: 'all', part: 'late' })).toBe('late');
    expect(of({ view: 'all', part: 'closed' })).toBe('over');
  });

  it('is narrowed by what it has filters for, not by those of another', () => {
    const narrow = { agent: 'agt_other', state: 'ended' } as const;
    expect(of({ view: 'queue', narrow })).toBe('queued');
    expect(of({ narrow: { agent: 'agt_other' } })).toBe('late served queued');
    expect(of({ view: 'all', part: 'open', narrow })).toBe('');
  });

  it('of a customer has all of theirs, whatever the filters', () => {
    const customer = { id: 'cus_1', name: 'Zoë' };
    expect(of({ customer, narrow: { tag: 'x' } }).split(' ')).toHaveLength(4);
  });
});
