/** The rows themselves: only those in sight are in the document, also of ten thousand. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Delayed } from '@/api/delayed';
import type { Conversation } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { usePreferences } from '@/me/preferences';
import { offeredTo } from './order';
import { Row, type RowActs } from './row';
import { words } from './words';

const HEIGHTS = { comfortable: 80, compact: 68 } as const;
const OFFER = 36; // more, where there is one to answer
const NEAR_END = 30;

export interface Cursor {
  id: string | null;
  /** Counts moves by key: each brings the row into view and the focus to it. */
  moved: number;
}
interface Props {
  rows: readonly Conversation[];
  open: string | null;
  cursor: Cursor;
  picked: ReadonlySet<string>;
  typing: ReadonlySet<string>;
  pending: readonly Delayed[];
  beside: (c: Conversation) => string;
  acts: RowActs;
  onKey: (event: KeyboardEvent) => void;
  onEnd: () => void;
  more: boolean;
}

export function ListRows(props: Props) {
  const { rows, open, cursor, picked, typing, pending, beside, acts, onKey, onEnd, more } = props;
  const { me } = useDesk();
  const { density } = usePreferences();
  const t = useWords(words);
  const scroller = useRef<HTMLElement>(null);
  const id = me.agent.id;
  // The same functions as long as nothing changes: with others all heights would be added up anew.
  const height = useCallback(
    (i: number) => {
      const row = rows[i];
      return HEIGHTS[density] + (row && offeredTo(row, id) ? OFFER : 0);
    },
    [rows, density, id],
  );
  const keyOf = useCallback((i: number) => rows[i]?.id ?? i, [rows]);
  const seen = useCallback(() => scroller.current, []);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: seen,
    estimateSize: height,
    getItemKey: keyOf,
    overscan: 6,
  });
  const tall = useMemo(() => tallOnes(rows, id), [rows, id]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights follow from these two
  useEffect(() => {
    virtual.measure();
  }, [tall, density, virtual]);
  const items = virtual.getVirtualItems();
  const end = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && end >= rows.length - NEAR_END) onEnd();
  }, [more, end, rows.length, onEnd]);
  useFollowed(scroller, rows, cursor, (i) => virtual.scrollToIndex(i));
  const doing = useMemo(() => new Map(pending.map((p) => [p.conversation, p.op])), [pending]);
  return (
    <section
      ref={scroller}
      className="inbox-rows"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller has to be reached by keys
      tabIndex={0}
      onKeyDown={onKey}
      aria-label={t('list')}
    >
      <ul style={{ blockSize: virtual.getTotalSize() }}>
        {items.map(({ index, start, size }) => {
          const c = rows[index];
          if (!c) return null;
          return (
            <Row
              key={c.id}
              c={c}
              acts={acts}
              open={c.id === open}
              current={c.id === cursor.id}
              picked={picked.has(c.id)}
              typing={typing.has(c.id)}
              pending={doing.get(c.id) ?? ''}
              beside={beside(c)}
              position={index}
              of={rows.length}
              start={start}
              size={size}
            />
          );
        })}
      </ul>
    </section>
  );
}

/** Which rows are higher than others, as one word that can be compared. */
const tallOnes = (rows: readonly Conversation[], me: string): string =>
  rows.flatMap((c, i) => (offeredTo(c, me) ? [i] : [])).join();

/** Brings the row that the keys have come to into view, and the focus where it was in the list. */
function useFollowed(
  scroller: { current: HTMLElement | null },
  rows: readonly Conversation[],
  cursor: Cursor,
  scroll: (index: number) => void,
): void {
  const latest = useRef({ rows, scroll });
  latest.current = { rows, scroll };
  const { id, moved } = cursor;
  useEffect(() => {
    if (moved === 0 || id === null) return;
    latest.current.scroll(latest.current.rows.findIndex((c) => c.id === id));
    const frame = requestAnimationFrame(() => {
      const link = scroller.current?.querySelector<HTMLElement>(`[data-id="${id}"] .row-name`);
      link?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [id, moved, scroller]);
}
