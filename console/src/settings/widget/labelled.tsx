import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** A sentence over something that has its own name for a screen reader. */
export function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="settings-labelled">
      <Text size="sm" fw={500} aria-hidden>
        {label}
      </Text>
      {children}
    </div>
  );
}
