import { describe, expect, test } from 'vitest';
import { KEY, Refused } from './world/server';
import { Browser, CALM, type Fate, World } from './world/world';

const DAY_MS = 86_400_000;

async function chatting(world = new World()) {
  const tab = world.tab();
  tab.client.open();
  void tab.client.start({ text: 'hello' });
  await world.pass(2000);
  expect(tab.client.snapshot.link).toBe('live');
  return { world, tab, client: tab.client };
}
const made = (world: World) => world.requests.filter((one) => one === 'POST /v1/visitors').length;

describe('a visitor is made when one is needed', () => {
  test('looking at a fresh widget asks for nothing', async () => {
    const world = new World();
    const { client } = world.tab();
    client.open();
    client.visit({ pages: [] } as never);
    await world.pass(60_000);
    expect(world.requests).toEqual([]);
    expect(client.snapshot).toMatchObject({ standing: 'unknown', link: 'idle', customer: null });
    expect(await client.history()).toMatchObject({ ok: false, code: 'no_visitor' });
    expect(world.requests).toEqual([]);
    client.close();
    expect(world.clock.running).toBe(0);
  });

  test.each(['start', 'profile', 'identify'] as const)('%s makes one', async (how) => {
    const world = new World();
    const { client } = world.tab();
    client.open();
    const does = {
      start: () => client.start({ text: 'x' }),
      profile: () => client.profile({ name: 'Ann' }),
      identify: () => client.identify('ann'),
    };
    const done = does[how]();
    await world.pass(2000);
    await done;
    expect(world.server.made).toBe(1);
    expect(client.snapshot.standing).toBe('known');
    expect(client.snapshot.customer).toBe([...world.server.customers.keys()][0]);
  });

  test('a profile is told once the visitor is there, and opens no socket', async () => {
    const world = new World();
    const { client } = world.tab();
    const done = client.profile({ name: 'Ann' });
    await world.pass(60_000);
    expect(await done).toBeNull();
    expect([...world.server.customers.values()].map((one) => one.name)).toEqual(['Ann']);
    expect(client.snapshot.link).toBe('idle');
  });

  test('a lost answer makes no second one, not even after a reload', async () => {
    const world = new World();
    world.faults = { ...CALM, fate: (what): Fate => (what === 'answer' ? [] : [10]) };
    const tab = world.tab();
    tab.client.open();
    void tab.client.start({ text: 'hello' });
    await world.pass(3000);
    const next = tab.reload();
    await world.pass(3000);
    expect(made(world)).toBeGreaterThan(2);
    world.faults = CALM;
    await world.pass(40_000);
    expect(world.server.made).toBe(1);
    expect(next.texts).toEqual(['started', 'hello', 'auto']);
  });
});

describe('tokens', () => {
  test('one that has expired is renewed, and the old one names who returns', async () => {
    const { world, client } = await chatting();
    await world.clock.sleep(40 * DAY_MS);
    client.poke();
    await world.pass(10_000);
    client.say('back');
    await world.pass(40_000);
    expect(world.server.made).toBe(1);
    expect(client.snapshot.link).toBe('live');
    expect(client.snapshot.entries.at(-1)?.data.text).toBe('back');
  });

  test('one that is past a quarter of its life is renewed beside what is asked', async () => {
    const { world, tab } = await chatting();
    const before = tab.browser.store.get('token');
    await world.clock.sleep(8 * DAY_MS);
    tab.reload();
    await world.pass(2000);
    expect(made(world)).toBe(2);
    expect(tab.browser.store.get('token')).not.toBe(before);
    tab.browser.tabs.forEach((one) => {
      one.client.close();
    });
  });

  test('the newer one of another tab is taken up', async () => {
    const { world, tab, client } = await chatting();
    const customer = client.snapshot.customer ?? '';
    const fresh = world.server.token(customer);
    let refused = 0;
    world.refuse = ({ headers }) => {
      if (headers.Authorization === `Bearer ${fresh.token}`) return null;
      refused++;
      const known = JSON.parse(tab.browser.store.get('token') ?? '');
      tab.browser.store.set('token', JSON.stringify({ ...known, token: fresh.token }));
      return new Refused('token_expired', 401);
    };
    const history = client.history();
    await world.pass(500);
    expect(await history).toMatchObject({ data: [{ customer }] });
    expect([refused, made(world)]).toEqual([1, 1]);
  });

  test('one that another tab has made meanwhile stays', async () => {
    const { world, client: first } = await chatting();
    const { browser, client } = world.tab(new Browser());
    const { shown: now } = world.clock;
    const customer = first.snapshot.customer ?? '';
    const theirs = { ...world.server.token(customer), customer, made: now, signed: false };
    const kept = JSON.stringify({ ...theirs, expires: now + DAY_MS });
    world.refuse = ({ path }) => {
      if (path === '/v1/visitors') browser.store.set('token', kept);
      return null;
    };
    client.open();
    void client.start({ text: 'hello' });
    await world.pass(2000);
    expect(browser.store.get('token')).toBe(kept);
  });

  test('refused twice loses nothing', async () => {
    const { world, client } = await chatting();
    world.socketsAllowed = false;
    world.cut();
    world.refuse = ({ path }) => (path.endsWith('/say') ? new Refused('token_invalid', 401) : null);
    client.say('later');
    await world.pass(20_000);
    expect(client.snapshot.pending).toMatchObject([{ status: 'waiting' }]);
    world.refuse = null;
    await world.pass(60_000);
    expect(client.snapshot.pending).toEqual([]);
  });
});

