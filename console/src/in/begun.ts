/**
 * What was begun in the start of a workspace: kept with the desk, so that it is still there when one
 * comes back to the page. Only in memory, as passwords are in it.
 */
import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useDesk } from '@/desk';
import type { Look } from './start-look';

export type Role = 'agent' | 'supervisor' | 'admin';
export interface Made {
  email: string;
  password: string;
}
export interface Refusal {
  email: string;
  why: string;
}

export interface Begun {
  look: Partial<Look>; // chosen and not saved
  text: string; // addresses typed
  role: Role;
  chosen: string[] | null; // groups
  made: readonly Made[];
  refused: readonly Refusal[];
  busy: boolean;
  handed: number; // so many of the passwords were copied
}

const NOTHING: Begun = {
  look: {},
  text: '',
  role: 'agent',
  chosen: null,
  made: [],
  refused: [],
  busy: false,
  handed: 0,
};

const all = new WeakMap<QueryClient, Begun>(); // by the cache, which lives as long as its desk
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function useBegun() {
  const { cache } = useDesk();
  const now = () => all.get(cache) ?? NOTHING;
  const begun = useSyncExternalStore(subscribe, now);
  const put = (next: Begun) => {
    all.set(cache, next);
    for (const listener of listeners) listener();
  };
  return {
    begun,
    set: (change: Partial<Begun>) => put({ ...now(), ...change }),
    /** Of those invited, one more. */
    invited: (one: Made) => put({ ...now(), made: [...now().made, one] }),
    forget: () => put(NOTHING),
  };
}
