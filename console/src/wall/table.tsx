/**
 * A table of any length: sorted by its headers, only the rows in sight are drawn. On a narrow screen
 * each row becomes a card and the headers a line of buttons.
 */
import { UnstyledButton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { type CSSProperties, memo, type ReactNode, useMemo, useRef, useState } from 'react';
import { useWords } from '@/i18n/words';
import './table.css';
import { type Sort, sorted, turned, type Value } from './sort';
import { words } from './words';

export interface Column<Row> {
  id: string;
  label: string;
  cell(row: Row): ReactNode;
  /** What it is sorted by; without it, it is not. */
  value?(row: Row): Value;
  /** The first click sorts downwards: large numbers are what one looks for. */
  downFirst?: boolean;
  /** Numbers stand at the end, under each other. */
  end?: boolean;
}

interface Props<Row> {
  name: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  idOf(row: Row): string;
  first: Sort;
  /** CSS widths of the columns. */
  tracks: string;
  mark?(row: Row): 'late' | undefined;
}

const ROW = 48;

export function Table<Row>(props: Props<Row>) {
  const { rows, columns, idOf, first, name } = props;
  const [sort, setSort] = useState(first);
  const scroller = useRef<HTMLElement>(null);
  const shown = useMemo(() => {
    const value = columns.find((column) => column.id === sort.by)?.value;
    return value ? sorted(rows, value, sort.down) : rows;
  }, [rows, columns, sort]);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 6,
    getItemKey: (i) => idOf(shown[i] as Row),
    initialRect: { width: 800, height: 600 },
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="wall-scroll" ref={scroller} tabIndex={0} aria-label={name}>
      <table
        className="wall-table"
        aria-label={name}
        aria-rowcount={shown.length + 1}
        style={{ '--tracks': props.tracks } as CSSProperties}
      >
        <Headers columns={columns} sort={sort} onSort={setSort} />
        <tbody className="wall-body" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = shown[item.index] as Row;
            return (
              <tr
                key={item.key}
                aria-rowindex={item.index + 2}
                data-index={item.index}
                data-mark={props.mark?.(row)}
                ref={virtual.measureElement}
                className="wall-row"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <Cells row={row} columns={columns} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function CellsOf<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  return columns.map(({ id, label, cell, end }, i) => {
    const shared = { className: 'wall-cell', 'data-end': end, 'data-label': label || undefined };
    if (i > 0)
      return (
        <td key={id} {...shared}>
          {cell(row)}
        </td>
      );
    return (
      <th key={id} scope="row" {...shared}>
        {cell(row)}
      </th>
    );
  });
}
/** Scrolling draws the table anew with each frame, but not the rows that are there already. */
const Cells = memo(CellsOf) as unknown as typeof CellsOf;

interface HeadersProps<Row> {
  columns: readonly Column<Row>[];
  sort: Sort;
  onSort(sort: Sort): void;
}

function Headers<Row>({ columns, sort, onSort }: HeadersProps<Row>) {
  return (
    <thead className="wall-head">
      <tr aria-rowindex={1} className="wall-row">
        {columns.map((column) => (
          <Header key={column.id} column={column} sort={sort} onSort={onSort} />
        ))}
      </tr>
    </thead>
  );
}

interface HeaderProps<Row> extends Omit<HeadersProps<Row>, 'columns'> {
  column: Column<Row>;
}

function Header<Row>({ column, sort, onSort }: HeaderProps<Row>) {
  const t = useWords(words);
  const { id, label, value, end, downFirst = false } = column;
  if (!value) {
    const none = label === '';
    return none ? (
      <td className="wall-cell" data-plain />
    ) : (
      <th scope="col" className="wall-cell" data-plain data-end={end}>
        {label}
      </th>
    );
  }
  const direction = sort.down ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      className="wall-cell"
      data-end={end}
      aria-sort={id === sort.by ? direction : undefined}
    >
      <UnstyledButton
        className="wall-sort"
        title={t('sort_by', { column: label })}
        onClick={() => onSort(turned(sort, id, downFirst))}
      >
        {label}
        <Arrow sort={sort} of={id} />
      </UnstyledButton>
    </th>
  );
}

function Arrow({ sort, of }: { sort: Sort; of: string }) {
  if (sort.by !== of) return null;
  const Icon = sort.down ? ChevronDown : ChevronUp;
  return <Icon size={14} aria-hidden />;
}