test('whoever was erased is somebody new', async () => {
  const { world, client } = await chatting();
  world.server.customers.clear();
  world.server.talks.clear();
  client.leaveBehind();
  void client.start({ text: 'hello again' });
  await world.pass(5000);
  expect(client.snapshot.customer).toBe([...world.server.customers.keys()][0]);
  expect(client.snapshot.entries[1]?.data.text).toBe('hello again');
});

describe('who may not', () => {
  test('a blocked one is told so, and nothing is tried any more', async () => {
    const { world, client } = await chatting();
    world.server.blocked.add(client.snapshot.customer ?? '');
    world.cut();
    await world.pass(10_000);
    expect(client.snapshot).toMatchObject({ standing: 'blocked', link: 'idle' });
    const before = world.requests.length;
    await world.pass(600_000);
    expect(world.requests.length).toBe(before);
    const shown: string[] = [];
    client.subscribe(() => shown.push(client.snapshot.standing));
    client.poke();
    await world.pass(2000);
    expect(new Set(shown)).toEqual(new Set(['blocked']));
    expect(client.snapshot.link).toBe('idle');
    world.server.blocked.clear();
    client.poke();
    await world.pass(2000);
    expect(client.snapshot).toMatchObject({ standing: 'known', link: 'live' });
  });

  test('a key that is gone stops everything', async () => {
    const world = new World();
    world.server.keyIsValid = false;
    const { client } = world.tab();
    client.open();
    const answer = client.start({ text: 'hello' });
    await world.pass(2000);
    expect(await answer).toMatchObject({ ok: false, code: 'widget_key_invalid' });
    expect(client.snapshot).toMatchObject({ standing: 'gone', link: 'idle' });
    expect(client.snapshot.pending).toMatchObject([{ status: 'failed' }]);
    expect(world.clock.running).toBe(0);
  });
});

