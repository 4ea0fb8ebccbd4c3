/**
 * What waits, as the screen shows it, and who waits for the answers.
 *
 * An acknowledged message stays as an echo until its entry has come. One that vanished from the
 * store was answered by another tab.
 */
import type { Answer, Entry, Pending, Platform } from '../types';
import type { Item, Outbox } from './outbox';
import type { State } from './state';
import type { Timers } from './timers';

const ECHO_MS = 10_000; // longer than it takes to fetch an entry
const SAID = ['say', 'start', 'return', 'leave_message'];

interface Echo {
  item: Item;
  conversation: string | null;
  seq: number | null; // of its entry, where it is known
  until: number;
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
  dropped(id: string, code: string): void;
  dropAll(code: string): void;
}

export function makeWaiting(
  { now }: Platform,
  timers: Timers,
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
    const { text, attachments } = item.data;
    if (!SAID.includes(item.op) || !(text || (attachments as string[] | undefined)?.length)) return;
    echoes.push({ item: { ...item, status: 'sent' }, conversation, seq, until: now() + ECHO_MS });
    timers.later(ECHO_MS, refresh);
  }

  function vanished(item: Item) {
    const conversation = item.conversation ?? current();
    if (item.status === 'waiting') echo(item, conversation, null);
    resolve(item.id, { ok: true, conversation: conversation ?? '', seq: null });
  }

  function refresh(): Item[] {
    const items = outbox.all().filter((item) => !settled.has(item.id));
    const before = seen;
    seen = new Map(items.map((item) => [item.id, item]));
    for (const item of before.values()) if (!seen.has(item.id)) vanished(item);
    for (const { id, status, code } of items)
      if (status === 'failed') resolve(id, { ok: false, code: code ?? '', detail: '' });
    const { entries } = state.now;
    const of = current();
    echoes = echoes.filter((one) => stillMissing(one, entries, of) && one.until > now());
    const shown = [...items, ...echoes.map(({ item }) => item)];
    state.patch({ pending: shown.sort((a, b) => (a.key < b.key ? -1 : 1)) satisfies Pending[] });
    return items.filter(({ id }) => !before.has(id));
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
    dropped(id, code) {
      seen.delete(id);
      resolve(id, { ok: false, code, detail: '' });
    },
    dropAll(code) {
      seen.clear();
      echoes = [];
      for (const id of [...waiting.keys()]) resolve(id, { ok: false, code, detail: '' });
      refresh();
    },
  };
}

function stillMissing(echo: Echo, entries: readonly Entry[], current: string | null): boolean {
  if (echo.conversation !== current) return false;
  const newest = entries.at(-1)?.seq ?? 0;
  if (echo.seq !== null && newest >= echo.seq) return false;
  return !entries.some((entry) => entry.data.client_id === echo.item.id);
}
