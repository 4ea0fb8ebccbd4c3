/** The dialogs over a thread; each is a file of its own, loaded when it is first wanted. */
import { type ComponentType, lazy, Suspense } from 'react';
import type { Dialog } from '@/actions';
import type { Entry } from '@/api/types';

interface Props {
  onClose(): void;
  about?: Entry;
}

const DIALOGS: Record<Dialog, ComponentType<Props>> = {
  assign: lazy(() => import('./assign')),
  transfer: lazy(() => import('./transfer')),
  consult: lazy(() => import('./consult')),
  invite: lazy(() => import('./invite')),
  callback: lazy(() => import('./callback')),
  tags: lazy(() => import('./tags')),
  block: lazy(() => import('./block')),
  why: lazy(() => import('./why')),
};

export interface Opened {
  dialog: Dialog;
  about?: Entry;
}

export function Dialogs({ opened, onClose }: { opened: Opened | null; onClose(): void }) {
  if (!opened) return null;
  const Shown = DIALOGS[opened.dialog];
  return (
    <Suspense fallback={null}>
      <Shown onClose={onClose} about={opened.about} />
    </Suspense>
  );
}
