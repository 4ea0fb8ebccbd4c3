import { expect, test } from 'vitest';
import { World } from './world/world';

test('a first message makes a customer and a conversation', async () => {
  const world = new World();
  const tab = world.tab();
  tab.client.open();
  await world.pass(10_000);
  expect(world.requests).toEqual([]);
  const answer = tab.client.start({ text: 'hello' });
  tab.client.say('two');
  await world.pass(2000);
  expect(await answer).toMatchObject({ ok: true });
  expect(tab.texts).toEqual(['started', 'hello', 'auto', 'two']);
  expect(tab.client.snapshot.link).toBe('live');
  expect(tab.client.snapshot.pending).toEqual([]);
});
