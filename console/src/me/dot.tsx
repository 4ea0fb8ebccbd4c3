/** The colour and the shape of a status: neither alone. */
import type { ReactNode } from 'react';
import { isStatus } from './mine';
import './me.css';

export function Dot({ status }: { status: string }) {
  return (
    <span className="me-dot" data-status={isStatus(status) ? status : 'offline'} aria-hidden />
  );
}

/** Something with a status at its corner. */
export function Dotted({ status, children }: { status: string; children: ReactNode }) {
  return (
    <span className="me-dotted">
      {children}
      <Dot status={status} />
    </span>
  );
}
