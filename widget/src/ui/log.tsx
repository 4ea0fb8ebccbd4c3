/** The thread itself: days, messages, what happened; it stays where one reads. */

import type { ComponentChildren } from 'preact';
import { boot, client, kept, screen, t } from '../store';
import type { Conversation, Entry, Pending } from '../types';
import { h } from '../view/h';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from '../view/hooks';
import { Bubble } from './bubble';
import { namesIn, type Row, rowsOf } from './entries';
import { Button } from './kit';
import { autoText, lineOf } from './lines';
import { hear } from './watches';

interface Props {
  conversation: Conversation | null;
  entries: readonly Entry[];
  pending?: readonly Pending[];
  readOnly?: boolean;
  before?: ComponentChildren;
  after?: ComponentChildren;
}

const NEAR = 60; // px from the end that still count as being there

/** Keeps the end in view while one is there, and the place while one is not. */
function useScroll(rows: readonly Row[], onTop: () => void) {
  const box = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const kept = useRef({ atEnd: true, height: 0, first: '', count: 0, top: 0 });
  const [news, setNews] = useState(false);

  const toEnd = () => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  };

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const was = kept.current;
    const first = rows.find((row) => row.kind !== 'day')?.key ?? '';
    if (was.atEnd) toEnd();
    else if (was.first !== first) element.scrollTop += element.scrollHeight - was.height;
    else if (rows.length > was.count) setNews(true);
    kept.current = { ...was, first, count: rows.length, height: element.scrollHeight };
  });

  useEffect(() => {
    if (!inner.current || !box.current) return;
    const watch = new ResizeObserver(() => kept.current.atEnd && toEnd());
    watch.observe(inner.current);
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);

  function scrolled(): void {
    const element = box.current;
    if (!element) return;
    const { scrollTop: top, scrollHeight, clientHeight } = element;
    const atEnd = scrollHeight - top - clientHeight < NEAR;
    // only who scrolls up has left the end: what grows below does not push anybody away
    if (atEnd || top < kept.current.top) kept.current.atEnd = atEnd;
    kept.current.top = top;
    if (atEnd) setNews(false);
    if (top < NEAR) onTop();
  }

  return { box, inner, news, scrolled, toEnd, atEnd: () => kept.current.atEnd };
}

interface LineProps extends Props {
  row: Row;
  names: Map<string, string>;
}

function Line({ row, names, conversation, readOnly }: LineProps) {
  const { words } = screen;
  if (row.kind === 'day') return <h3 class="day">{words.day(row.at)}</h3>;
  if (row.kind === 'line') {
    const line = lineOf(row.entry, words);
    return (
      line && (
        <p class="muted happened" dir="auto">
          {line}
        </p>
      )
    );
  }
  const helper = conversation?.helpers.find((one) => one.agent === row.by)?.name;
  const name = names.get(row.by) ?? helper ?? boot.config.name;
  return <Bubble row={row} name={name} conversation={conversation} readOnly={readOnly} />;
}

/** Tells the other side what was seen, when it was. */
function useSeen(props: Props, atEnd: () => boolean): void {
  const { entries, readOnly } = props;
  const last = entries.at(-1)?.seq ?? 0;
  const { unread, readSeq } = client.snapshot;
  useEffect(() => {
    if (readOnly || !last || (last <= readSeq && !unread)) return;
    const look = () => {
      if (screen.open && !document.hidden && atEnd()) client.read(last);
    };
    look();
    return hear(document, 'visibilitychange', look);
  });
}

/** The entry's text, where the house says it by code. */
const spoken = (props: Props): Row[] =>
  rowsOf(props.entries, props.pending).map((row) => {
    if (row.kind !== 'message' || row.by || row.mine) return row;
    const entry = props.entries.find((one) => one.seq === row.seq);
    return entry ? { ...row, text: autoText(entry, screen.words) } : row;
  });

export function Log(props: Props) {
  const { entries, pending, conversation } = props;
  const { words } = screen;
  const [rows, lines] = useMemo(() => {
    const names = namesIn(entries);
    const rows = spoken(props);
    const line = (row: Row) => <Line key={row.kind + row.key} {...props} row={row} names={names} />;
    return [rows, rows.map(line)] as const;
  }, [entries, pending, conversation, words]);
  const earlier = !props.readOnly && client.snapshot.earlier;
  const scroll = useScroll(rows, () => earlier && void client.loadEarlier());
  useSeen(props, scroll.atEnd);
  return (
    <div class="log-wrap">
      <div
        ref={scroll.box}
        class="log scroll"
        onScroll={scroll.scrolled}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so keys must reach it
        tabIndex={0}
        role="log"
        aria-label={t('log')}
      >
        <div ref={scroll.inner}>
          {earlier && <p class="muted happened">{t('earlier')}</p>}
          {!kept && <p class="muted happened">{t('not_kept')}</p>}
          {props.before}
          {lines}
          {props.after}
        </div>
      </div>
      {scroll.news && (
        <Button icon="down" class="main small pill" onClick={scroll.toEnd}>
          {' '}
          {t('new_messages')}
        </Button>
      )}
    </div>
  );
}
