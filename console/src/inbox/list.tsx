/** The list of conversations: what is chosen, its rows, and what is done to them. */
import './list.css';
import {
  type KeyboardEvent,
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useLocation } from 'wouter';
import { controls } from '@/actions';
import { useAgents, useConversations, useGroups } from '@/api/queries';
import type { Conversation } from '@/api/types';
import { useDesk } from '@/desk';
import { Boundary, Failure, useTellFailure, Waiting } from '@/shared/failure';
import { useNameOf } from '@/shared/name';
import { useOnce } from '@/shared/part';
import { type Choice, narrowOf, useChoice } from './choice';
import { Customers } from './customers';
import { ListHead } from './head';
import { useMoving } from './keys';
import { ListRows } from './list-rows';
import { shown } from './narrow';
import { None } from './none';
import type { RowActs } from './row';
import { useRows } from './rows';
import { useSelection } from './selection';
import { useTyping } from './typing';

// What is done to many is wanted when the first is selected.
const BulkBar = lazy(async () => ({ default: (await import('./bulk-bar')).BulkBar }));

/** Whose a conversation is, where the view does not say so: its agent, else its group. */
function useBeside(choice: Choice): (c: Conversation) => string {
  const { data: groups } = useGroups();
  const { data: agents } = useAgents();
  const several = (groups?.length ?? 0) > 1;
  const { view } = choice;
  const whose = choice.customer?.id;
  return useMemo(() => {
    const group = new Map(groups?.map((g) => [g.id, g.name]));
    const agent = new Map(agents?.map((a) => [a.id, a.name]));
    const owner = (c: Conversation) => (c.agent ? agent.get(c.agent) : undefined);
    const team = (c: Conversation) => (several ? (group.get(c.group) ?? '') : '');
    if (view === 'mine' && !whose) return (_: Conversation) => '';
    return (c: Conversation) => owner(c) ?? team(c);
  }, [groups, agents, several, view, whose]);
}

function useActs(pick: RowActs['pick'], came: (id: string) => void): RowActs {
  const { workspace, command, live } = useDesk();
  const [, go] = useLocation();
  const failed = useTellFailure();
  const latest = useRef({ go, failed, came });
  latest.current = { go, failed, came };
  return useMemo(() => {
    const open = (id: string) => {
      latest.current.came(id);
      latest.current.go(`/${workspace}/inbox/${id}`);
    };
    const claim = (id: string) =>
      void command('claim', id)
        .then(
          () => open(id),
          (error) => latest.current.failed(error),
        )
        .finally(() => live.refresh(id));
    return { open, pick, claim };
  }, [workspace, command, live, pick]);
}

export function List({ open }: { open: string | null }) {
  const { me, delayed } = useDesk();
  const [choice, choose] = useChoice();
  const [typed, type] = useState('');
  const [selecting, setSelecting] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const nameOf = useNameOf();
  const query = useRows(choice);
  const mine = useConversations({ view: 'mine' });
  const loaded = query.rows;
  const rows = useMemo(
    () => shown(loaded, choice, typed, me.agent.id, nameOf),
    [loaded, choice, typed, me.agent.id, nameOf],
  );
  const latest = useRef(rows);
  latest.current = rows;
  const order = useCallback(() => latest.current.map((c) => c.id), []);
  const selection = useSelection(order);
  const came = useRef<(id: string) => void>(() => undefined);
  const acts = useActs(
    selection.pick,
    useCallback((id) => came.current(id), []),
  );
  const moving = useMoving(rows, open, acts);
  came.current = moving.to;
  const typing = useTyping();
  const pending = useSyncExternalStore(delayed.subscribe, delayed.read);
  const beside = useBeside(choice);
  const picked = useMemo(() => rows.filter((c) => selection.ids.has(c.id)), [rows, selection.ids]);
  const many = useOnce(picked.length > 0);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') selection.clear();
    moving.onKey(event);
  };
  const clear = () => {
    type('');
    choose({ narrow: {}, customer: null });
  };
  useControl(moving, selection.pick, search, (view) => choose({ view, customer: null }));
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = query;
  const onEnd = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const narrowed = typed !== '' || !!choice.customer || Object.keys(narrowOf(choice)).length > 0;
  const failed = query.isError && loaded.length === 0;
  return (
    <div
      ref={root}
      className="inbox-list-in"
      data-selecting={selecting || picked.length > 0 || undefined}
    >
      <ListHead
        {...{ choice, choose, typed, type, search, selecting }}
        select={(on) => {
          setSelecting(on);
          if (!on) selection.clear();
        }}
        down={() => moving.by(0)}
        mine={
          mine.data
            ? shown(mine.rows, { ...choice, ...MINE }, '', me.agent.id, nameOf).length
            : null
        }
        rows={loaded}
      />
      <Customers
        typed={typed}
        choose={(customer) => {
          type('');
          choose({ customer });
        }}
      />
      {query.isPending && <Waiting rows={7} height={64} />}
      {failed && <Failure error={query.error} again={() => void query.refetch()} />}
      {!query.isPending && !failed && rows.length === 0 && (
        <None {...{ choice, choose, narrowed, clear }} />
      )}
      {rows.length > 0 && (
        <ListRows
          {...{ rows, open, typing, pending, beside, acts, onEnd }}
          cursor={moving.cursor}
          picked={selection.ids}
          onKey={onKey}
          more={hasNextPage && !isFetchingNextPage && !query.isError}
        />
      )}
      {many && (
        <Boundary name="bulk">
          <Suspense fallback={null}>
            <BulkBar
              picked={picked}
              all={rows.length}
              pickAll={() => selection.set(rows.map((c) => c.id))}
              clear={() => {
                selection.clear();
                root.current
                  ?.querySelector<HTMLElement>('.inbox-rows')
                  ?.focus({ preventScroll: true });
              }}
            />
          </Suspense>
        </Boundary>
      )}
    </div>
  );
}

const MINE = { view: 'mine', narrow: {}, customer: null } as const;

/** What the keys of the action table do here. */
function useControl(
  moving: ReturnType<typeof useMoving>,
  pick: RowActs['pick'],
  search: { current: HTMLInputElement | null },
  show: (view: 'mine' | 'queue' | 'all') => void,
): void {
  const latest = useRef({ moving, pick, show });
  latest.current = { moving, pick, show };
  useEffect(() => {
    const mine = {
      move: (by: 1 | -1) => void latest.current.moving.by(by),
      search: () => search.current?.focus(),
      select: () => {
        const id = latest.current.moving.current();
        if (id) latest.current.pick(id, false);
      },
      show: (view: 'mine' | 'queue' | 'all') => latest.current.show(view),
    };
    controls.list = mine;
    return () => {
      if (controls.list === mine) controls.list = null;
    };
  }, [search]);
}
