/**
 * Asks before somebody leaves what they have not saved. A form sets itself as the guard; every way
 * within the console (links, keys, palette) comes by `around`, see app.tsx.
 */
import type { AroundNavHandler } from 'wouter';

/** Calls `leave` once it is clear that one may go. */
type Guard = (leave: () => void) => void;

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
      if (guard !== wanted) return; // another form has taken its place
      guard = null;
      window.removeEventListener('beforeunload', closing);
    };
  },
  /** Does what ends the page, as signing out does, once one may go. */
  before(leave: () => void): void {
    if (guard) guard(leave);
    else leave();
  },
  around: ((navigate, to, options) => {
    leaving.before(() => navigate(to, options));
  }) satisfies AroundNavHandler,
};
