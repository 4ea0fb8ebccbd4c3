/** Functions that stay the same while they do what those of the last drawing do. */
import { useRef, useState } from 'react';

type Functions = Record<string, (...given: never[]) => unknown>;

/** For what is drawn only when something else changes; always of the same names. */
export function useStable<F extends Functions>(functions: F): F {
  const latest = useRef(functions);
  latest.current = functions;
  const [stable] = useState(() => {
    const lasting = (name: keyof F) => [
      name,
      (...given: never[]) => latest.current[name]?.(...given),
    ];
    return Object.fromEntries(Object.keys(functions).map(lasting)) as F;
  });
  return stable;
}
