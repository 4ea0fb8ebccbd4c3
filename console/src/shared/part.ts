/** Parts of a page that are fetched when they are first wanted, so that the first screen is light. */
import { type ComponentType, useState } from 'react';
import { useTellFailure } from './failure';

/** Whether it has been so since this is shown: what was wanted once stays, to end what it began. */
export function useOnce(now: boolean): boolean {
  const [been, setBeen] = useState(now);
  if (now && !been) setBeen(true);
  return been || now;
}

/**
 * A part and how to fetch it. `ready` answers whether it is there; it is fetched before anything is
 * opened, so that the focus finds what it shall go to.
 */
export function usePart<P>(
  fetched: () => Promise<ComponentType<P>>,
): [ComponentType<P> | null, () => Promise<boolean>] {
  const [part, setPart] = useState<ComponentType<P> | null>(null);
  const failed = useTellFailure();
  const ready = async () => {
    if (part) return true;
    try {
      const found = await fetched();
      setPart(() => found);
      return true;
    } catch (error) {
      failed(error);
      return false;
    }
  };
  return [part, ready];
}
