/** Conditions and what comes of them, as sentences. */
import { useGroups } from '@/api/queries';
import { useWords } from '@/i18n/words';
import { useLanguageName } from '../policy/language-choice';
import { type Condition, FACTS, type Outcome, prefixOf, type RuleDraft } from './rules';
import { ruleWords } from './words';

export interface Spoken {
  group(id: string): string;
  condition(condition: Condition): string;
  outcome(outcome: Outcome): string;
  conditions(rule: RuleDraft): string;
  skills(skills: Readonly<Record<string, number>>): string;
}

export function useSpoken(): Spoken {
  const t = useWords(ruleWords);
  const groups = useGroups().data ?? [];
  const language = useLanguageName();
  const group = (id: string) => groups.find((one) => one.id === id)?.name ?? t('gone');

  function fact(name: string): string {
    const prefix = prefixOf(name);
    if (prefix) return name.slice(prefix.length) || t(`fact_${prefix}`);
    const known = FACTS.find((one) => one === name);
    return known ? t(`fact_${known}`) : name;
  }

  function one(name: string, given: string | number): string {
    if (given === '' || Number.isNaN(given)) return '…';
    if (name === 'group') return group(String(given));
    const yes = name === 'signed' || name === 'returning';
    return yes ? t(given === 'true' ? 'yes' : 'no') : String(given);
  }

  function value({ fact: name, value: given }: Condition): string {
    if (given === undefined) return '';
    return Array.isArray(given) ? given.join(', ') : one(name, given);
  }

  const condition = (what: Condition) =>
    [fact(what.fact), t(`op_${what.op}`), value(what)].filter(Boolean).join(' ');
  const skills = (all: Readonly<Record<string, number>>) =>
    Object.entries(all)
      .map(([skill, level]) => t('say_skill', { skill, level }))
      .join(', ');

  function outcome(outcome: Outcome): string {
    const said = [
      outcome.group !== undefined && t('say_group', { group: group(outcome.group) }),
      outcome.priority !== undefined && t('say_priority', { n: outcome.priority }),
      outcome.skills && skills(outcome.skills),
      outcome.language === '' && t('say_any_language'),
      outcome.language && t('say_language', { language: language(outcome.language) }),
    ];
    return said.filter(Boolean).join(', ') || t('nothing');
  }

  function conditions({ all, any }: RuleDraft): string {
    const both = all.map(condition);
    const either = any.map(condition).join(` ${t('or')} `);
    if (either) both.push(both.length && any.length > 1 ? `(${either})` : either);
    return both.join(` ${t('and')} `) || t('always');
  }

  return { group, condition, outcome, conditions, skills };
}
