import { describe, expect, test } from 'vitest';
import { CALM, type Fate, World } from './world/world';

async function chatting(world = new World()) {
  const tab = world.tab();
  tab.client.open();
  void tab.client.start({ text: 'hello' });
  await world.pass(2000);
  const id = tab.client.snapshot.conversation?.id ?? '';
  return { world, tab, client: tab.client, server: world.server, id };
}

describe('the log', () => {
  test('a long one is shown from its end, and goes back step by step', async () => {
    const { world, tab, client, server, id } = await chatting();
    for (let n = 0; n < 150; n++) server.agentSays(id, `${n}`);
    await world.pass(2000);
    const again = tab.reload();
    await world.pass(5);
    expect(again.client.snapshot.loading).toBe(true);
    await world.pass(2000);
    const whole = server.talks.get(id)?.entries;
    expect(again.client.snapshot).toMatchObject({ earlier: true, loading: false, link: 'live' });
    expect(again.client.snapshot.entries).toEqual(whole?.slice(-60));
    const asked = again.client.loadEarlier();
    await world.pass(100);
    await asked;
    expect(again.client.snapshot.entries).toEqual(whole?.slice(-120));
    for (const _ of [1, 2]) {
      void again.client.loadEarlier();
      await world.pass(100);
    }
    expect(again.client.snapshot.entries).toEqual(whole);
    expect(again.client.snapshot.earlier).toBe(false);
    client.close();
  });

  test('much that was missed is fetched page by page', async () => {
    const { world, tab, client, server, id } = await chatting();
    tab.online = false;
    tab.cut();
    for (let n = 0; n < 450; n++) server.agentSays(id, `${n}`);
    tab.online = true;
    client.poke();
    await world.pass(5000);
    expect(client.snapshot.entries).toEqual(server.talks.get(id)?.entries);
  });

  test('what is taken back is gone from the screen', async () => {
    const { world, client } = await chatting();
    const done = client.command('recall', { seq: 2 });
    await world.pass(1000);
    expect(await done).toMatchObject({ ok: true });
    expect(client.snapshot.entries[1]?.data).toMatchObject({ recalled: true });
    expect(client.snapshot.entries[1]?.data).not.toHaveProperty('text');
  });

  test('the state follows from the entries between two answers', async () => {
    const { world, client, server, id } = await chatting();
    expect(client.snapshot.conversation?.state).toBe('queued');
    server.assign(id, 'agt_mei', 'Mei');
    await world.pass(20);
    expect(client.snapshot.conversation).toMatchObject({
      state: 'awaiting_agent',
      agent: 'agt_mei',
    });
    server.end(id);
    await world.pass(20);
    expect(client.snapshot.conversation).toMatchObject({ state: 'ended', ended_reason: 'agent' });
  });

  test('a new conversation from elsewhere is turned to when this one is over', async () => {
    const { world, tab, client, server, id } = await chatting();
    server.end(id);
    await world.pass(1000);
    server.start(client.snapshot.customer ?? '', { text: 'elsewhere', group: 'grp_b' }, 'x');
    await world.pass(1000);
    expect(tab.texts).toEqual(['started', 'elsewhere', 'auto']);
  });

  test('a conversation that is no more is let go of', async () => {
    const { world, client, server, id } = await chatting();
    server.talks.delete(id);
    for (const customer of server.customers.values()) customer.current = null;
    world.cut();
    await world.pass(5000);
    expect(client.snapshot).toMatchObject({ conversation: null, entries: [], loading: false });
    void client.start({ text: 'anew' });
    await world.pass(2000);
    expect(client.snapshot.entries[1]?.data.text).toBe('anew');
  });

  test('a hole that nobody can fill is not asked for without end', async () => {
    const { world, client, server, id } = await chatting();
    server.push(client.snapshot.customer ?? '', 'entry', id, { seq: 9, type: 'message', data: {} });
    const before = world.requests.length;
    await world.pass(60_000);
    expect(world.requests.length - before).toBeLessThan(50);
    expect(client.snapshot.entries).toHaveLength(3);
  });

  test('what was left behind does not come back while another begins', async () => {
    const { world, client, server, id } = await chatting();
    server.end(id);
    await world.pass(100);
    client.leaveBehind();
    const shown = new Set<string | undefined>();
    client.subscribe(() => shown.add(client.snapshot.conversation?.id));
    world.faults = { ...CALM, fate: (what): Fate => [what === 'answer' ? 400 : 10] };
    void client.start({ text: 'else', group: 'grp_b' });
    await world.pass(5000);
    expect([...shown]).not.toContain(id);
    expect(client.snapshot.link).toBe('live');
  });

  test('one can begin afresh beside it', async () => {
    const { world, tab, client, id } = await chatting();
    client.leaveBehind();
    expect(client.snapshot).toMatchObject({ conversation: null, entries: [], link: 'idle' });
    const again = tab.reload();
    await world.pass(2000);
    expect(again.client.snapshot).toMatchObject({ conversation: null, link: 'idle' });
    const history = again.client.history();
    await world.pass(100);
    expect(await history).toMatchObject({ data: [{ id }], next_cursor: null });
  });
});

