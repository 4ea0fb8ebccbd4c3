/** Whatever the network, the tabs and the clocks do: each message once, in its order, seen by all. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { REOPEN_MS, Refused } from './world/server';
import { type Faults, type Tab, World } from './world/world';

/** A small generator of numbers, so that a run can be repeated. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
}

function stormy(random: () => number): Faults {
  const late = () => 5 + random() ** 4 * 26_000;
  const fate = () => {
    const dice = random();
    if (dice < 0.12) return [];
    if (dice < 0.22) return [late(), late()];
    return [dice < 0.8 ? 5 + dice * 100 : late()];
  };
  return { fate, random };
}

class Story {
  readonly world = new World();
  readonly said: string[][] = [[], []];
  readonly tabs: Tab[];
  private readonly random: () => number;

  constructor(seed: number) {
    this.random = mulberry(seed);
    this.world.faults = stormy(this.random);
    this.tabs = [this.world.tab(), this.world.tab()];
    for (const tab of this.tabs) tab.client.open();
  }

  tab = (which: number): Tab => this.tabs[which] as Tab;

  say(which: number) {
    const text = `${which}-${this.said[which]?.length}`;
    this.said[which]?.push(text);
    const { client } = this.tab(which);
    if (this.random() < 0.15) void client.start({ text });
    else client.say(text);
  }

  reload(which: number) {
    this.tabs[which] = this.tab(which).reload();
  }

  /** The conversation that the customer is in now, if any. */
  get current(): string {
    const [customer] = this.world.server.customers.values();
    return customer?.current ?? '';
  }

  recall(which: number) {
    const { client } = this.tab(which);
    const mine = client.snapshot.entries.filter((e) => e.type === 'message' && !e.data.recalled);
    const one = mine.filter((e) => e.by.role === 'customer' && e.data.keep !== true).at(-1);
    if (one) void client.command('recall', { seq: one.seq });
  }

  async heal() {
    const { world } = this;
    world.faults = { fate: () => [10], random: () => 0.5 };
    world.refuse = null;
    world.socketsAllowed = true;
    for (const tab of this.tabs) tab.online = true;
    await world.pass(30_000);
    for (const tab of this.tabs) tab.client.poke();
    await world.pass(240_000);
  }
}

type Deed = (story: Story) => unknown;
const which = fc.integer({ min: 0, max: 1 });
const named = (name: string, deed: Deed): Deed => Object.assign(deed, { toString: () => name });
const of = (name: string, deed: (story: Story, tab: number) => unknown) =>
  which.map((tab) => named(`${name} ${tab}`, (story) => deed(story, tab)));
const always = (name: string, deed: Deed) => fc.constant(named(name, deed));

const deeds = fc.oneof(
  { weight: 12, arbitrary: of('say', (story, tab) => story.say(tab)) },
  {
    weight: 10,
    arbitrary: fc
      .integer({ min: 0, max: 9000 })
      .map((ms) => named(`wait ${ms}`, ({ world }) => world.pass(ms))),
  },
  { weight: 4, arbitrary: always('agent', (s) => s.world.server.agentSays(s.current, 'yes?')) },
  { weight: 3, arbitrary: of('reload', (story, tab) => story.reload(tab)) },
  { weight: 3, arbitrary: always('cut', ({ world }) => world.cut()) },
  { weight: 1, arbitrary: always('end', (s) => s.world.server.end(s.current)) },
  {
    weight: 1,
    arbitrary: always('end, long ago', async (s) => {
      s.world.server.end(s.current);
      await s.world.clock.sleep(REOPEN_MS + 1000);
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: -86_400_000, max: 86_400_000 })
      .map((ms) => named(`clock ${ms}`, ({ world }) => (world.clock.offset += ms))),
  },
  { weight: 1, arbitrary: always('sleep', ({ world }) => world.clock.sleep(86_400_000)) },
  {
    weight: 2,
    arbitrary: of('on/offline', (story, tab) => {
      const it = story.tab(tab);
      it.online = !it.online;
    }),
  },
  {
    weight: 1,
    arbitrary: always('sockets', ({ world }) => {
      world.socketsAllowed = !world.socketsAllowed;
      world.cut();
    }),
  },
  {
    weight: 1,
    arbitrary: always('server trouble', ({ world }) => {
      world.refuse = world.refuse ? null : () => new Refused('internal', 500);
    }),
  },
  { weight: 2, arbitrary: of('poke', (story, tab) => story.tab(tab).client.poke()) },
  { weight: 1, arbitrary: of('recall', (story, tab) => story.recall(tab)) },
  { weight: 1, arbitrary: of('urge', (s, tab) => void s.tab(tab).client.command('urge')) },
);

const byTab = (texts: string[], tab: number) => texts.filter((text) => text.startsWith(`${tab}-`));

function check({ world, said, tabs }: Story) {
  const { server } = world;
  expect(server.made).toBeLessThanOrEqual(1);
  const messages = server.log.filter((e) => e.type === 'message' && e.by.role === 'customer');
  const written = messages.map((entry) => server.wrote.get(entry) ?? '');
  for (const tab of [0, 1]) expect(byTab(written, tab)).toEqual(said[tab]);
  for (const { client } of tabs) {
    const { conversation, entries, pending, link } = client.snapshot;
    expect(pending).toEqual([]);
    if (!conversation) {
      expect(written).toEqual([]);
      continue;
    }
    expect(link).toBe('live');
    const talk = server.access(conversation.customer, conversation.id);
    const { marks: _, ...shown } = server.shown(talk);
    expect(conversation).toMatchObject(shown);
    const from = entries[0]?.seq ?? 1;
    expect(entries).toEqual(talk.entries.slice(from - 1));
    expect(from === 1 || entries.length >= 60).toBe(true);
  }
}

test('nothing is lost, doubled or turned round', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.array(deeds, { minLength: 5, maxLength: 45 }),
      async (seed, doings) => {
        const story = new Story(seed);
        for (const deed of doings) await deed(story);
        await story.heal();
        check(story);
        for (const tab of story.tabs) tab.client.close();
        await story.world.pass(60_000);
        expect(story.world.clock.running).toBe(0);
      },
    ),
    { numRuns: Number(RUNS) || 120, seed: Number(SEED) || 20_261_128 },
  );
}, 60_000);

declare const process: { env: Record<string, string | undefined> };
const { RUNS, SEED } = process.env; // for a longer look
