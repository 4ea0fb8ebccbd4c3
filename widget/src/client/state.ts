/** All that is known, replaced on each change and never changed in place. */
import type { Snapshot } from '../types';

export interface State {
  readonly now: Snapshot;
  /** Changes parts of it, and tells those who listen if anything is different. */
  patch(part: Partial<Snapshot>): void;
  subscribe(run: () => void): () => void;
}

export function makeState(): State {
  const heard = new Set<() => void>();
  let now: Snapshot = {
    standing: 'unknown',
    customer: null,
    link: 'idle',
    retryAt: null,
    conversation: null,
    entries: [],
    earlier: false,
    loading: false,
    pending: [],
    place: null,
    typing: null,
    unread: 0,
    readSeq: 0,
  };
  return {
    get now() {
      return now;
    },
    patch(part) {
      const names = Object.keys(part) as (keyof Snapshot)[];
      if (names.every((name) => now[name] === part[name])) return;
      now = { ...now, ...part };
      for (const run of [...heard]) run();
    },
    subscribe(run) {
      heard.add(run);
      return () => heard.delete(run);
    },
  };
}