describe('passing signs', () => {
  const presence = (world: World, id: string, data: object) =>
    world.server.push([...world.server.customers.keys()][0] ?? '', 'presence', id, { ...data });

  test('typing is shown with the name, for six seconds', async () => {
    const { world, client, server, id } = await chatting();
    server.assign(id, 'agt_mei', 'Mei');
    presence(world, id, { by: 'agt_mei', role: 'agent', typing: true });
    await world.pass(100);
    expect(client.snapshot.typing).toBe('Mei');
    await world.pass(4000);
    presence(world, id, { by: 'agt_mei', role: 'agent', typing: true });
    await world.pass(4000);
    expect(client.snapshot.typing).toBe('Mei');
    await world.pass(2100);
    expect(client.snapshot.typing).toBeNull();
  });

  test('a message ends it; of somebody unknown there is no name', async () => {
    const { world, client, server, id } = await chatting();
    presence(world, id, { by: 'agt_x', role: 'agent', typing: true });
    await world.pass(100);
    expect(client.snapshot.typing).toBe('');
    server.agentSays(id, 'hi');
    await world.pass(100);
    expect(client.snapshot.typing).toBeNull();
  });

  test('the other side’s marks are shown, and never go back', async () => {
    const { world, client, id } = await chatting();
    const marks = { customer_delivered: 0, customer_read: 0, agent_delivered: 3, agent_read: 3 };
    presence(world, id, { by: 'agt_mei', role: 'agent', marks });
    await world.pass(100);
    expect(client.snapshot.conversation?.marks).toMatchObject({ agent_read: 3 });
    presence(world, id, { by: 'agt_mei', role: 'agent', marks: { ...marks, agent_read: 1 } });
    await world.pass(100);
    expect(client.snapshot.conversation?.marks).toMatchObject({ agent_read: 3 });
  });

  test('a place in the queue is asked for, told, and gone when it is no more', async () => {
    const { world, client, server, id } = await chatting();
    expect(client.snapshot.place).toEqual({ rank: 2, from_min: null, to_min: null });
    server.push(client.snapshot.customer ?? '', 'queue', id, { rank: 1 });
    await world.pass(100);
    expect(client.snapshot.place).toEqual({ rank: 1 });
    server.assign(id, 'agt_mei', 'Mei');
    await world.pass(100);
    expect(client.snapshot.place).toBeNull();
  });

  test('one’s own typing is told every three seconds at most, and not of what is over', async () => {
    const { world, client, server, id } = await chatting();
    const heard: string[] = [];
    const command = server.command.bind(server);
    server.command = (customer, op, ...rest) => {
      heard.push(op);
      return command(customer, op, ...rest);
    };
    for (let n = 0; n < 8; n++) {
      client.typing();
      await world.pass(1000);
    }
    expect(heard).toEqual(['typing', 'typing', 'typing']);
    server.end(id);
    await world.pass(5000);
    client.typing();
    await world.pass(1000);
    expect(heard.filter((op) => op === 'typing')).toHaveLength(3);
  });
});

describe('marks', () => {
  test('what has arrived is told once for several', async () => {
    const { world, server, id } = await chatting();
    for (const text of ['a', 'b', 'c']) server.agentSays(id, text);
    await world.pass(2000);
    expect(server.talks.get(id)?.marks).toMatchObject({ customer_delivered: 7, customer_read: 0 });
  });

  test('what was read is told, and known in the other tab and after a reload', async () => {
    const { world, tab, client, server, id } = await chatting();
    const second = world.tab();
    second.client.open();
    server.agentSays(id, 'one');
    server.agentSays(id, 'two');
    await world.pass(1000);
    expect([client.snapshot.unread, second.client.snapshot.unread]).toEqual([2, 2]);
    client.read(5);
    client.read(6);
    client.read(2);
    expect(client.snapshot).toMatchObject({ unread: 0, readSeq: 6 });
    await world.pass(2000);
    expect(second.client.snapshot).toMatchObject({ unread: 0, readSeq: 6 });
    expect(server.talks.get(id)?.marks).toMatchObject({ customer_read: 6 });
    server.agentSays(id, 'three');
    const again = tab.reload();
    await world.pass(1000);
    expect(again.client.snapshot).toMatchObject({ unread: 1, readSeq: 6 });
  });

  test('what could not be told is told when the link is back', async () => {
    const { world, tab, client, server, id } = await chatting();
    server.agentSays(id, 'one');
    await world.pass(200);
    tab.online = false;
    tab.cut();
    client.read(5);
    await world.pass(5000);
    tab.online = true;
    client.poke();
    await world.pass(5000);
    expect(server.talks.get(id)?.marks.customer_read).toBe(5);
  });

  test('over REST where it polls', async () => {
    const world = new World();
    world.socketsAllowed = false;
    const { client, server, id } = await chatting(world);
    server.agentSays(id, 'one');
    await world.pass(20_000);
    client.read(5);
    client.typing();
    await world.pass(2000);
    expect(server.talks.get(id)?.marks).toMatchObject({ customer_read: 5 });
    expect(world.requests).toContain(`POST /v1/conversations/${id}/typing`);
  });
});

test('nobody hears of what did not change, and those who left hear nothing', async () => {
  const { world, client } = await chatting();
  let heard = 0;
  const leave = client.subscribe(() => heard++);
  const before = client.snapshot;
  client.read(0);
  expect(client.snapshot).toBe(before);
  expect(heard).toBe(0);
  client.say('x');
  expect(heard).toBeGreaterThan(0);
  leave();
  const count = heard;
  await world.pass(1000);
  expect(heard).toBe(count);
});
