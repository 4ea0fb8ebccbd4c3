/** Whether settings make sense: each within its bounds, and times that follow one another in order. */
import type { Overrides, Policy } from '@/api/types';
import type { T } from '@/i18n/words';
import { type Faults, wrong } from '../faults';
import { spoken } from './durations';
import { isNumber, isTime, LIMITS, type NumberName, type TimeName } from './limits';
import type { policyWords } from './words';

type Say = T<keyof (typeof policyWords)['table']['en']>;

/** Each has to come before the next; the second chain knows no question when nobody is asked. */
const CHAINS: readonly (readonly TimeName[])[] = [
  ['warn_s', 'alarm_s', 'reassign_s'],
  ['remind_s', 'ask_s', 'end_s'],
];

export const unitWords = (t: Say) => ({ s: t('s'), min: t('min'), h: t('h'), d: t('d') });

function ofNumber(name: NumberName, value: number, t: Say): string | undefined {
  const { least, most } = LIMITS[name];
  if (Number.isNaN(value)) return t('number_missing');
  if (Number.isInteger(value) && value >= least && value <= most) return undefined;
  const said = (n: number) => (isTime(name) ? spoken(n, unitWords(t)) : String(n));
  return t('between', { least: said(least), most: said(most) });
}

/** What comes too early, as its place and what it has to come after. */
function ofOrder(
  names: readonly TimeName[],
  policy: Policy,
  base: string,
  t: Say,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [i, name] of names.entries()) {
    const before = names[i - 1];
    if (before && policy[name] <= policy[before])
      found[`${base}/${name}`] = t('after', { what: t(before) });
  }
  return found;
}

/** What is wrong with overrides over what they inherit; only chains that they touch are looked at. */
export function checkPolicy(draft: Overrides, inherited: Policy, base: string, t: Say): Faults {
  const policy = { ...inherited, ...draft };
  const orders = CHAINS.filter((chain) => chain.some((name) => draft[name] !== undefined))
    .map((chain) => (policy.confirmation ? chain : chain.filter((name) => name !== 'ask_s')))
    .map((chain) => ofOrder(chain, policy, base, t));
  const numbers = Object.entries(draft).flatMap(([name, value]) =>
    isNumber(name) && typeof value === 'number'
      ? [[`${base}/${name}`, ofNumber(name, value, t)]]
      : [],
  );
  return wrong({
    ...Object.assign({}, ...orders),
    ...Object.fromEntries(numbers.filter(([, said]) => said)),
    [`${base}/queue_warn`]:
      (draft.queue_warn ?? draft.queue_cap) !== undefined &&
      policy.queue_warn > policy.queue_cap &&
      t('not_more', { what: t('queue_cap') }),
  });
}
