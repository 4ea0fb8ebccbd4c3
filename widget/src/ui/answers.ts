/** What a customer filled in: kept on this site, and told as a profile. */
import { boot } from '../store';
import type { Field, Profile } from '../types';

export type Answers = Readonly<Record<string, string>>;

const KEPT = 'draft:form';

export const keep = (answers: Answers): boolean => boot.shared.set(KEPT, JSON.stringify(answers));

/** What was kept, as far as it is what we wrote: the page has its hands in the same store. */
export function kept(): Answers {
  try {
    const pairs = Object.entries(JSON.parse(boot.shared.get(KEPT) ?? '{}') as object);
    return Object.fromEntries(pairs.filter(([, value]) => typeof value === 'string'));
  } catch {
    return {};
  }
}

/** Name and e-mail are the profile's, everything else an attribute of it. */
export function profileOf(fields: readonly Field[], answers: Answers): Profile {
  const profile: Profile = {};
  const attributes: Record<string, string> = {};
  for (const { name } of fields) {
    const value = answers[name]?.trim();
    if (!value || name === 'message') continue;
    if (name === 'name' || name === 'email') profile[name] = value;
    else attributes[name] = value;
  }
  return Object.keys(attributes).length ? { ...profile, attributes } : profile;
}