describe('signed identity', () => {
  test('the stranger becomes known, and goes on', async () => {
    const { world, client } = await chatting();
    const done = client.identify('ann');
    await world.pass(1000);
    expect(await done).toBeNull();
    client.say('me again');
    await world.pass(1000);
    expect(client.snapshot.entries.at(-1)?.data.text).toBe('me again');
    expect(world.server.made).toBe(1);
  });

  test('somebody known gets their own conversation, and it is listened to', async () => {
    const { world, client } = await chatting();
    const { customer } = world.server.admit({ key: KEY, identity: 'ann' }, undefined, undefined);
    world.server.start(customer, { text: 'from my phone', group: 'grp_b' }, 'x');
    const done = client.identify('ann');
    await world.pass(2000);
    expect(await done).toBeNull();
    expect(client.snapshot).toMatchObject({ customer, link: 'live' });
    expect(client.snapshot.entries.map((e) => e.data.text)).toContain('from my phone');
  });

  test('what goes on is shown, not the later one that was merged away', async () => {
    const world = new World();
    const { customer } = world.server.admit({ key: KEY, identity: 'ann' }, undefined, undefined);
    world.server.start(customer, { text: 'goes on' }, 'x');
    const { client } = await chatting(world);
    world.server.end(client.snapshot.conversation?.id ?? '', 'system_ended', 'merged');
    const done = client.identify('ann');
    await world.pass(2000);
    expect(await done).toBeNull();
    expect(client.snapshot.entries.map((e) => e.data.text)).toContain('goes on');
  });

  test('what was sent under the old name is answered before the name changes', async () => {
    const { world, client } = await chatting();
    world.server.admit({ key: KEY, identity: 'ann' }, undefined, undefined);
    world.faults = { ...CALM, fate: (what): Fate => (what === 'down' ? [] : [10]) };
    client.say('whose?');
    await world.pass(100);
    const done = client.identify('ann');
    await world.pass(3000);
    expect(client.snapshot.standing).toBe('known');
    world.faults = CALM;
    await world.pass(20_000);
    expect(await done).toBeNull();
    const said = world.server.log.filter((entry) => entry.data.text === 'whose?');
    expect(said).toHaveLength(1);
  });

  test('unsent words of one known person are not said by another', async () => {
    const { world, tab, client } = await chatting();
    void client.identify('ann');
    await world.pass(2000);
    tab.online = false;
    world.cut();
    await world.pass(1000);
    void client.say('on its way');
    const unsent = client.say('secret').done;
    tab.online = true;
    const done = client.identify('bob');
    await world.pass(30_000);
    expect(await done).toBeNull();
    expect(await unsent).toMatchObject({ ok: false, code: 'aborted' });
    const texts = world.server.log.map((entry) => entry.data.text);
    expect(texts).toContain('on its way');
    expect(texts).not.toContain('secret');
    const bob = [...world.server.customers.values()].find((one) => one.external === 'bob');
    expect(client.snapshot.customer).toBe(bob?.id);
  });

  test('who has just joined waits for the token that another tab is fetching', async () => {
    const { world, tab, client } = await chatting();
    const before = JSON.parse(tab.browser.store.get('token') ?? '').token;
    const isOld = ({ headers }: { headers: Record<string, string> }) =>
      headers.Authorization === `Bearer ${before}`;
    world.refuse = (request) =>
      request.path !== '/v1/visitors' && isOld(request) ? new Refused('visitor_joined', 401) : null;
    world.cut(); // a ticket is needed, which the joined one does not get any more
    await world.pass(2000);
    expect(made(world)).toBe(1);
    const ann = world.server.admit({ key: KEY, identity: 'ann' }, `Bearer ${before}`, undefined);
    const known = JSON.parse(tab.browser.store.get('token') ?? '');
    tab.browser.store.set('token', JSON.stringify({ ...known, ...ann, signed: true }));
    await world.pass(10_000);
    expect(made(world)).toBe(1);
    expect(client.snapshot.link).toBe('live');
  });

  test('a token that is late does not take the place of a signed one', async () => {
    const world = new World();
    const { client, browser } = world.tab();
    client.open();
    let answers = 0;
    world.faults = {
      ...CALM,
      fate: (what): Fate => (what === 'answer' && ++answers === 1 ? [3000] : [10]),
    };
    const late = client.profile({ name: 'A stranger' });
    const done = client.identify('ann');
    await world.pass(1000);
    expect(await done).toBeNull();
    await world.pass(5000);
    await late;
    expect(JSON.parse(browser.store.get('token') ?? '')).toMatchObject({ signed: true });
  });

  test('a bad signature changes nothing', async () => {
    const { world, client } = await chatting();
    const done = client.identify('bad');
    await world.pass(1000);
    expect(await done).toMatchObject({ ok: false, code: 'token_invalid' });
    client.say('still me');
    await world.pass(1000);
    expect(client.snapshot.pending).toEqual([]);
  });

  test('signing out forgets all of it, in each tab', async () => {
    const { world, tab, client } = await chatting();
    const second = world.tab();
    second.client.open();
    await world.pass(1000);
    tab.online = false;
    const unsent = client.say('never sent').done;
    client.signOut();
    expect(await unsent).toMatchObject({ ok: false, code: 'aborted' });
    expect([...tab.browser.store.keys()]).toEqual([]);
    await world.pass(1000);
    for (const one of [client, second.client])
      expect(one.snapshot).toMatchObject({ standing: 'unknown', customer: null, link: 'idle' });
    expect(second.texts).toEqual([]);
    expect(world.clock.running).toBe(0);
    tab.online = true;
    void client.start({ text: 'somebody else' });
    await world.pass(2000);
    expect(world.server.made).toBe(2);
    expect(second.texts).toEqual(['started', 'somebody else', 'auto']);
  });
});

test('a visit is told when there is a visitor, the last one only', async () => {
  const world = new World();
  const { client } = world.tab();
  client.open();
  client.visit({ language: 'en' } as never);
  client.visit({ language: 'fr' } as never);
  await world.pass(5000);
  expect(world.server.visits).toEqual([]);
  void client.start({ text: 'hello' });
  await world.pass(5000);
  client.visit({ language: 'de' } as never);
  client.visit({ language: 'it' } as never);
  await world.pass(5000);
  expect(world.server.visits.map(({ visit }) => visit.language)).toEqual(['fr', 'it']);
});
