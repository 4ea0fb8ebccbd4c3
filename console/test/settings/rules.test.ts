import { expect, test } from 'vitest';
import { checkRules } from '@/settings/routing/check';
import type { Outcome, RuleDraft } from '@/settings/routing/rules';
import {
  CONDITIONS_MOST,
  drafted,
  FACT_MOST,
  freeName,
  freshRule,
  kindOf,
  moved,
  OPS,
  opsOf,
  PRIORITY_MOST,
  RULES_MOST,
  sent,
  VALUE_MOST,
  withFact,
  withOp,
} from '@/settings/routing/rules';
import { ruleWords } from '@/settings/routing/words';
import contract from '../../../contract/openapi.json';

const t = ruleWords.in('en');
const made = (name: string, outcome: Outcome, more: Partial<RuleDraft> = {}): RuleDraft => ({
  key: name,
  name,
  all: [],
  any: [],
  outcome,
  enabled: true,
  ...more,
});
const { Condition, Rule, Then, RulesChange } = contract.components.schemas;

test('operators and bounds are those of the contract', () => {
  expect([...OPS].sort()).toEqual(Condition.properties.op.enum);
  expect(Condition.properties.fact.maxLength).toBe(FACT_MOST);
  expect(Condition.properties.value.anyOf[0]?.maxLength).toBe(VALUE_MOST);
  expect(Rule.properties.all.maxItems).toBe(CONDITIONS_MOST);
  expect(Then.properties.priority.maximum).toBe(PRIORITY_MOST);
  expect(RulesChange.properties.rules.maxItems).toBe(RULES_MOST);
});

test('an operator gets the kind of value that it compares with', () => {
  expect(withOp({ fact: 'topic', op: 'is', value: 'a' }, 'in')).toEqual({
    fact: 'topic',
    op: 'in',
    value: ['a'],
  });
  expect(withOp({ fact: 'topic', op: 'in', value: ['a', 'b'] }, 'is').value).toBe('a');
  expect(withOp({ fact: 'topic', op: 'is', value: 'a' }, 'exists')).toEqual({
    fact: 'topic',
    op: 'exists',
  });
  expect(withOp({ fact: 'attribute.n', op: 'is', value: '12' }, 'at_least').value).toBe(12);
  expect(withOp({ fact: 'attribute.n', op: 'exists' }, 'at_least').value).toBeNaN();
});

test('a fact gets an operator that makes sense of it', () => {
  expect(withFact({ fact: 'topic', op: 'contains', value: 'x' }, 'signed')).toEqual({
    fact: 'signed',
    op: 'is',
    value: 'true',
  });
  expect(withFact({ fact: 'attribute.a', op: 'at_least', value: 3 }, 'claimed.a')).toEqual({
    fact: 'claimed.a',
    op: 'at_least',
    value: 3,
  });
  expect(opsOf('topic').some((op) => kindOf(op) === 'number')).toBe(false);
});

test('rules are moved, named and sent without their keys', () => {
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  const rules = [made('New rule', { priority: 1 })];
  expect(freeName('New rule', rules)).toBe('New rule 2');
  expect(JSON.stringify(sent(rules))).toBe(
    '[{"name":"New rule","all":[],"any":[],"then":{"priority":1}}]',
  );
  expect(sent([made('a', {}, { enabled: false })])[0]).toHaveProperty('enabled', false);
  expect(drafted(sent(rules))).toEqual([{ ...rules[0], key: '0' }]);
});

test('what the server would refuse is told at its place', () => {
  const good = made('a', { group: 'g' });
  const bad = made(
    'a',
    { skills: { 'No!': 1 }, language: '?' },
    {
      all: [
        { fact: 'attribute.', op: 'is', value: '' },
        { fact: 'attribute.n', op: 'at_most', value: Number.NaN },
      ],
      any: [{ fact: 'topic', op: 'in', value: [] }],
    },
  );
  expect(Object.keys(checkRules([good, bad], t))).toEqual([
    '/rules/1/name',
    '/rules/1/all/0/fact',
    '/rules/1/all/0/value',
    '/rules/1/all/1/value',
    '/rules/1/any/0/value',
    '/rules/1/then/skills',
    '/rules/1/then/language',
  ]);
  expect(checkRules([freshRule('x', [])], t)).toHaveProperty('/rules/0/then');
  expect(checkRules([good], t)).toEqual({});
});
