/** Parts of the panel: a heading with what belongs to it, and pairs of a name and what it is. */
import type { ReactNode } from 'react';

interface PartProps {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}

export function Part({ title, aside, children }: PartProps) {
  return (
    <section className="panel-part" aria-label={title}>
      <header>
        <h3>{title}</h3>
        {aside}
      </header>
      {children}
    </section>
  );
}

/** Those without a value are left out. */
export function Pairs({ of }: { of: readonly (readonly [name: string, value: ReactNode])[] }) {
  const told = of.filter(([, value]) => value !== '' && value !== null && value !== undefined);
  if (told.length === 0) return null;
  return (
    <dl className="panel-pairs">
      {told.map(([name, value], i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: several may have one name, as orders have
        <div key={`${name} ${i}`} style={{ display: 'contents' }}>
          <dt dir="auto">{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
