/** What tabs of one site share: `localStorage`, or memory where that is forbidden or full. */
import type { Shared } from './types';

/** The part of a widget key that names its things in the site's storage. */
export const prefixOf = (key: string): string => `sb:${key.slice(-8)}:`;

/**
 * Opens what is shared under a widget key. `set` answers false where a value lives only as long as
 * this page. `watch` hears of "" when another tab has removed everything.
 */
export function openShared(key: string, open = () => localStorage): Shared {
  const prefix = prefixOf(key);
  const here = new Map<string, string>(); // what the storage did not take
  const trying = <T>(use: (storage: Storage) => T, otherwise: T): T => {
    try {
      return use(open());
    } catch {
      return otherwise; // forbidden (even to name it), or full: the page goes on with its memory
    }
  };
  return {
    get: (name) => here.get(name) ?? trying((storage) => storage.getItem(prefix + name), null),
    set(name, value) {
      here.set(name, value);
      return trying((storage) => {
        storage.setItem(prefix + name, value);
        return here.delete(name);
      }, false);
    },
    remove(name) {
      here.delete(name);
      trying((storage) => storage.removeItem(prefix + name), undefined);
    },
    keys(start) {
      const ours = (name: string) => name.startsWith(prefix);
      const stored = trying((storage) => Object.keys(storage), []).filter(ours);
      const names = [...stored.map((name) => name.slice(prefix.length)), ...here.keys()];
      return [...new Set(names)].filter((name) => name.startsWith(start));
    },
    watch(run) {
      const heard = ({ key: name }: StorageEvent) => {
        if (name === null) run('');
        else if (name.startsWith(prefix)) run(name.slice(prefix.length));
      };
      addEventListener('storage', heard);
      return () => removeEventListener('storage', heard);
    },
  };
}
