/** Rules as the editor has them: each with a key of its own, so that rows keep their place. */

import { newId } from '@/api/outbox';

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
