/** Whether the customer panel is shown: beside the thread where there is room, else over it. */
import { useMediaQuery } from '@mantine/hooks';
import { useSyncExternalStore } from 'react';

export const WIDE = '(min-width: 1200px)';
export const PHONE = '(max-width: 767px)';
const PLACE = 'switchboard.panel';

let over = false; // never kept: nobody wants it over the thread at the start
const listeners = new Set<() => void>();

const beside = (): boolean => localStorage.getItem(PLACE) !== 'closed';
const isWide = (): boolean => matchMedia(WIDE).matches;
const read = (): boolean => (isWide() ? beside() : over);

export const panel = {
  read,
  set(open: boolean): void {
    if (isWide()) localStorage.setItem(PLACE, open ? 'open' : 'closed');
    else over = open;
    for (const tell of listeners) tell();
  },
  toggle(): void {
    panel.set(!read());
  },
  /** Shows the thread again where the panel is over it. */
  uncover(): void {
    if (!isWide()) panel.set(false);
  },
  subscribe(tell: () => void): () => void {
    listeners.add(tell);
    return () => {
      listeners.delete(tell);
    };
  },
};

/** Where the panel is: beside the thread, over it, or nowhere. */
export function usePanel(): 'beside' | 'over' | null {
  const wide = useMediaQuery(WIDE, undefined, { getInitialValueInEffect: false });
  const open = useSyncExternalStore(panel.subscribe, read);
  if (!open) return null;
  return wide ? 'beside' : 'over';
}
