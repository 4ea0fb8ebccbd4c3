/**
 * What waits, as the screen shows it, and who waits for the answers.
 *
 * An acknowledged message stays as an echo until its entry has come. One that vanished from the
 * store was answered by another tab.
 */
import type { Answer } from '../types';
import type { Item, Outbox } from './outbox';
import { problem } from './rest';
import type { State } from './state';
import type { Later } from './timers';

const ECHO_MS = 10_000; // longer than it takes to fetch an entry

interface Echo {
  item: Item;
  conversation: string | null;
  seq: number | null; // of its entry, where it is known
}

export interface Waiting {
  /** Look into the store again, and at the log: answers what is new there. */
  refresh(): Item[];
  /** The promise of an item's answer. */
  answer(id: string): Promise<Answer>;
  resolve(id: string, answer: Answer): void;
  /** It is acknowledged, and about to leave the store. */
  acknowledged(item: Item, conversation: string, seq: number | null): void;
  /** It leaves the store without an answer. */
  dropped(id: string): void;
  dropAll(): void;
}

export function makeWaiting(
  later: Later,
  outbox: Outbox,
  state: State,
  current: () => string | null,
): Waiting {
  const waiting = new Map<string, (answer: Answer) => void>();
  const settled = new Set<string>(); // answered here, whether or not the store still holds it
  let seen = new Map<string, Item>();
  let echoes: Echo[] = [];

  function resolve(id: string, answer: Answer) {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  }

  function echo(item: Item, conversation: string | null, seq: number | null) {
    if (!item.data.text && !item.attachments.length) return; // nothing that an entry shows
    const one: Echo = { item: { ...item, status: 'sent' }, conversation, seq };
    echoes.push(one);
    later(ECHO_MS, () => {
      echoes = echoes.filter((other) => other !== one);
      refresh();
    });
  }

  function vanished(item: Item) {
    const conversation = item.conversation ?? current();
    if (item.status === 'waiting') echo(item, conversation, null);
    resolve(item.id, { ok: true, conversation: conversation ?? '', seq: null });
  }

  /** Whether its entry has not come yet. */
  function isMissing({ item, conversation, seq }: Echo): boolean {
    const { entries } = state.now;
    if (conversation !== current() || (seq && seq <= (entries.at(-1)?.seq ?? 0))) return false;
    return !entries.some((entry) => entry.data.client_id === item.id);
  }

  function refresh(): Item[] {
    const before = seen;
    const items = outbox.all().filter((item) => !settled.has(item.id));
    seen = new Map(items.map((item) => [item.id, item]));
    for (const item of before.values()) if (!seen.has(item.id)) vanished(item);
    for (const { id, status, code } of items)
      if (status === 'failed') resolve(id, problem(code ?? ''));
    echoes = echoes.filter(isMissing);
    const pending = [...items, ...echoes.map(({ item }) => item)];
    state.patch({ pending: pending.sort((a, b) => (a.key < b.key ? -1 : 1)) });
    return items.filter(({ id }) => !before.has(id));
  }

  function dropped(id: string) {
    seen.delete(id);
    resolve(id, problem('aborted'));
  }

  return {
    refresh,
    answer: (id) => new Promise((done) => waiting.set(id, done)),
    resolve,
    acknowledged(item, conversation, seq) {
      seen.delete(item.id);
      settled.add(item.id);
      echo(item, conversation, seq);
    },
    dropped,
    dropAll() {
      seen.clear();
      echoes = [];
      for (const id of waiting.keys()) dropped(id);
      refresh();
    },
  };
}
