/** What the server would refuse of rules, at its place. */
import type { T } from '@/i18n/words';
import { SKILL } from '../agents/draft';
import { type Faults, wrong } from '../faults';
import { isLanguage } from '../policy/wordings';
import {
  CONDITIONS_MOST,
  type Condition,
  kindOf,
  type Outcome,
  prefixOf,
  type RuleDraft,
} from './rules';
import type { ruleWords } from './words';

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
