/** The menu, the form and the reasons while they are changed, and what is wrong with them. Pure. */
import type { Widget } from '@/api/types';
import { doubled } from './labels';

export type MenuDraft = Pick<Widget, 'menu' | 'form' | 'rating_reasons'>;
export type Field = MenuDraft['form'][number];
export const MOST = { menu: 12, form: 10, rating_reasons: 10, options: 30 } as const;
export const TYPES = ['text', 'textarea', 'email', 'phone', 'select', 'checkbox'] as const;

const NAME = /^[a-z][a-z0-9_]{0,39}$/;
export const ITEM_ID = /^[a-z0-9][a-z0-9_-]{0,39}$/;

export type Fault =
  | 'label_missing'
  | 'name_wrong'
  | 'name_twice'
  | 'option_missing'
  | 'option_value_missing'
  | 'code_wrong'
  | 'code_twice';
type Found = [place: string, fault: Fault];

const empty = (label: object) => !Object.keys(label).length;

export const menuOf = ({ menu, form, rating_reasons }: Widget): MenuDraft => ({
  menu,
  form,
  rating_reasons,
});

function faultsOfField({ name, type, label, options = [] }: Field, at: string): Found[] {
  const found: Found[] = [];
  if (empty(label)) found.push([`${at}/label`, 'label_missing']);
  if (!NAME.test(name)) found.push([`${at}/name`, 'name_wrong']);
  if (type !== 'select') return found;
  if (!options.length) found.push([`${at}/options`, 'option_missing']);
  options.forEach((one, i) => {
    if (!one.value.trim()) found.push([`${at}/options/${i}/value`, 'option_value_missing']);
    if (empty(one.label)) found.push([`${at}/options/${i}/label`, 'label_missing']);
  });
  return found;
}

export function faultsIn({ menu, form, rating_reasons }: MenuDraft): Record<string, Fault> {
  const found: Found[] = form.flatMap((field, i) => faultsOfField(field, `/form/${i}`));
  menu.forEach(({ label }, i) => {
    if (empty(label)) found.push([`/menu/${i}/label`, 'label_missing']);
  });
  rating_reasons.forEach(({ label, code }, i) => {
    if (empty(label)) found.push([`/rating_reasons/${i}/label`, 'label_missing']);
    if (!ITEM_ID.test(code)) found.push([`/rating_reasons/${i}/code`, 'code_wrong']);
  });
  for (const i of doubled(form.map(({ name }) => name)))
    found.push([`/form/${i}/name`, 'name_twice']);
  for (const i of doubled(rating_reasons.map(({ code }) => code)))
    found.push([`/rating_reasons/${i}/code`, 'code_twice']);
  return Object.fromEntries(found);
}

/** A field of another kind; only a choice has options, and begins with one. */
export function turned(field: Field, type: Field['type']): Field {
  const options = type === 'select' ? field.options : [];
  return { ...field, type, options: options ?? [] };
}

/** All texts in several languages. */
export const labelsOf = ({ menu, form, rating_reasons }: MenuDraft) =>
  [...menu, ...form, ...form.flatMap(({ options = [] }) => options), ...rating_reasons].map(
    ({ label }) => label as Record<string, string>,
  );
