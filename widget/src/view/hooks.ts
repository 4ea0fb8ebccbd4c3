/** What a component remembers between two drawings; each means what it means in Preact. */
import { after, hook, redraw } from './view';

type Deps = readonly unknown[];

const differ = (before: Deps | undefined, now: Deps | undefined) =>
  !before || !now || now.some((one, i) => !Object.is(one, before[i]));

export function useState<T>(first: T | (() => T)): [T, (next: T | ((before: T) => T)) => void] {
  const [mine, live] = hook();
  if (!('value' in mine)) mine.value = first instanceof Function ? first() : first;
  const set = (next: T | ((before: T) => T)) => {
    const value = next instanceof Function ? next(mine.value as T) : next;
    if (Object.is(value, mine.value)) return;
    mine.value = value;
    redraw(live);
  };
  return [mine.value as T, set];
}

export function useRef<T>(first: T): { current: T };
export function useRef<T>(first: null): { current: T | null };
export function useRef<T>(first: T): { current: T } {
  const [mine] = hook();
  mine.value ??= { current: first };
  return mine.value as { current: T };
}

export function useMemo<T>(make: () => T, deps: Deps): T {
  const [mine] = hook();
  if (differ(mine.deps, deps)) mine.value = make();
  mine.deps = deps;
  return mine.value as T;
}

function effect(run: () => unknown, deps: Deps | undefined, soon: boolean): void {
  const [mine, live] = hook();
  if (!differ(mine.deps, deps)) return;
  mine.deps = deps;
  after(() => {
    mine.end?.();
    mine.end = undefined;
    if (live.gone) return;
    const end = run();
    if (end instanceof Function) mine.end = end as () => void;
  }, soon);
}

/** Runs once everything is on the page, and again when a dependency differs. */
export const useEffect = (run: () => unknown, deps?: Deps): void => effect(run, deps, false);

/** The same, before any of those. */
export const useLayoutEffect = (run: () => unknown, deps?: Deps): void => effect(run, deps, true);
