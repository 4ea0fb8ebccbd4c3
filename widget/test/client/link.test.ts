import { describe, expect, test } from 'vitest';
import { Refused } from './world/server';
import { CALM, type Fate, World } from './world/world';

async function chatting(world = new World()) {
  const tab = world.tab();
  tab.client.open();
  void tab.client.start({ text: 'hello' });
  await world.pass(2000);
  return { world, tab, client: tab.client, server: world.server };
}
const times = (world: World, what: string) => world.requests.filter((one) => one === what).length;
const TICKET = 'POST /v1/socket-tickets';

describe('a socket', () => {
  test('is kept by pings, for hours', async () => {
    const { world, client } = await chatting();
    await world.pass(3 * 3_600_000);
    expect(times(world, TICKET)).toBe(1);
    expect(client.snapshot.link).toBe('live');
  });

  test('that does not answer a ping is dead', async () => {
    const { world, client, server } = await chatting();
    world.faults = { ...CALM, fate: (what): Fate => (what === 'up' ? [] : [10]) };
    await world.pass(290_000);
    world.faults = CALM;
    await world.pass(40_000);
    expect(times(world, TICKET)).toBeGreaterThan(1);
    expect(client.snapshot.link).toBe('live');
    server.agentSays(client.snapshot.conversation?.id ?? '', 'hi');
    await world.pass(100);
    expect(client.snapshot.entries.at(-1)?.data.text).toBe('hi');
  });

  test('that is closed is opened again, and what was missed is fetched', async () => {
    const { world, client, server } = await chatting();
    world.cut();
    server.agentSays(client.snapshot.conversation?.id ?? '', 'missed');
    await world.pass(2000);
    expect(client.snapshot.link).toBe('live');
    expect(client.snapshot.entries.at(-1)?.data.text).toBe('missed');
  });

  test('that was never pushed something asks for it with its next ping', async () => {
    const { world, client, server } = await chatting();
    world.faults = { ...CALM, fate: (what): Fate => (what === 'down' ? [] : [10]) };
    server.agentSays(client.snapshot.conversation?.id ?? '', 'lost');
    world.faults = CALM;
    await world.pass(1000);
    expect(client.snapshot.unread).toBe(0);
    await world.pass(270_000);
    expect(client.snapshot.unread).toBe(1);
  });

  test('a hole is filled at once', async () => {
    const { world, client, server } = await chatting();
    const id = client.snapshot.conversation?.id ?? '';
    world.faults = { ...CALM, fate: (what): Fate => (what === 'down' ? [] : [10]) };
    server.agentSays(id, 'lost');
    world.faults = CALM;
    server.agentSays(id, 'next');
    await world.pass(1000);
    expect(client.snapshot.entries.map((one) => one.data.text)).toEqual(
      expect.arrayContaining(['lost', 'next']),
    );
  });

  test('the gateway’s own words are passed over', async () => {
    const { world, tab, client } = await chatting();
    const [socket] = tab.sockets;
    for (const data of ['{"message": "Internal server error"}', 'x', '3', '{"op":"entry"}', 'null'])
      socket?.onmessage?.({ data });
    await world.pass(1000);
    expect(client.snapshot.link).toBe('live');
  });
});

describe('where no socket gets through', () => {
  test('it polls after two attempts, slower while nothing is new, and tries now and then', async () => {
    const world = new World();
    world.socketsAllowed = false;
    const { client, server } = await chatting(world);
    await world.pass(5000);
    expect(client.snapshot.link).toBe('polling');
    const path = `GET /v1/conversations/${client.snapshot.conversation?.id}/entries`;
    let before = times(world, path);
    await world.pass(30_000);
    expect(times(world, path) - before).toBeGreaterThanOrEqual(3);
    expect(times(world, path) - before).toBeLessThanOrEqual(10);
    before = times(world, path);
    await world.pass(100_000);
    expect(times(world, path) - before).toBeLessThanOrEqual(11);
    server.agentSays(client.snapshot.conversation?.id ?? '', 'polled');
    await world.pass(10_100);
    expect(client.snapshot.entries.at(-1)?.data.text).toBe('polled');
    expect(client.snapshot.place).toBeNull();
    world.socketsAllowed = true;
    await world.pass(100_000);
    expect(client.snapshot.link).toBe('live');
  });

  test('neither does a page whose policy forbids them stop it', async () => {
    const world = new World();
    const tab = world.tab();
    tab.socketFails = true;
    tab.client.open();
    void tab.client.start({ text: 'hello' });
    await world.pass(10_000);
    expect(tab.client.snapshot.link).toBe('polling');
    expect(tab.texts).toEqual(['started', 'hello', 'auto']);
  });

  test('nor do sockets that never open', async () => {
    const world = new World();
    const tab = world.tab();
    tab.socketHangs = true;
    tab.client.open();
    void tab.client.start({ text: 'hello' });
    await world.pass(40_000);
    expect(tab.client.snapshot.link).toBe('polling');
  });
});

