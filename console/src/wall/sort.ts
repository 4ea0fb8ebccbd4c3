/** Rows in the order of a column. Pure. */
export type Value = string | number | null;

export interface Sort {
  by: string;
  down: boolean;
}

const letters = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return letters.compare(String(a), String(b));
}

/** Sorted anew, by `value` and then as they were; rows without a value come last either way. */
export function sorted<Row>(
  rows: readonly Row[],
  value: (row: Row) => Value,
  down: boolean,
): readonly Row[] {
  const keyed = rows.map((row) => ({ row, key: value(row) }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
    return down ? compare(b.key, a.key) : compare(a.key, b.key);
  });
  return keyed.map(({ row }) => row);
}

/** What a click on a header makes of the order: the other way round, or by this one. */
export function turned(sort: Sort, by: string, downFirst: boolean): Sort {
  return sort.by === by ? { by, down: !sort.down } : { by, down: downFirst };
}
