/** Which rows are selected; a range runs from the one picked last to this one. */
import { useCallback, useEffect, useRef, useState } from 'react';

const NONE: ReadonlySet<string> = new Set();

/** The ids between two rows, both included; only the second where the first is gone. Pure. */
export function range(order: readonly string[], from: string | null, to: string): string[] {
  const a = from === null ? -1 : order.indexOf(from);
  const b = order.indexOf(to);
  if (a < 0 || b < 0) return [to];
  return order.slice(Math.min(a, b), Math.max(a, b) + 1);
}

export interface Selection {
  ids: ReadonlySet<string>;
  pick(id: string, upTo: boolean): void;
  set(ids: Iterable<string>): void;
  clear(): void;
}

/** `order` answers the rows as they stand now. */
export function useSelection(order: () => readonly string[]): Selection {
  const [ids, setIds] = useState(NONE);
  const anchor = useRef<string | null>(null);
  const pick = useCallback(
    (id: string, upTo: boolean) => {
      const span = upTo ? range(order(), anchor.current, id) : [id];
      anchor.current = id;
      setIds((before) => {
        const next = new Set(before);
        if (!upTo && before.has(id)) next.delete(id);
        else for (const one of span) next.add(one);
        return next;
      });
    },
    [order],
  );
  const set = useCallback((wanted: Iterable<string>) => setIds(new Set(wanted)), []);
  const clear = useCallback(() => setIds(NONE), []);
  useLetGo(ids.size > 0, clear);
  return { ids, pick, set, clear };
}

/** Rows are selected wherever the focus is; where nothing has it, Escape lets them go as well. */
function useLetGo(some: boolean, clear: () => void): void {
  useEffect(() => {
    if (!some) return undefined;
    const onKey = ({ key, target }: KeyboardEvent) => {
      if (key === 'Escape' && target === document.body) clear();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [some, clear]);
}
