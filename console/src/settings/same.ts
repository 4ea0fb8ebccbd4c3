/** Whether two plain values (as JSON has them) say the same; what is undefined is not there. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const one = a as Record<string, unknown>;
  const other = b as Record<string, unknown>;
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return false;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => same(one[name], other[name]));
}

/** The fields of `to` that differ from `from`; null for those that are not there any more. */
export function difference<D extends object>(to: D, from: D): { [N in keyof D]?: D[N] | null } {
  const changes: { [N in keyof D]?: D[N] | null } = {};
  for (const name of new Set([...Object.keys(to), ...Object.keys(from)]) as Set<keyof D>) {
    if (!same(to[name], from[name])) changes[name] = to[name] ?? null;
  }
  return changes;
}
