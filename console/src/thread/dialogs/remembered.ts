/** What was typed into a dialog, kept while the page is open: closing, undoing or failing loses nothing. */
import { useState } from 'react';

const kept = new Map<string, unknown>();

export function useRemembered<V>(name: string, first: V): [V, (value: V) => void] {
  const [value, setValue] = useState(() => (kept.has(name) ? (kept.get(name) as V) : first));
  return [
    value,
    (next) => {
      kept.set(name, next);
      setValue(next);
    },
  ];
}
