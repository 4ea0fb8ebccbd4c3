import { describe, expect, test } from 'vitest';
import { CALM, type Fate, World } from './world/world';

async function chatting(world = new World()) {
  const tab = world.tab();
  tab.client.open();
  void tab.client.start({ text: 'hello' });
  await world.pass(2000);
  return { world, tab, client: tab.client, server: world.server };
}

describe('what the link knows when', () => {
  test('a command that was under way when the socket broke goes again before its time is up', async () => {
    const { world, client } = await chatting();
    world.faults = { ...CALM, fate: (what): Fate => (what === 'up' ? [] : [10]) };
    client.say('two');
    await world.pass(100);
    world.faults = CALM;
    world.cut();
    await world.pass(2000);
    expect(client.snapshot.entries.at(-1)?.data.text).toBe('two');
  });

  test('a hole whose filling got lost is filled within seconds', async () => {
    const { world, client, server } = await chatting();
    const id = client.snapshot.conversation?.id ?? '';
    world.faults = { ...CALM, fate: (what): Fate => (what === 'down' ? [] : [10]) };
    server.agentSays(id, 'lost');
    world.faults = { ...CALM, fate: (what): Fate => (what === 'up' ? [] : [10]) };
    server.agentSays(id, 'next');
    await world.pass(1000);
    world.faults = CALM;
    await world.pass(8000);
    expect(client.snapshot.entries.at(-1)?.data.text).toBe('next');
    expect(world.requests.filter((one) => one.endsWith('tickets'))).toHaveLength(1);
  });

  test('an entry that was written while an older page was on its way is fetched too', async () => {
    const { world, tab, server, client } = await chatting();
    const id = client.snapshot.conversation?.id ?? '';
    const fate = (what: string): Fate => {
      const page = world.requests.at(-1)?.endsWith('/entries');
      return what === 'answer' && page ? [600] : [10];
    };
    world.faults = { ...CALM, fate };
    const again = tab.reload();
    await world.pass(35); // the page is made, and not there yet; nor is the socket
    server.agentSays(id, 'between');
    await world.pass(2000);
    expect(again.texts.at(-1)).toBe('between');
  });

  test('an answer older than what came since does not set the state back', async () => {
    const { world, client, server } = await chatting();
    const id = client.snapshot.conversation?.id ?? '';
    world.faults = { ...CALM, fate: (what): Fate => [what === 'down' ? 400 : 10] };
    client.poke();
    await world.pass(430); // the ping is answered: hello is on its way
    world.faults = CALM;
    await world.pass(5);
    server.agentSays(id, 'newer');
    await world.pass(20);
    const states = new Set<string | undefined>();
    client.subscribe(() => states.add(client.snapshot.conversation?.state));
    await world.pass(3000);
    expect(client.snapshot.conversation).toMatchObject({ state: 'awaiting_customer', seq: 5 });
    expect([...states].filter((state) => state !== 'awaiting_customer')).toEqual([]);
  });
});
