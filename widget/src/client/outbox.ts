/**
 * Commands that wait for their answer, each under a key of its own in what tabs share.
 *
 * Keys sort by a position that only grows, also when the clock is set back, so that no item
 * overtakes another. The store is the truth: whatever a tab remembers of it may be old.
 */
import type { Attachment, Op, Pending, Platform } from '../types';
import { parse } from './json';

export interface Item extends Pending {
  key: string;
  tab: string; // which one queued it
  tried?: boolean; // it may have reached the server
}

export interface Outbox {
  all(): Item[];
  waiting(): Item[];
  get(id: string): Item | undefined;
  add(op: Op, conversation: string | null, data: Pending['data'], files?: Attachment[]): Item;
  /** Changes one; one that another tab has removed stays away. */
  change(item: Item, part: Partial<Item>): Item;
  remove(item: Item): void;
  clear(): void;
}

export const OUT = 'out:';
const FIRST = 10 ** 12; // positions have the same number of digits, to the year 2286

const after = (key: string) => Number.parseInt(key.slice(OUT.length), 10) + 1 || 0;

export function makeOutbox({ shared, now, id }: Platform, tab: string): Outbox {
  let newest = 0;

  function read(key: string): Item[] {
    const item = parse<Item>(shared.get(key));
    return item?.key === key ? [item] : []; // else not ours: nothing that we could send
  }
  const all = () => shared.keys(OUT).sort().flatMap(read);
  const write = (item: Item) => {
    shared.set(item.key, JSON.stringify(item));
    return item;
  };

  return {
    all,
    waiting: () => all().filter((item) => item.status === 'waiting'),
    get: (wanted) => all().find((item) => item.id === wanted),
    add(op, conversation, data, attachments = []) {
      newest = Math.max(FIRST, now(), newest + 1, ...shared.keys(OUT).map(after));
      const own = id();
      const key = `${OUT}${newest}:${own}`;
      const told = { op, conversation, data, attachments, status: 'waiting' as const };
      return write({ id: own, ...told, at: now(), key, tab });
    },
    change(item, part) {
      const changed = { ...item, ...part };
      return shared.get(item.key) === null ? changed : write(changed);
    },
    remove: (item) => shared.remove(item.key),
    clear() {
      for (const key of shared.keys(OUT)) shared.remove(key);
    },
  };
}
