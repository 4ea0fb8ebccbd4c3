import { expect, it } from 'vitest';
import { fold, marked } from '@/api/fold';
import { entry, row } from './given';

const agent = { id: 'agt_0000000000000000000001', role: 'agent' };

it('a message of the customer makes it the turn of the agent, whose clock begins anew', () => {
  const before = row({ deadlines: [{ name: 'remind', at: '2026-11-28T10:09:00.000Z' }] });
  const after = fold(before, entry(4));
  expect(after).toMatchObject({
    state: 'awaiting_agent',
    urgency: 'unanswered',
    seq: 4,
    unread: 1,
  });
  expect(after.waiting_since).toBe(entry(4).at);
  expect(after.deadlines).toEqual([]);
  expect(after.preview).toMatchObject({ text: 'text 4', by: 'customer' });
});

it('a second message keeps the wait of the first', () => {
  const once = fold(row(), entry(4));
  const twice = fold(once, entry(5));
  expect(twice).toMatchObject({ unread: 2, waiting_since: entry(4).at });
});

it('an answer makes it the turn of the customer, and whoever answers has read', () => {
  const after = fold(row({ state: 'awaiting_agent', unread: 2 }), entry(4, { by: agent }));
  expect(after).toMatchObject({ state: 'awaiting_customer', unread: 0 });
});

it('known entries, waiting and ended conversations keep their state', () => {
  const before = row();
  expect(fold(before, entry(3))).toBe(before);
  expect(fold(row({ state: 'queued' }), entry(4)).state).toBe('queued');
});

it('what only staff see is no preview', () => {
  const after = fold(row(), entry(4, { type: 'note', audience: 'staff', public_seq: null }));
  expect(after).toMatchObject({ seq: 4, public_seq: 3, preview: null, unread: 0 });
});

it('what the agent has read is not unread', () => {
  const marks = { customer_delivered: 0, customer_read: 0, agent_delivered: 3, agent_read: 3 };
  expect(marked(row({ unread: 2 }), marks).unread).toBe(0);
  expect(marked(row({ unread: 2 }), { ...marks, agent_read: 2 }).unread).toBe(2);
});
