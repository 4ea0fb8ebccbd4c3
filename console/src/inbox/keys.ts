/** Moving through the list: by the keys of the action table, and by arrows inside it. */
import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import type { Conversation } from '@/api/types';
import type { Cursor } from './list-rows';

export interface Moving {
  cursor: Cursor;
  by(step: number): void;
  to(id: string): void;
  onKey(event: KeyboardEvent): void;
}
interface Does {
  open(id: string): void;
  pick(id: string, range: boolean): void;
}

/** Where a step leads from; from nowhere to the row that is open, or the first. */
export function stepped(
  order: readonly string[],
  from: string | null,
  step: number,
  open: string | null,
): string | null {
  const at = order.indexOf(from ?? open ?? '');
  const next = at < 0 ? 0 : Math.min(order.length - 1, Math.max(0, at + step));
  return order[next] ?? null;
}

const STEPS: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

export function useMoving(
  rows: readonly Conversation[],
  open: string | null,
  does: Does,
): Moving & { current(): string | null } {
  const [cursor, setCursor] = useState<Cursor>({ id: null, moved: 0 });
  const latest = useRef({ rows, open, cursor });
  latest.current = { rows, open, cursor };
  const by = useCallback((step: number) => {
    const now = latest.current;
    const order = now.rows.map((c) => c.id);
    const known = now.cursor.id && order.includes(now.cursor.id) ? now.cursor.id : null;
    const id = stepped(order, known, step, now.open);
    setCursor((before) => ({ id, moved: before.moved + 1 }));
    return id;
  }, []);
  const to = useCallback((id: string) => setCursor((before) => ({ ...before, id })), []);
  const current = useCallback(() => latest.current.cursor.id ?? latest.current.open, []);
  /** Shift takes the rows on the way into the selection. */
  const walk = (step: number, selecting: boolean) => {
    const from = current();
    if (selecting && from) does.pick(from, true);
    const id = by(step);
    if (selecting && id) does.pick(id, true);
  };
  const onKey = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const inside = event.target !== event.currentTarget;
    if (step !== undefined) {
      event.preventDefault();
      walk(step, event.shiftKey);
    } else if (event.key === 'Enter' && !inside) {
      const id = current();
      if (id) does.open(id);
    }
  };
  return { cursor, by, to, onKey, current };
}
