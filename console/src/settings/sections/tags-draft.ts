/** The list of tags while it is changed. Pure. */
export interface Draft {
  tags: { name: string; color: string }[];
}

export const COLORS = [
  '#3b50d6',
  '#0b7285',
  '#2b8a3e',
  '#5c940d',
  '#e67700',
  '#c92a2a',
  '#a61e4d',
  '#862e9c',
] as const;

const folded = (name: string) => name.trim().toLocaleLowerCase();

/** What is wrong with the names, by place in the list. */
export function wrongNames({ tags }: Draft): Record<number, 'missing' | 'twice'> {
  const names = tags.map(({ name }) => folded(name));
  const wrong = (name: string, i: number) =>
    name ? names.indexOf(name) < i && ('twice' as const) : ('missing' as const);
  const found = names.map(wrong).flatMap((code, i) => (code ? [[i, code] as const] : []));
  return Object.fromEntries(found);
}

/** A tag without a name yet, in the colour that is used least. */
export function fresh(tags: Draft['tags']): Draft['tags'][number] {
  const used = (color: string) => tags.filter((one) => one.color === color).length;
  const [color] = [...COLORS].sort((a, b) => used(a) - used(b));
  return { name: '', color: color ?? COLORS[0] };
}

/** The list with one tag a place further on or back. */
export function moved<T>(list: readonly T[], at: number, by: 1 | -1): T[] {
  const next = [...list];
  const [one] = next.splice(at, 1);
  if (one !== undefined) next.splice(at + by, 0, one);
  return next;
}
