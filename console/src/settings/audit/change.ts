/** A change in words: part by part, what it was and what it is. Pure. */
export interface Change {
  at: string;
  by: string;
  what: string;
  id: string;
  change: Record<string, { was?: unknown; is?: unknown }>;
}

export interface Told {
  hidden: string;
  empty: string;
  bytes(n: number): string;
}

function brief(value: unknown, { empty, bytes }: Told): string {
  if (value === null || value === undefined || value === '') return empty;
  if (typeof value === 'string') return value;
  const size = Object(value) as { bytes?: unknown };
  const onlySize = typeof size.bytes === 'number' && Object.keys(size).length === 1;
  return onlySize ? bytes(size.bytes as number) : JSON.stringify(value);
}

/** Each part with a sentence of its own: "was → is", or that it only changed. */
export function partsOf(change: Change['change']) {
  return Object.entries(change).map(([name, { was, is }]) => ({
    name,
    said: (told: Told) =>
      was === undefined && is === undefined
        ? told.hidden
        : `${brief(was, told)} → ${brief(is, told)}`,
  }));
}
