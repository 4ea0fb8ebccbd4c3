import { expect, test } from 'vitest';
import {
  type AgentDraft,
  asNew,
  BREAKS_MOST,
  CAPACITY_MOST,
  changeOf,
  checkAgent,
  draftOf,
  EMAIL_MOST,
  found,
  GROUPS_MOST,
  LANGUAGES_MOST,
  LEVEL_MOST,
  NOBODY,
  SKILLS_MOST,
  toField,
  WRAP_UP_MOST,
} from '@/settings/agents/draft';
import { agentWords } from '@/settings/agents/words';
import contract from '../../../contract/openapi.json';
import { anAgent } from '../desk';

const t = agentWords.in('en');
const now = Date.parse('2026-11-28T12:00:00Z');
const later = (hours: number) => toField(new Date(now + hours * 3_600_000).toISOString());
const good: AgentDraft = { ...NOBODY, name: 'Mei', email: 'mei@demo.example' };

test('bounds are those of the contract', () => {
  const { NewAgent, Shifts } = contract.components.schemas;
  const { email, capacity, groups, skills, languages, breaks } = NewAgent.properties;
  expect([
    email.maxLength,
    capacity.maximum,
    groups.maxItems,
    skills.maxProperties,
    skills.additionalProperties.maximum,
    languages.maxItems,
    breaks.maxItems,
    Shifts.properties.wrap_up_min.maximum,
  ]).toEqual([
    EMAIL_MOST,
    CAPACITY_MOST,
    GROUPS_MOST,
    SKILLS_MOST,
    LEVEL_MOST,
    LANGUAGES_MOST,
    BREAKS_MOST,
    WRAP_UP_MOST,
  ]);
});

test('what the server would refuse is told at its place', () => {
  expect(checkAgent(good, now, t)).toEqual({});
  const wrong: AgentDraft = {
    ...good,
    name: ' ',
    email: 'nobody',
    capacity: Number.NaN,
    skills: { 'No!': 1 },
    languages: ['en', '?'],
    shifts: { zone: 'UTC', week: {}, wrap_up_min: 241 },
    breaks: [
      { from: later(1), to: later(2) },
      { from: later(2), to: later(1) },
      { from: later(-2), to: later(-1) },
      { from: '', to: '' },
    ],
  };
  expect(Object.keys(checkAgent(wrong, now, t))).toEqual([
    '/email',
    '/name',
    '/capacity',
    '/skills',
    '/languages',
    '/shifts/wrap_up_min',
    '/breaks/1',
    '/breaks/2',
    '/breaks/3',
  ]);
});

test('only what changed is sent; breaks as moments', () => {
  const from = draftOf(anAgent());
  const to = { ...from, capacity: 7, breaks: [{ from: later(1), to: later(2) }] };
  expect(changeOf(to, from)).toEqual({
    capacity: 7,
    breaks: [{ from: '2026-11-28T13:00:00.000Z', to: '2026-11-28T14:00:00.000Z' }],
  });
  expect(changeOf(from, from)).toEqual({});
  expect(asNew(good)).not.toHaveProperty('shifts');
});

test('agents are found by name, e-mail, skill and group', () => {
  const agents = [
    anAgent({ id: 'a', name: 'Zoe', skills: { refunds: 2 }, groups: ['g1'] }),
    anAgent({ id: 'b', name: 'Ann', role: 'admin', groups: [] }),
    anAgent({ id: 'c', name: 'Old', active: false }),
  ];
  const ids = (search: string, show: Parameters<typeof found>[2] = 'active') =>
    found(agents, search, show, (id) => (id === 'g1' ? 'Sales' : '')).map(({ id }) => id);
  expect(ids('')).toEqual(['b', 'a']);
  expect(ids('refund sal')).toEqual(['a']);
  expect(ids('', 'admin')).toEqual(['b']);
  expect(ids('', 'inactive')).toEqual(['c']);
  expect(ids('nobody')).toEqual([]);
});
