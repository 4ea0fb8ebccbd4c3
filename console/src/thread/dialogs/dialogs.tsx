/** The dialogs over a thread; each is a file of its own, loaded while one reads or when it is wanted. */
import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import type { Dialog } from '@/actions';
import type { Entry } from '@/api/types';
import { Boundary } from '@/shared/failure';

interface Props {
  onClose(): void;
  about?: Entry;
}

const FILES: Record<Dialog, () => Promise<{ default: ComponentType<Props> }>> = {
  assign: () => import('./assign'),
  transfer: () => import('./transfer'),
  consult: () => import('./consult'),
  invite: () => import('./invite'),
  callback: () => import('./callback'),
  tags: () => import('./tags'),
  block: () => import('./block'),
  why: () => import('./why'),
};
const IDLE_MS = 3_000;

const DIALOGS = new Map(Object.entries(FILES).map(([name, file]) => [name, lazy(file)]));

/** Fetched while one reads, so that they are there when the network, or this version, is gone. */
function useFetchedEarly(): void {
  useEffect(() => {
    const fetched = () => void Promise.allSettled(Object.values(FILES).map((file) => file()));
    const timer = setTimeout(fetched, IDLE_MS);
    return () => clearTimeout(timer);
  }, []);
}

export interface Opened {
  dialog: Dialog;
  about?: Entry;
}

export function Dialogs({ opened, onClose }: { opened: Opened | null; onClose(): void }) {
  useFetchedEarly();
  if (!opened) return null;
  const Shown = DIALOGS.get(opened.dialog);
  if (!Shown) return null;
  return (
    <Boundary key={opened.dialog} name="dialog">
      <Suspense fallback={null}>
        <Shown onClose={onClose} about={opened.about} />
      </Suspense>
    </Boundary>
  );
}
