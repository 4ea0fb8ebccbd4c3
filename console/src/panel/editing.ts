/**
 * Customers that are being edited: kept beside the screens, so that what was typed is still there
 * after another tab or another conversation was looked at.
 */
import { useSyncExternalStore } from 'react';
import type { Customer } from '@/api/types';
import { type Clash, type Draft, draftOf } from './draft';

export interface Editing {
  base: Customer; // what the draft was made of
  draft: Draft;
  clashes: readonly Clash[];
}

const open = new Map<string, Editing>();
const listeners = new Set<() => void>();

function tell() {
  for (const listener of listeners) listener();
}

export const editings = {
  begin(customer: Customer) {
    if (open.has(customer.id)) return;
    editings.put(customer.id, { base: customer, draft: draftOf(customer), clashes: [] });
  },
  put(id: string, editing: Editing) {
    open.set(id, editing);
    tell();
  },
  /** The draft as it was is saved now; what was typed meanwhile is a draft over that. */
  saved(id: string, sent: Editing, now: Customer) {
    const draft = open.get(id)?.draft;
    if (draft && draft !== sent.draft) editings.put(id, { base: now, draft, clashes: [] });
    else editings.end(id);
  },
  end(id: string) {
    open.delete(id);
    tell();
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};

export function useEditing(id: string): Editing | null {
  return useSyncExternalStore(editings.subscribe, () => open.get(id) ?? null);
}
