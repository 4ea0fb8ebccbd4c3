/** One matter of one's page. */
import { Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface Props {
  title: string;
  hint?: string;
  children: ReactNode;
}

export function Section({ title, hint, children }: Props) {
  const id = useId();
  return (
    <section className="me-section" aria-labelledby={id}>
      <header>
        <Title order={2} size="h5" id={id}>
          {title}
        </Title>
        {hint && (
          <Text size="sm" className="me-hint">
            {hint}
          </Text>
        )}
      </header>
      {children}
    </section>
  );
}

/** A name and what it means on one side, what to do about it on the other. */
export function Line({ title, hint, children }: Props) {
  return (
    <div className="me-line">
      <div>
        <Text size="sm" fw={500}>
          {title}
        </Text>
        {hint && (
          <Text size="sm" className="me-hint">
            {hint}
          </Text>
        )}
      </div>
      <div className="me-line-do">{children}</div>
    </div>
  );
}
