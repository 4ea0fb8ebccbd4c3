import { describe, expect, test } from 'vitest';
import { makeOutbox } from '../../src/client/outbox';
import type { Platform } from '../../src/types';

describe('positions', () => {
  const platformAt = (clock: { now: number }, store = new Map<string, string>()) => {
    let ids = 0;
    const shared = {
      get: (key: string) => store.get(key) ?? null,
      set: (key: string, value: string) => !!store.set(key, value),
      remove: (key: string) => void store.delete(key),
      keys: (start: string) => [...store.keys()].filter((key) => key.startsWith(start)),
    };
    return { now: () => clock.now, id: () => `${9 - ids++}`, shared } as unknown as Platform;
  };

  test('only grow, also when the clock is set back and across tabs', () => {
    const clock = { now: 1_900_000_000_000 };
    const platform = platformAt(clock);
    const [one, two] = [makeOutbox(platform, 'one'), makeOutbox(platform, 'two')];
    const ids = [one.add('say', null, {}).id];
    clock.now = 1000;
    ids.push(two.add('say', null, {}).id, one.add('say', null, {}).id, one.add('say', null, {}).id);
    expect(one.all().map((item) => item.id)).toEqual(ids);
  });

  test('what another tab has removed stays away, and what is not ours is let be', () => {
    const store = new Map([
      ['out:odd', '{"no": 1}'],
      ['out:worse', '{'],
    ]);
    const outbox = makeOutbox(platformAt({ now: 5 }, store), 'one');
    const item = outbox.add('say', null, {});
    store.delete(item.key);
    outbox.change(item, { tried: true });
    expect(outbox.all()).toEqual([]);
  });
});
