/** Rules as the editor has them: each with a key of its own, so that rows keep their place. */

import { newId } from '@/api/outbox';
import type { T } from '@/i18n/words';
import { SKILL } from '../agents/draft';
import { type Faults, wrong } from '../faults';
import { isLanguage } from '../policy/wordings';
import type { ruleWords } from './words';

export type Value = string | number | string[];
export interface Condition {
  fact: string;
  op: Op;
  value?: Value;
}
/** What comes of a rule that holds; what is left out, it has no word on. */
export interface Outcome {
  group?: string;
  priority?: number;
  skills?: Record<string, number>;
  language?: string;
}
/** A rule as the API has it. */
export interface Rule {
  name: string;
  all?: Condition[];
  any?: Condition[];
  then: Outcome;
  enabled?: boolean;
}
/** The same in the editor; "then" would make it a promise to whoever awaits it. */
export interface RuleDraft {
  key: string;
  name: string;
  all: Condition[];
  any: Condition[];
  outcome: Outcome;
  enabled: boolean;
}

export const FACTS = ['group', 'topic', 'language', 'channel', 'signed', 'returning'] as const;
export const PREFIXES = ['attribute.', 'claimed.'] as const;
export const OPS = [
  'is',
  'is_not',
  'in',
  'not_in',
  'contains',
  'starts_with',
  'at_least',
  'at_most',
  'exists',
  'missing',
] as const;
export type Op = (typeof OPS)[number];

export const RULES_MOST = 100;
export const CONDITIONS_MOST = 20;
export const PRIORITY_MOST = 9;
export const FACT_MOST = 80;
export const VALUE_MOST = 500;
export const VALUES_MOST = 100;

type Kind = 'none' | 'list' | 'number' | 'text';

/** What an operator compares with. */
export function kindOf(op: Op): Kind {
  if (op === 'exists' || op === 'missing') return 'none';
  if (op === 'in' || op === 'not_in') return 'list';
  return op === 'at_least' || op === 'at_most' ? 'number' : 'text';
}

export const prefixOf = (fact: string) => PREFIXES.find((prefix) => fact.startsWith(prefix));

/** Which operators make sense of a fact: groups and yes/no have no order and no parts. */
export function opsOf(fact: string): readonly Op[] {
  if (fact === 'signed' || fact === 'returning') return ['is'];
  if (fact === 'group') return ['is', 'is_not', 'exists', 'missing'];
  return prefixOf(fact) ? OPS : OPS.filter((op) => kindOf(op) !== 'number');
}

/** The value as another operator wants it. */
function converted(value: Value | undefined, kind: Kind): Value | undefined {
  const first = Array.isArray(value) ? (value[0] ?? '') : (value ?? '');
  if (kind === 'none') return undefined;
  if (kind === 'list') return Array.isArray(value) ? value : [String(first)].filter(Boolean);
  if (kind === 'number') return first === '' ? Number.NaN : Number(first);
  return Number.isNaN(first) ? '' : String(first);
}

export function withOp({ fact, value }: Condition, op: Op): Condition {
  const next = converted(value, kindOf(op));
  return next === undefined ? { fact, op } : { fact, op, value: next };
}

export function withFact(condition: Condition, fact: string): Condition {
  const ops = opsOf(fact);
  const op = ops.includes(condition.op) ? condition.op : (ops[0] ?? 'is');
  const keeps = !!prefixOf(fact) && !!prefixOf(condition.fact);
  if (fact === 'signed' || fact === 'returning') return { fact, op, value: 'true' };
  return withOp(keeps ? { ...condition, fact } : { fact, op }, op);
}

export const freshCondition = (): Condition => ({ fact: 'topic', op: 'is', value: '' });

/** A name that no rule has yet. */
export function freeName(name: string, rules: readonly RuleDraft[]): string {
  const taken = new Set(rules.map((rule) => rule.name));
  if (!taken.has(name)) return name;
  let n = 2;
  while (taken.has(`${name} ${n}`)) n++;
  return `${name} ${n}`;
}

export const drafted = (rules: readonly Rule[]): RuleDraft[] =>
  rules.map(({ name, all = [], any = [], then: outcome, enabled = true }, at) => ({
    key: String(at),
    name,
    all,
    any,
    outcome,
    enabled,
  }));

export const freshRule = (name: string, rules: readonly RuleDraft[]): RuleDraft => ({
  key: newId(),
  name: freeName(name, rules),
  all: [freshCondition()],
  any: [],
  outcome: {},
  enabled: true,
});

export const sent = (rules: readonly RuleDraft[]): Rule[] =>
  rules.map(({ name, all, any, outcome, enabled }) => ({
    name,
    all,
    any,
    // biome-ignore lint/suspicious/noThenProperty: the API's own name
    then: outcome,
    ...(!enabled && { enabled }), // on is what is usual
  }));

/** A list with the one at `from` standing at `to`. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

type Say = T<keyof (typeof ruleWords)['table']['en']>;

function ofValue({ op, value }: Condition, t: Say): string | undefined {
  const kind = kindOf(op);
  if (kind === 'number') return Number.isFinite(value) ? undefined : t('number_missing');
  if (kind === 'list') return Array.isArray(value) && value.length ? undefined : t('value_missing');
  return kind === 'text' && value === '' ? t('value_missing') : undefined;
}

function ofConditions(
  rule: RuleDraft,
  pointer: string,
  t: Say,
): Record<string, string | undefined> {
  const parts = (['all', 'any'] as const).flatMap((part) =>
    rule[part].flatMap((condition, i): [string, string | undefined][] => {
      const named = prefixOf(condition.fact) !== condition.fact;
      const where = `${pointer}/${part}/${i}`;
      return [
        [`${where}/fact`, named ? undefined : t('fact_missing')],
        [`${where}/value`, ofValue(condition, t)],
      ];
    }),
  );
  const many = rule.all.length + rule.any.length > CONDITIONS_MOST;
  return {
    ...Object.fromEntries(parts),
    [pointer]: many ? t('too_many_conditions', { most: CONDITIONS_MOST }) : undefined,
  };
}

const says = ({ group, priority, skills, language }: Outcome) =>
  group !== undefined || priority !== undefined || language !== undefined || !!skills;

export function checkRules(rules: readonly RuleDraft[], t: Say): Faults {
  const one = (rule: RuleDraft, at: number) => {
    const pointer = `/rules/${at}`;
    const twice = rules.findIndex(({ name }) => name === rule.name) < at;
    const { skills = {}, language, priority } = rule.outcome;
    return {
      [`${pointer}/name`]: !rule.name.trim() ? t('name_missing') : twice && t('name_twice'),
      ...ofConditions(rule, pointer, t),
      [`${pointer}/then`]: !says(rule.outcome) && t('outcome_missing'),
      [`${pointer}/then/priority`]: Number.isNaN(priority) && t('number_missing'),
      [`${pointer}/then/skills`]: Object.keys(skills).some((s) => !SKILL.test(s)) && t('bad_skill'),
      [`${pointer}/then/language`]: !!language && !isLanguage(language) && t('bad_language'),
    };
  };
  return wrong(Object.assign({}, ...rules.map(one)));
}