describe('without a network', () => {
  test('it says so and when it tries again, and comes back by itself', async () => {
    const { world, tab, client } = await chatting();
    tab.online = false;
    tab.cut();
    await world.pass(3000);
    expect(client.snapshot.link).toBe('offline');
    expect(client.snapshot.retryAt).toBeGreaterThan(world.clock.shown);
    tab.online = true;
    await world.pass(31_000);
    expect(client.snapshot).toMatchObject({ link: 'live', retryAt: null });
  });

  test('what the page hears is looked at once', async () => {
    const { world, tab, client } = await chatting();
    tab.online = false;
    client.poke();
    expect(client.snapshot.link).toBe('offline');
    await world.pass(300_000);
    tab.online = true;
    client.poke();
    await world.pass(500);
    expect(client.snapshot.link).toBe('live');
  });

  test('from polling too', async () => {
    const world = new World();
    world.socketsAllowed = false;
    const { tab, client } = await chatting(world);
    await world.pass(5000);
    tab.online = false;
    await world.pass(12_000);
    expect(client.snapshot.link).toBe('offline');
    tab.online = true;
    await world.pass(31_000);
    expect(client.snapshot.link).toBe('polling');
  });

  test('a server in trouble is not hammered', async () => {
    const { world } = await chatting();
    world.refuse = () => new Refused('internal', 500);
    world.cut();
    const before = world.requests.length;
    await world.pass(600_000);
    expect(world.requests.length - before).toBeLessThan(60);
  });

  test('an answer that never comes is given up', async () => {
    const { world, client } = await chatting();
    world.faults = { ...CALM, fate: (): Fate => [10_000_000] };
    const history = client.history();
    await world.pass(25_000);
    expect(await history).toMatchObject({ ok: false, code: 'offline' });
  });
});

describe('after a sleep', () => {
  test('of a day everything is there within seconds', async () => {
    const { world, tab, client, server } = await chatting();
    const id = client.snapshot.conversation?.id ?? '';
    for (const socket of tab.sockets) world.parted(socket);
    for (const socket of tab.sockets) socket.customer = undefined;
    await world.clock.sleep(86_400_000);
    server.agentSays(id, 'yesterday');
    client.poke();
    await world.pass(9000);
    expect(client.snapshot.entries.at(-1)?.data.text).toBe('yesterday');
  });

  test('it is noticed without being told, by the clock', async () => {
    const { world, tab, client, server } = await chatting();
    for (const socket of tab.sockets) world.parted(socket);
    for (const socket of tab.sockets) socket.customer = undefined;
    world.clock.offset += 7_200_000;
    server.agentSays(client.snapshot.conversation?.id ?? '', 'meanwhile');
    await world.pass(40_000);
    expect(client.snapshot.entries.at(-1)?.data.text).toBe('meanwhile');
  });
});

describe('letting go', () => {
  test.each(['live', 'polling', 'offline', 'connecting'] as const)('%s', async (how) => {
    const world = new World();
    const { tab, client } = await chatting(world);
    const does = {
      live: async () => {},
      polling: async () => {
        world.socketsAllowed = false;
        world.cut();
        await world.pass(20_000);
      },
      offline: async () => {
        tab.online = false;
        world.cut();
        await world.pass(5000);
        client.say('waits');
      },
      connecting: async () => {
        world.cut();
        client.say('waits');
      },
    };
    await does[how]();
    expect(client.snapshot.link).toBe(how);
    const unanswered = client.say('more').done;
    client.close();
    expect(await unanswered).toMatchObject({ ok: false, code: 'aborted' });
    await world.pass(1000);
    expect([world.clock.running, world.open]).toEqual([0, 0]);
    const before = world.requests.length;
    await world.pass(600_000);
    expect(world.requests.length).toBe(before);
    tab.online = true;
    world.socketsAllowed = true;
    client.open();
    expect(client.snapshot.pending.map((one) => one.status)).not.toContain('failed');
    await world.pass(5000);
    expect(client.snapshot.link).toBe('live');
    expect(tab.texts.at(-1)).toBe('more');
    expect(tab.texts.filter((text) => text === 'more')).toHaveLength(1);
  });
});
