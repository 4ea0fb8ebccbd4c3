/**
 * The log: only what is in sight is in the page, however long it is. Older pages come while one
 * scrolls up and leave what one reads where it is; at the end it follows what is new.
 */
import { Button, VisuallyHidden } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import {
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { before, type Log as Entries, first, last } from '@/api/log';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { Failure } from '@/shared/failure';
import { useScope } from '../scope';
import { words } from '../words';
import { attachedTo, isPicture } from './files';
import { Gallery } from './gallery';
import { isSaid, itemsOf, readBy } from './items';
import { useStillOut } from './outgoing';
import { Row, type RowItem } from './rows';
import { useOlder } from './use-older';
import { useRead } from './use-read';

const NEAR_END = 48;
const NEAR_BEGINNING = 8; // rows
const GUESS: Record<RowItem['kind'], number> = {
  event: 34,
  said: 74,
  unsent: 90,
};

function useRows(log: Entries, readUpTo: number | null): readonly RowItem[] {
  const { c } = useScope();
  const out = useStillOut(c.id, log);
  const items = useMemo(() => itemsOf(log.entries, readUpTo), [log, readUpTo]);
  return useMemo(
    () => [
      ...items,
      ...out.map((message) => ({ kind: 'unsent' as const, key: `c:${message.id}`, message })),
    ],
    [items, out],
  );
}

export function Log({ log }: { log: Entries }) {
  const { c } = useScope();
  const { me } = useDesk();
  const [readUpTo] = useState(() =>
    c.agent === me.agent.id && c.marks
      ? readBy(log.entries, me.agent.id, c.marks.agent_read)
      : null,
  );
  const rows = useRows(log, readUpTo);
  const [looking, setLooking] = useState<string | null>(null);
  const pictures = useMemo(
    () => log.entries.flatMap((entry) => attachedTo(entry.data.attachments)).filter(isPicture),
    [log],
  );
  return (
    <div className="log">
      <Scroller rows={rows} log={log} onLook={setLooking} />
      <News log={log} />
      <Gallery conversation={c.id} pictures={pictures} shown={looking} onShow={setLooking} />
    </div>
  );
}

interface ScrollerProps {
  rows: readonly RowItem[];
  log: Entries;
  onLook(id: string): void;
}

function Scroller({ rows, log, onLook }: ScrollerProps) {
  const t = useWords(words);
  const { c } = useScope();
  const box = useRef<HTMLElement>(null);
  const older = useOlder(c.id);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (i) => GUESS[rows[i]?.kind ?? 'said'],
    getItemKey: useCallback((i: number) => rows[i]?.key ?? i, [rows]),
    overscan: 8,
    paddingStart: 12,
    paddingEnd: 12,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: NEAR_END,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: where one begins; later the reader moves
  useLayoutEffect(() => {
    const unread = rows.findIndex((row) => 'unread' in row && row.unread);
    if (unread > 0) virtual.scrollToIndex(unread, { align: 'start' });
    else virtual.scrollToEnd();
  }, []);
  const atEnd = virtual.isAtEnd(NEAR_END);
  useRead(c, atEnd);
  useFollowOwn(rows, () => virtual.scrollToEnd());
  useStayAtEnd(box, atEnd, () => virtual.scrollToEnd());
  const top = virtual.range?.startIndex ?? rows.length;
  const more = before(log) !== null;
  const begins = first(log);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that has come may want another
  useEffect(() => {
    if (more && top <= NEAR_BEGINNING && !older.error) void older.load();
  }, [more, top, older.error, older.load, begins]);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: one scrolls it with the keyboard */}
      <section className="log-box" ref={box} tabIndex={0} aria-label={t('log')}>
        {older.error !== null && <Failure error={older.error} again={() => void older.load()} />}
        <ul className="log-list" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <li
                key={key}
                aria-setsize={more ? -1 : rows.length}
                aria-posinset={index + 1}
                data-index={index}
                ref={virtual.measureElement}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Row item={row} onLook={onLook} />
              </li>
            );
          })}
        </ul>
      </section>
      <ToLatest log={log} atEnd={atEnd} go={() => virtual.scrollToEnd({ behavior: 'auto' })} />
    </>
  );
}

/** What one sends oneself is followed, wherever one reads. */
function useFollowOwn(rows: readonly RowItem[], go: () => void): void {
  const own = rows.at(-1)?.kind === 'unsent' ? rows.at(-1)?.key : undefined;
  const latest = useRef(go);
  latest.current = go;
  useEffect(() => {
    if (own) latest.current();
  }, [own]);
}

/** When the foot grows, who reads at the end stays there. */
function useStayAtEnd(box: RefObject<HTMLElement | null>, atEnd: boolean, go: () => void): void {
  const latest = useRef({ atEnd, go });
  useLayoutEffect(() => {
    latest.current = { atEnd, go };
  });
  useEffect(() => {
    const seen = new ResizeObserver(() => {
      if (latest.current.atEnd) latest.current.go();
    });
    if (box.current) seen.observe(box.current);
    return () => seen.disconnect();
  }, [box]);
}

function ToLatest({ log, atEnd, go }: { log: Entries; atEnd: boolean; go(): void }) {
  const t = useWords(words);
  const seen = useRef(last(log));
  if (atEnd) seen.current = last(log);
  if (atEnd) return null;
  const n = newsAfter(log, seen.current);
  return (
    <Button
      className="to-latest"
      radius="xl"
      size="xs"
      variant={n ? 'filled' : 'default'}
      leftSection={<ArrowDown size={14} aria-hidden />}
      onClick={go}
    >
      {n ? t('news', { n }) : t('to_latest')}
    </Button>
  );
}

function newsAfter(log: Entries, seen: number): number {
  let n = 0;
  for (let i = log.entries.length - 1; i >= 0; i--) {
    const entry = log.entries[i];
    if (!entry || entry.seq <= seen) break;
    if (isSaid(entry)) n += 1;
  }
  return n;
}

/** Read out: what the other side says while the thread is open. */
function News({ log }: { log: Entries }) {
  const { teller } = useScope();
  const { me } = useDesk();
  const [began] = useState(last(log));
  const entry = log.entries.at(-1);
  const text = entry?.data.text;
  const isNew = entry && entry.seq > began && entry.by.id !== me.agent.id && isSaid(entry);
  return (
    <VisuallyHidden role="log" aria-live="polite">
      {isNew && typeof text === 'string' ? `${teller.who(entry.by)}: ${text}` : ''}
    </VisuallyHidden>
  );
}
