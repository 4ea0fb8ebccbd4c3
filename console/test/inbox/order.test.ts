import { describe, expect, it } from 'vitest';
import type { Conversation } from '@/api/types';
import { byEnd, byUrgency, isLate, longestWaiter, merged } from '@/inbox/order';
import { row } from '../api/given';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 28, 10, minute)).toISOString();
const one = (id: string, minute: number, change: Partial<Conversation> = {}) =>
  row({ id, state: 'awaiting_agent', waiting_since: at(minute), ...change });
const ids = (rows: readonly Conversation[]) => rows.map((c) => c.id).join(' ');
const ME = 'agt_0000000000000000000009';

describe('urgency', () => {
  it('is whose turn it is, then priority, then the longest wait, then the id', () => {
    const rows = [
      one('confirm', 0, { state: 'awaiting_confirmation' }),
      one('customer', 0, { state: 'awaiting_customer' }),
      one('queued', 0, { state: 'queued' }),
      one('new', 9),
      one('b', 5),
      one('a', 5),
      one('vip', 9, { priority: 2 }),
      one('ended', 0, { state: 'ended' }),
    ];
    expect(ids(byUrgency(rows, ME))).toBe('vip a b new queued customer confirm ended');
  });

  it('puts what one is asked to take before everything', () => {
    const offers = [{ agent: ME, kind: 'serve', until: at(9) }] as Conversation['offers'];
    const rows = [one('mine', 0), one('offered', 5, { state: 'queued', offers })];
    expect(ids(byUrgency(rows, ME))).toBe('offered mine');
    expect(ids(byUrgency(rows, 'agt_other'))).toBe('mine offered');
  });
});

it('what ended last comes first', () => {
  const rows = [one('old', 0, { ended_at: at(1) }), one('new', 0, { ended_at: at(2) })];
  expect(ids(byEnd(rows))).toBe('new old');
});

describe('queues as one', () => {
  const queued = (id: string, group: string, minute: number, priority = 0) =>
    one(id, minute, { group, state: 'queued', priority });

  it('keeps the order of each and takes whoever stands first', () => {
    const rows = [
      queued('a1', 'a', 2),
      queued('a2', 'a', 1), // was moved behind by the server
      queued('b1', 'b', 0),
      queued('b2', 'b', 3),
    ];
    expect(ids(merged(rows))).toBe('b1 a1 a2 b2');
  });

  it('counts ten minutes for a step of priority', () => {
    expect(ids(merged([queued('a', 'a', 0), queued('b', 'b', 9, 1)]))).toBe('b a');
    expect(ids(merged([queued('a', 'a', 0), queued('b', 'b', 11, 1)]))).toBe('a b');
  });

  it('leaves one queue and none as they are', () => {
    expect(merged([])).toEqual([]);
    expect(ids(merged([queued('x', 'a', 9), queued('y', 'a', 1)]))).toBe('x y');
  });
});

it('late is who waits for us after the alarm', () => {
  expect(isLate(one('a', 0, { alarms: ['warn', 'alarm'] }))).toBe(true);
  expect(isLate(one('a', 0, { alarms: ['warn'] }))).toBe(false);
  expect(isLate(one('a', 0, { alarms: ['alarm'], state: 'awaiting_customer' }))).toBe(false);
});

it('the longest waiter is who began to wait first', () => {
  expect(longestWaiter([one('b', 3), one('a', 1), one('c', 2)])?.id).toBe('a');
  expect(longestWaiter([])).toBeUndefined();
});
