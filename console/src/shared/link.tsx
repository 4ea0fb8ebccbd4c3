/** A link to where others said; what is no safe address is shown as text. */
import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { safeHref } from './links';

export function OutLink({ to, children }: { to: string; children: ReactNode }) {
  const href = safeHref(to);
  if (!href) return <span dir="auto">{children}</span>;
  return (
    <Anchor href={href} target="_blank" rel="noopener noreferrer" dir="auto" inherit>
      {children}
    </Anchor>
  );
}
