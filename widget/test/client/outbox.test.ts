import { describe, expect, test } from 'vitest';
import { REOPEN_MS, Refused } from './world/server';
import { CALM, type Fate, type Tab, World } from './world/world';

async function chatting(world = new World()) {
  const tab = world.tab();
  tab.client.open();
  void tab.client.start({ text: 'hello' });
  await world.pass(2000);
  return { world, tab, client: tab.client, server: world.server };
}
const said = (world: World) =>
  world.server.log.filter((e) => e.by.role === 'customer').map((e) => e.data.text ?? e.type);
const statuses = ({ client }: Tab) =>
  client.snapshot.pending.map((one) => `${one.data.text ?? one.op} ${one.status}`);

describe('the way of a command', () => {
  test('start goes over REST at once, while a ticket is fetched beside it', async () => {
    const world = new World();
    const { client } = world.tab();
    client.open();
    void client.start({ text: 'hello', group: 'grp_b', topic: 'orders' });
    await world.pass(25);
    expect(world.requests.slice(1).sort()).toEqual([
      'POST /v1/conversations',
      'POST /v1/socket-tickets',
    ]);
  });

  test('over the socket while it is live', async () => {
    const { world, client } = await chatting();
    const before = world.requests.length;
    const done = client.say('two').done;
    await world.pass(500);
    expect(await done).toMatchObject({ ok: true, seq: 4 });
    expect(world.requests.length).toBe(before);
  });

  test('over REST when it has not been live for two seconds', async () => {
    const { world, client } = await chatting();
    world.socketsAllowed = false;
    world.cut();
    client.say('two');
    await world.pass(1900);
    expect(world.requests.filter((one) => one.endsWith('/say'))).toEqual([]);
    await world.pass(200);
    expect(world.requests.filter((one) => one.endsWith('/say'))).toHaveLength(1);
  });

  test('what is too long for a frame goes over REST', async () => {
    const { world, client } = await chatting();
    client.say('é'.repeat(12_000));
    await world.pass(500);
    expect(world.requests.filter((one) => one.endsWith('/say'))).toHaveLength(1);
  });

  test('the next one is not sent before the first is answered', async () => {
    const { world, client } = await chatting();
    let lost = true;
    world.faults = { ...CALM, fate: (what): Fate => (what === 'down' && lost ? [] : [10]) };
    client.say('two');
    client.say('three');
    await world.pass(4000);
    expect(said(world)).toEqual(['started', 'hello', 'two']);
    lost = false;
    await world.pass(6000);
    expect(said(world)).toEqual(['started', 'hello', 'two', 'three']);
  });

  test('each is sent once where nothing gets lost', async () => {
    const { world, client, server } = await chatting();
    const sent: string[] = [];
    const command = server.command.bind(server);
    server.command = (customer, op, conversation, data, id) => {
      sent.push(`${op} ${data.text}`);
      return command(customer, op, conversation, data, id);
    };
    for (const text of ['a', 'b', 'c']) client.say(text);
    await world.pass(20_000);
    expect(sent).toEqual(['say a', 'say b', 'say c']);
  });

  test('an acknowledged one is shown until its entry comes', async () => {
    const { world, tab, client } = await chatting();
    world.faults = { ...CALM, fate: (what): Fate => [what === 'down' ? 300 : 10] };
    const { id } = client.say('two');
    const conversation = client.snapshot.conversation?.id;
    expect(client.snapshot.pending).toMatchObject([{ id, status: 'waiting', conversation }]);
    await world.pass(2000);
    expect(client.snapshot.pending).toEqual([]);
    expect(tab.texts.at(-1)).toBe('two');
  });

  test('without a conversation there is nothing to command', async () => {
    const world = new World();
    const { client } = world.tab();
    expect(await client.command('leave')).toMatchObject({ ok: false, code: 'no_conversation' });
  });

  test('what is said while a conversation begins belongs to it', async () => {
    const world = new World();
    const tab = world.tab();
    tab.client.open();
    void tab.client.start({ group: 'grp_b' });
    tab.client.say('one');
    void tab.client.command('urge');
    await world.pass(3000);
    expect(said(world)).toEqual(['started', 'one', 'urged']);
  });
});

describe('what survives a reload', () => {
  test.each([0, 5, 15, 25, 35, 45, 60, 100])('of a start, %i ms into it', async (ms) => {
    const world = new World();
    const tab = world.tab();
    tab.client.open();
    void tab.client.start({ text: 'one' });
    tab.client.say('two');
    await world.pass(ms);
    const next = tab.reload();
    next.client.say('three');
    await world.pass(30_000);
    expect(said(world)).toEqual(['started', 'one', 'two', 'three']);
    expect(next.client.snapshot.pending).toEqual([]);
    expect(world.server.made).toBe(1);
  });

  test('a failed one stays', async () => {
    const { world, tab, client } = await chatting();
    world.server.uploads.clear();
    client.say('look', [{ id: 'att_9', name: 'a.png', type: 'image/png', size: 1 }]);
    await world.pass(1000);
    const next = tab.reload();
    await world.pass(1000);
    expect(next.client.snapshot.pending).toMatchObject([
      { status: 'failed', code: 'attachment_not_uploaded', attachments: [{ name: 'a.png' }] },
    ]);
  });
});

