/**
 * What is being written of a customer: which parts differ, and what becomes of the draft when
 * somebody else has written meanwhile. Pure.
 */
import type { components } from '@contract';
import type { Customer } from '@/api/types';

export const PARTS = ['name', 'email', 'phone', 'language'] as const;
export type Part = (typeof PARTS)[number];
type Told = Pick<Customer, Part | 'fields'>;
type Change = components['schemas']['CustomerChange'];

export interface Field {
  key: number; // stays while the name is being typed
  name: string;
  text: string;
}
export interface Draft extends Record<Part, string> {
  fields: readonly Field[];
}

export function draftOf(customer: Told): Draft {
  const { name, email, phone, language } = customer;
  const fields = Object.entries(customer.fields).map(([name, text], key) => ({ key, name, text }));
  return { name, email, phone, language, fields };
}

/** The fields as they would be kept: without names or without text they are none. */
function kept(fields: readonly Field[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { name, text } of fields)
    if (name.trim() && text.trim()) found[name.trim()] = text.trim();
  return found;
}

/** What has to be written so that `base` becomes the draft; null when they are the same. */
export function changeOf(base: Told, draft: Draft): Change | null {
  const change: Change = {};
  for (const part of PARTS)
    if (draft[part].trim() !== base[part]) change[part] = draft[part].trim();
  const fields: Record<string, string | null> = {};
  const wanted = kept(draft.fields);
  for (const [name, text] of Object.entries(wanted))
    if (base.fields[name] !== text) fields[name] = text;
  for (const name of Object.keys(base.fields)) if (!(name in wanted)) fields[name] = null;
  if (Object.keys(fields).length > 0) change.fields = fields;
  return Object.keys(change).length > 0 ? change : null;
}

/** A part that both have changed, and not to the same. */
export interface Clash {
  part: Part | 'fields';
  name: string; // of the field
  theirs: string;
  mine: string;
}

/** One text of three: what was, theirs and mine; mine stands unless it was not touched. */
function merged(was: string, theirs: string, mine: string): { text: string; clash: boolean } {
  if (mine === was) return { text: theirs, clash: false };
  return { text: mine, clash: theirs !== was && theirs !== mine };
}

/** The draft over what is there now: what was not touched is theirs, the rest stays as typed. */
export function rebased(
  base: Told,
  theirs: Told,
  draft: Draft,
): { draft: Draft; clashes: Clash[] } {
  const clashes: Clash[] = [];
  const one = (part: Clash['part'], name: string, was = '', their = '', mine = ''): string => {
    const { text, clash } = merged(was, their, mine);
    if (clash) clashes.push({ part, name, theirs: their, mine });
    return text;
  };
  const next: Draft = { ...draft };
  for (const part of PARTS)
    next[part] = one(part, '', base[part], theirs[part], draft[part].trim());
  const mine = kept(draft.fields);
  const names = new Set([...Object.keys(theirs.fields), ...Object.keys(mine)]);
  const texts = [...names].map((name, key) => {
    const text = one('fields', name, base.fields[name], theirs.fields[name], mine[name]);
    return { key, name, text };
  });
  next.fields = texts.filter(({ text }) => text !== '');
  return { draft: next, clashes };
}

/** The draft with their word in place of one's own. */
export function conceded(draft: Draft, { part, name, theirs }: Clash): Draft {
  if (part !== 'fields') return { ...draft, [part]: theirs };
  const others = draft.fields.filter((field) => field.name !== name);
  const key = 1 + Math.max(-1, ...draft.fields.map((field) => field.key));
  return { ...draft, fields: theirs ? [...others, { key, name, text: theirs }] : others };
}
