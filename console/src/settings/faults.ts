/** What is wrong with a draft: JSON pointer of the place → a sentence. */
import type { ApiError } from '@/api/problem';
import type { T } from '@/i18n/words';
import { errors } from '@/shared/errors';

export type Faults = Readonly<Record<string, string>>;

/** Faults of those places at which something was said. */
export function wrong(places: Record<string, string | false | undefined | null>): Faults {
  const found: Record<string, string> = {};
  for (const [place, text] of Object.entries(places)) if (text) found[place] = text;
  return found;
}

type E = keyof (typeof errors)['table']['en'];

/** What the server found, by its places. Codes without words keep the server's own sentence. */
export function faultsOf(error: ApiError, t: T<E>): Faults {
  const found: Record<string, string> = {};
  for (const { pointer, code, detail } of error.parts)
    found[pointer] ??= errors.has(code) ? t(code) : detail || t('other', { code });
  return found;
}

/** The fault at a place or within it. */
export function faultAt(faults: Faults, pointer: string): string | undefined {
  if (faults[pointer]) return faults[pointer];
  const inside = Object.keys(faults).find((place) => place.startsWith(`${pointer}/`));
  return inside && faults[inside];
}

/** The field that a fault belongs to: at its place, or the nearest one around it. */
export function fieldOf(root: ParentNode, pointer: string): HTMLElement | null {
  let place = pointer;
  while (place) {
    const field = root.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(place)}"]`);
    if (field) return field;
    place = place.slice(0, place.lastIndexOf('/'));
  }
  return null;
}

/** Brings the first faulty field into sight and puts the cursor there. */
export function focusFault(root: ParentNode, faults: Faults): void {
  const fields = [...root.querySelectorAll<HTMLElement>('[data-pointer]')];
  const wrong = new Set(Object.keys(faults).map((pointer) => fieldOf(root, pointer)));
  const first = fields.find((field) => wrong.has(field));
  const inner = first?.querySelector<HTMLElement>('input, textarea, select, button');
  (first?.matches('input, textarea, button') ? first : (inner ?? first))?.focus();
}
