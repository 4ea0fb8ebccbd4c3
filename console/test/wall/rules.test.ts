import { describe, expect, it } from 'vitest';
import type { Agent, Queue } from '@/api/types';
import { fullness, longestOpen, lookedFor, madeAt, standing, statusSince } from '@/wall/people';
import { sorted, turned } from '@/wall/sort';
import { totals } from '@/wall/totals';

describe('sorting', () => {
  const value = (n: number | null) => n;
  it('goes up and down, what has no value last either way', () => {
    expect(sorted([3, null, 1, 2], value, false)).toEqual([1, 2, 3, null]);
    expect(sorted([3, null, 1, 2], value, true)).toEqual([3, 2, 1, null]);
  });
  it('keeps equals as they were and reads numbers in names', () => {
    const rows = [{ n: 'Team 10' }, { n: 'team 2' }, { n: 'Team 2', second: true }];
    expect(sorted(rows, (row) => row.n, false)).toEqual([rows[1], rows[2], rows[0]]);
  });
  it('turns with a second click on the same header', () => {
    expect(turned({ by: 'a', down: false }, 'a', false)).toEqual({ by: 'a', down: true });
    expect(turned({ by: 'a', down: false }, 'b', true)).toEqual({ by: 'b', down: true });
  });
});

describe('an id', () => {
  it('says when it was made', () => {
    // As chalicelib.domain.ids.make("cnv", 1_780_000_000_000, …) begins.
    expect(madeAt('cnv_1ksr49200k4csm6mv3ee1s')).toBe(1_780_000_000_000);
  });
  it.each(['', 'cnv_', 'cnv_short', 'cnv_ilouilouilouilouilouil'])('%s says nothing', (id) =>
    expect(madeAt(id)).toBeNull(),
  );
  it('of the longest open conversation is the smallest', () => {
    expect(longestOpen({ conversations: ['cnv_2', 'cnv_1', 'cnv_3'] })).toBe('cnv_1');
    expect(longestOpen({ conversations: [] })).toBeNull();
  });
});

describe('an agent', () => {
  it.each([
    ['online', true, true, 'online'],
    ['online', true, false, 'unreachable'],
    ['online', false, false, 'unreachable'],
    ['busy', true, false, 'busy'],
    ['away', true, false, 'away'],
    ['away', false, false, 'unreachable'],
    ['offline', true, false, 'offline'],
  ])('who is %s, connected %s, reachable %s, stands as %s', (status, connected, reachable, is) =>
    expect(standing({ status, connected, reachable })).toBe(is),
  );
  it('is as full as the seats taken', () => {
    expect(fullness({ load: 2, capacity: 4 })).toBe(0.5);
    expect(fullness({ load: 0, capacity: 0 })).toBe(0);
    expect(fullness({ load: 1, capacity: 0 })).toBe(1);
  });
  it('is what they are since the last time they became that', () => {
    const line = (minute: number, status: string, connected = true) => ({
      at: `2026-01-01T10:0${minute}:00Z`,
      status,
      connected,
    });
    const lines = [line(1, 'online'), line(2, 'away'), line(3, 'online'), line(4, 'online')];
    const since = (status: string, connected = true) => statusSince(lines, { status, connected });
    expect(since('online')).toBe(Date.parse('2026-01-01T10:03:00Z'));
    expect(since('away')).toBeNull();
    lines.push(line(5, 'online', false));
    expect(since('online', false)).toBe(Date.parse('2026-01-01T10:05:00Z'));
    expect(since('online')).toBeNull();
    expect(statusSince([], { status: 'online', connected: true })).toBeNull();
  });
});

const agent = (over: Partial<Agent>): Agent =>
  ({
    id: 'agt_1',
    name: 'Mei',
    email: 'mei@demo.example',
    groups: ['grp_a'],
    active: true,
    status: 'online',
    connected: true,
    reachable: true,
    conversations: [],
    ...over,
  }) as Agent;

describe('looking for agents', () => {
  const all = [
    agent({}),
    agent({ id: 'agt_2', name: 'Tom', email: 't@demo.example', groups: ['grp_b'] }),
    agent({ id: 'agt_3', status: 'offline' }),
    agent({ id: 'agt_4', active: false }),
  ];
  const ids = (found: Agent[]) => found.map((one) => one.id);
  it.each([
    [{ groups: [], name: '', here: false }, ['agt_1', 'agt_2', 'agt_3']],
    [{ groups: [], name: '', here: true }, ['agt_1', 'agt_2']],
    [{ groups: ['grp_b'], name: '', here: false }, ['agt_2']],
    [{ groups: [], name: ' MEI@', here: true }, ['agt_1']],
  ])('%o finds %o', (looked, found) => expect(ids(lookedFor(all, looked))).toEqual(found));
});

it('the numbers at the top count each conversation once', () => {
  const queue = (waiting: number, late: number) => ({ waiting, late }) as Queue;
  const agents = [
    agent({ conversations: ['cnv_1', 'cnv_2'] }),
    agent({ conversations: ['cnv_2'], reachable: false }),
    agent({ active: false, reachable: false }),
  ];
  expect(totals([queue(2, 1), queue(3, 0)], agents)).toEqual({
    waiting: 5,
    served: 2,
    late: 1,
    reachable: 1,
    agents: 2,
  });
});