describe('what the server refuses', () => {
  test('is shown as failed, holds up nothing, and can be tried again with its id', async () => {
    const { world, tab, client } = await chatting();
    const file = { id: 'att_1', name: 'a.png', type: 'image/png', size: 1 };
    const { id, done } = client.say('look', [file]);
    client.say('after');
    await world.pass(1000);
    expect(await done).toMatchObject({ ok: false, code: 'attachment_not_uploaded' });
    expect(statuses(tab)).toEqual(['look failed']);
    expect(said(world)).toEqual(['started', 'hello', 'after']);
    world.server.uploads.add('att_1');
    client.retry(id);
    await world.pass(1000);
    expect(said(world).at(-1)).toBe('look');
    expect(world.server.log.at(-1)?.data.client_id).toBe(id);
    expect(statuses(tab)).toEqual([]);
  });

  test('can be discarded', async () => {
    const { world, tab, client } = await chatting();
    const { id } = client.say('look', [{ id: 'no', name: '', type: '', size: 1 }]);
    await world.pass(1000);
    client.discard(id);
    expect(statuses(tab)).toEqual([]);
    expect([...tab.browser.store.keys()].filter((key) => key.startsWith('out:'))).toEqual([]);
  });

  test('without words is only answered', async () => {
    const { world, tab, client } = await chatting();
    const done = client.command('confirm');
    await world.pass(1000);
    expect(await done).toMatchObject({ ok: false, code: 'not_in_this_state' });
    expect(statuses(tab)).toEqual([]);
  });

  test('because the conversation ended long ago begins a new one, with the same id', async () => {
    const { world, tab, client, server } = await chatting();
    const old = client.snapshot.conversation?.id ?? '';
    server.end(old);
    await world.clock.sleep(REOPEN_MS + 1000);
    client.poke();
    await world.pass(10_000);
    const { id, done } = client.say('me again');
    await world.pass(5000);
    const answer = await done;
    expect(answer).toMatchObject({ ok: true });
    expect(answer.ok && answer.conversation).not.toBe(old);
    expect(tab.texts).toEqual(['started', 'me again', 'auto']);
    expect(client.snapshot.entries[1]?.data.client_id).toBe(id);
  });

  test('because there is a newer conversation goes there', async () => {
    const { world, tab, client, server } = await chatting();
    const customer = client.snapshot.customer ?? '';
    const old = client.snapshot.conversation?.id ?? '';
    server.end(old);
    await world.pass(1000);
    world.faults = { ...CALM, fate: (what): Fate => (what === 'down' ? [] : [10]) };
    server.start(customer, { text: 'from my phone', group: 'grp_b' }, 'phone');
    world.faults = CALM;
    client.say('here');
    await world.pass(5000);
    expect(tab.texts).toEqual(['started', 'from my phone', 'auto', 'here']);
  });
});

describe('what passes by itself', () => {
  test.each([
    ['internal', 500],
    ['too_many_at_once', 503],
    ['too_many_requests', 429],
    ['still_running', 409],
    ['http_502', 502],
  ])('%s is tried again and never failed', async (code, status) => {
    const world = new World();
    const tab = world.tab();
    tab.client.open();
    let times = 0;
    world.refuse = ({ path }) =>
      path === '/v1/conversations' && times++ < 3 ? new Refused(code, status) : null;
    void tab.client.start({ text: 'hello' });
    await world.pass(2000);
    expect(statuses(tab)).toEqual(['hello waiting']);
    await world.pass(60_000);
    expect(times).toBe(4);
    expect(tab.texts).toEqual(['started', 'hello', 'auto']);
  });

  test('not before the server said', async () => {
    const world = new World();
    const tab = world.tab();
    tab.client.open();
    const at: number[] = [];
    world.refuse = ({ path }) => {
      if (path !== '/v1/conversations') return null;
      at.push(world.clock.real);
      return at.length < 2 ? new Refused('too_many_requests', 429, 17) : null;
    };
    void tab.client.start({ text: 'hello' });
    await world.pass(60_000);
    expect(Number(at[1]) - Number(at[0])).toBeGreaterThanOrEqual(17_000);
  });
});

describe('tabs share one outbox', () => {
  test('each shows what the others wait for; the one that queued it sends it', async () => {
    const { world, tab, client } = await chatting();
    const second = world.tab();
    second.client.open();
    await world.pass(1000);
    tab.online = false;
    tab.cut();
    client.say('from the first');
    await world.pass(100);
    expect(statuses(second)).toEqual(['from the first waiting']);
    second.client.say('from the second');
    await world.pass(10_000);
    expect(said(world).slice(2)).toEqual(['from the first', 'from the second']);
    tab.online = true;
    await world.pass(60_000);
    expect(said(world).slice(2)).toEqual(['from the first', 'from the second']);
    expect([statuses(tab), statuses(second)]).toEqual([[], []]);
    expect(tab.texts).toEqual(second.texts);
  });

  test('whose promise is kept though another tab got the answer', async () => {
    const { world, tab, client } = await chatting();
    const second = world.tab();
    second.client.open();
    await world.pass(1000);
    tab.online = false;
    tab.cut();
    const { done } = client.say('from the first');
    await world.pass(10_000);
    expect(await done).toMatchObject({ ok: true });
  });
});
