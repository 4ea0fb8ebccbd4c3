/** What the list shows: a view and what narrows it. Kept for the tab, so that leaving the inbox and coming back, or a reload, changes nothing. */
import { useCallback, useSyncExternalStore } from 'react';
import type { State } from '@/api/types';
import { useDesk } from '@/desk';

export type View = 'mine' | 'queue' | 'all';
export type Part = 'open' | 'late' | 'closed';
/** What rows can be narrowed by, in the words of the API. */
export interface Narrow {
  group?: string;
  agent?: string;
  state?: State;
  channel?: string;
  tag?: string;
}
export interface Choice {
  view: View;
  part: Part; // of all
  day: string; // of closed ones, UTC; '' is today
  narrow: Narrow;
  /** Whose conversations are shown instead of a view. */
  customer: { id: string; name: string } | null;
}

export const FIRST: Choice = { view: 'mine', part: 'open', day: '', narrow: {}, customer: null };
const DAY_MS = 86_400_000;

/** The UTC day before one, which is today where it is ''. */
export function dayBefore(day: string): string {
  const at = day ? Date.parse(day) : Date.now();
  return new Date(at - DAY_MS).toISOString().slice(0, 10);
}

/** Which filters a view has: a queue is of one state, one's own are one's own. */
export function namesOf({ view }: Choice): (keyof Narrow)[] {
  if (view === 'queue') return ['group', 'channel', 'tag'];
  if (view === 'mine') return ['group', 'state', 'channel', 'tag'];
  return ['group', 'agent', 'state', 'channel', 'tag'];
}

/** What narrows the list as it is: filters of another view wait until that is shown again. */
export function narrowOf(choice: Choice): Narrow {
  const all = Object.entries(choice.narrow).filter(([, value]) => value);
  const names: readonly string[] = choice.customer ? [] : namesOf(choice);
  return Object.fromEntries(all.filter(([name]) => names.includes(name)));
}

const VIEWS: readonly unknown[] = ['mine', 'queue', 'all'];
const PARTS: readonly unknown[] = ['open', 'late', 'closed'];

const place = (workspace: string) => `switchboard.inbox.${workspace}`;
const held = new Map<string, Choice>();
const listeners = new Set<() => void>();

function kept(workspace: string): Choice {
  try {
    const found = JSON.parse(sessionStorage.getItem(place(workspace)) ?? '{}') as Partial<Choice>;
    const good = VIEWS.includes(found.view) && PARTS.includes(found.part);
    return good ? { ...FIRST, ...found } : FIRST;
  } catch {
    return FIRST;
  }
}

function read(workspace: string): Choice {
  const known = held.get(workspace) ?? kept(workspace);
  held.set(workspace, known);
  return known;
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => {
    listeners.delete(tell);
  };
}

export type Choose = (change: Partial<Choice>) => void;

export function choose(workspace: string, change: Partial<Choice>): void {
  const next = { ...read(workspace), ...change };
  held.set(workspace, next);
  sessionStorage.setItem(place(workspace), JSON.stringify(next));
  for (const tell of listeners) tell();
}

export function useChoice(): [Choice, Choose] {
  const { workspace } = useDesk();
  const choice = useSyncExternalStore(subscribe, () => read(workspace));
  return [choice, useCallback((change) => choose(workspace, change), [workspace])];
}
