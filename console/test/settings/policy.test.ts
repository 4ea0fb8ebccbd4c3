import { expect, test } from 'vitest';
import { checkPolicy } from '@/settings/policy/check';
import { inUnit, spoken, toSeconds, unitOf } from '@/settings/policy/durations';
import { LIMITS, MODES, OUTSIDE, USUAL } from '@/settings/policy/limits';
import { policyWords } from '@/settings/policy/words';
import policy from '../../../chalicelib/domain/conversations/policy.py?raw';
import contract from '../../../contract/openapi.json';

const t = policyWords.in('en');
const check = (draft: object) => checkPolicy(draft, USUAL, '/policy', t);

test('bounds and choices are those of the contract', () => {
  const shown = contract.components.schemas.PolicyShown.properties;
  type Said = { type?: string; minimum?: number; maximum?: number };
  const numbers = Object.entries(shown as unknown as Record<string, Said>)
    .filter(([, { type }]) => type === 'integer')
    .map(([name, { minimum, maximum }]) => [name, minimum, maximum]);
  expect(Object.entries(LIMITS).map(([n, { least, most }]) => [n, least, most])).toEqual(numbers);
  expect(shown.mode.enum).toEqual([...MODES].sort());
  expect(shown.outside.enum).toEqual([...OUTSIDE].sort());
  expect(Object.keys(USUAL).sort()).toEqual(Object.keys(shown).sort());
});

test('what is usual is what the policy says', () => {
  for (const [name, { usual }] of Object.entries(LIMITS)) {
    const said = new RegExp(`    ${name}: int = _number\\(\\s*(\\w+),`).exec(policy)?.[1];
    expect([name, said === 'DAY' ? 86_400 : Number(said)]).toEqual([name, usual]);
  }
});

test('numbers out of their bounds are told with the bounds', () => {
  expect(check({ warn_s: 0 })['/policy/warn_s']).toBe('Between 1 s and 1 d.');
  expect(check({ queue_cap: 1001 })['/policy/queue_cap']).toBe('Between 1 and 1000.');
  expect(check({ warn_s: Number.NaN })['/policy/warn_s']).toBe('Enter a number.');
  expect(check({ rank_shown: 0 })).toEqual({});
});

test('times come in their order', () => {
  expect(check({ warn_s: 180 })).toEqual({
    '/policy/alarm_s': 'Has to be later than “Warn the agent”.',
  });
  expect(check({ end_s: 480 })).toHaveProperty('/policy/end_s');
  expect(check({ remind_s: 500 })).toHaveProperty('/policy/ask_s');
  expect(check({ warn_s: 10, alarm_s: 20, reassign_s: 30 })).toEqual({});
});

test('where nobody is asked, the question need not be in time', () => {
  expect(check({ confirmation: false, remind_s: 500 })).toEqual({});
  expect(check({ confirmation: false, remind_s: 600 })).toHaveProperty('/policy/end_s');
});

test('the alarm is not above the places of the queue', () => {
  expect(check({ queue_cap: 100 })).toHaveProperty('/policy/queue_warn');
  expect(check({ queue_cap: 100, queue_warn: 100 })).toEqual({});
});

test('seconds are shown in the biggest unit that suits them', () => {
  expect([100, 180, 7200, 172_800, 0].map(unitOf)).toEqual(['s', 'min', 'h', 'd', 's']);
  expect(toSeconds(1.5, 'min')).toBe(90);
  expect(toSeconds('', 'min')).toBeNaN();
  expect(inUnit(100, 'min')).toBe(1.67);
  const words = { s: 's', min: 'min', h: 'h', d: 'd' };
  expect([100, 3600, 90_061, 0].map((n) => spoken(n, words))).toEqual([
    '1 min 40 s',
    '1 h',
    '1 d 1 h',
    '0 s',
  ]);
});
