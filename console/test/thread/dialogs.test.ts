import { describe, expect, it } from 'vitest';
import type { Queue } from '@/api/types';
import { countdown, mood } from '@/thread/clocks';
import { modeNow, modesOf } from '@/thread/composer/modes';
import { agentsFor, queuesFor } from '@/thread/dialogs/choose';
import { dueAt } from '@/thread/dialogs/due';
import { explained, reasoningOf } from '@/thread/dialogs/reasoning';
import { heardOf, others } from '@/thread/viewing';
import { anAgent } from '../desk';
import { conversation, entry } from './given';

describe('whom to choose', () => {
  const agents = [
    anAgent({ id: 'full', name: 'Full', load: 5 }),
    anAgent({ id: 'away', name: 'Away', reachable: false }),
    anAgent({ id: 'other', name: 'Other', groups: ['grp_2'] }),
    anAgent({ id: 'free', name: 'Free', load: 1 }),
    anAgent({ id: 'left', name: 'Left', active: false }),
  ];
  it('who is there first, then of the group, then with room', () => {
    const found = agentsFor(agents, '', 'grp_1', []).map((one) => one.id);
    expect(found).toEqual(['free', 'full', 'other', 'away']);
  });
  it('without those who have it, by any part of the name', () => {
    expect(agentsFor(agents, 'f', 'grp_1', ['full']).map((one) => one.id)).toEqual(['free']);
  });
  it('groups that are open and quick first', () => {
    const queue = (name: string, open: boolean, estimate_s: number) =>
      ({ group: name, name, open, estimate_s }) as Queue;
    const all = [queue('Closed', false, 0), queue('Slow', true, 90), queue('Quick', true, 5)];
    expect(queuesFor(all, '').map((one) => one.name)).toEqual(['Quick', 'Slow', 'Closed']);
  });
});

describe('when to call back', () => {
  const now = new Date(2026, 10, 28, 20, 30).getTime();
  it('in an hour, tomorrow at nine, or at a moment of one’s own', () => {
    expect(dueAt('hour', '', now)).toBe(now + 3_600_000);
    expect(dueAt('tomorrow', '', now)).toBe(new Date(2026, 10, 29, 9, 0).getTime());
    expect(dueAt('own', '2026-12-01T10:15', now)).toBe(new Date(2026, 11, 1, 10, 15).getTime());
    expect(dueAt('own', '', now)).toBeNull();
  });
});

describe('why this agent', () => {
  const why = {
    step: 'least_loaded',
    candidates: [{ agent: 'agt_1', load: 1, capacity: 5, idle_since: 7 }],
    refused: { agt_2: 'full' },
    relaxed: ['relax_language'],
    skills: { refunds: 2 },
  };
  it('is read from the log, whatever is strange', () => {
    expect(reasoningOf(entry(1, 'assigned', { why }))).toMatchObject({
      step: 'least_loaded',
      candidates: [{ agent: 'agt_1', load: 1, capacity: 5, idle_since: 7 }],
      refused: [['agt_2', 'full']],
      relaxed: ['relax_language'],
      skills: [['refunds', 2]],
      avoided: [],
    });
    expect(reasoningOf(entry(1, 'assigned', { why: 5 }))).toBeNull();
    expect(
      reasoningOf(entry(1, 'assigned', { why: { candidates: 'x', refused: [] } })),
    ).toMatchObject({
      candidates: [],
      refused: [],
    });
  });
  it('of one who accepted is that of the offer', () => {
    const log = [
      entry(1, 'routed', { rules: ['vip'] }),
      entry(2, 'offered', { agent: 'agt_1', why }),
      entry(3, 'assigned', { agent: 'agt_1', why: { step: 'accepted' } }),
      entry(4, 'assigned', { agent: 'agt_9', why: { step: 'claimed' } }),
    ];
    const found = explained(log, log[2]);
    expect([found.chosen?.seq, found.reasoning?.seq, found.routed?.seq]).toEqual([3, 2, 1]);
    expect(explained(log, undefined).chosen?.seq).toBe(4);
  });
});

describe('modes', () => {
  const viewer = (role = 'agent') => ({
    me: { agent: { id: 'agt_me', role } },
    may: (permission: string) => role !== 'agent' || permission !== 'conversations.supervise',
  });
  it('one begins with what one most likely writes', () => {
    const consulted = { agent: 'agt_me', part: 'consulted', name: 'Me', visible: false };
    const others = conversation({ agent: 'agt_other' });
    expect(modeNow(conversation(), viewer(), null)).toBe('reply');
    expect(modeNow(conversation(), viewer(), 'note')).toBe('note');
    expect(modeNow(others, viewer(), 'reply')).toBe('note');
    expect(modeNow({ ...others, participants: [consulted] }, viewer(), null)).toBe('consult');
  });
  it('whispers are for leads, consults need somebody', () => {
    expect(modesOf(conversation(), viewer(), '')).toEqual(['reply', 'note']);
    const others = conversation({ agent: 'agt_other' });
    expect(modesOf(others, viewer('supervisor'), 'agt_tom')).toEqual([
      'reply',
      'note',
      'whisper',
      'consult',
    ]);
  });
  it('who has taken over does not whisper to oneself', () => {
    const lead = viewer('supervisor');
    expect(modeNow(conversation({ agent: 'agt_other' }), lead, 'whisper')).toBe('whisper');
    expect(modeNow(conversation({ agent: 'agt_me' }), lead, 'whisper')).toBe('reply');
    expect(modesOf(conversation({ agent: 'agt_me' }), lead, '')).toEqual(['reply', 'note']);
  });
});

describe('who else looks', () => {
  const now = Date.parse('2026-11-28T08:00:00Z');
  it('comes, writes, goes and is forgotten', () => {
    let known = heardOf([], { agent: 'agt_tom', name: 'Tom', viewing: true }, now);
    known = heardOf(known, { agent: 'agt_tom', name: 'Tom', viewing: true, composing: true }, now);
    expect(others(known, 'agt_me', now)).toMatchObject([{ name: 'Tom', composing: true }]);
    expect(others(known, 'agt_tom', now)).toEqual([]);
    expect(others(known, 'agt_me', now + 46_000)).toEqual([]);
    expect(heardOf(known, { agent: 'agt_tom', viewing: false }, now)).toEqual([]);
    expect(heardOf(known, { agent: 'agt_tom', status: 'busy' }, now)).toHaveLength(1);
  });
});

it('clocks turn amber, then red with a minus', () => {
  const span = (ms: number) => `${ms / 1000}s`;
  expect([mood(61_000), mood(60_000), mood(0)]).toEqual(['calm', 'soon', 'late']);
  expect([countdown(5_000, span), countdown(-5_000, span)]).toEqual(['5s', '−5s']);
});
