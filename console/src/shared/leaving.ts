/**
 * Asks before somebody leaves what they have not saved. A form sets itself as the guard; every way
 * within the console (links, keys, palette) comes by `around`, see app.tsx.
 */
import type { AroundNavHandler } from 'wouter';

/** Calls `leave` once it is clear that one may go. */
type Guard = (leave: () => void, to: string) => void;

let guard: Guard | null = null;

function closing(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

export const leaving = {
  /** Guards until the answered function is called. */
  guard(wanted: Guard): () => void {
    guard = wanted;
    window.addEventListener('beforeunload', closing);
    return () => {
      if (guard === wanted) guard = null;
      window.removeEventListener('beforeunload', closing);
    };
  },
  around: ((navigate, to, options) => {
    const leave = () => navigate(to, options);
    if (guard) guard(leave, to);
    else leave();
  }) satisfies AroundNavHandler,
};
