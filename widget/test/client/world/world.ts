/**
 * Browsers with tabs, a network that may lose, double and turn round what it carries, and a server.
 */
import { makeClient } from '../../../src/client/client';
import type { Client, Config, Platform } from '../../../src/types';
import { Clock } from './clock';
import { type Asked, answer } from './routes';
import { KEY, Refused, Server } from './server';
import { FakeSocket } from './socket';

/** What the network does to one message: how often and after how long it arrives. */
export type Fate = number[];
export interface Faults {
  /** Of a request on its way, of its answer, or of a frame. */
  fate(what: 'request' | 'answer' | 'up' | 'down'): Fate;
  random(): number;
}
export const CALM: Faults = { fate: () => [10], random: () => 0.5 };

export class Browser {
  readonly store = new Map<string, string>();
  readonly tabs = new Set<Tab>();

  changed(by: Tab, key: string) {
    for (const tab of this.tabs) if (tab !== by) tab.world.clock.after(1, () => tab.hear(key));
  }
}

export class World {
  readonly clock = new Clock();
  readonly server = new Server(this.clock);
  readonly browser = new Browser();
  readonly requests: string[] = [];
  faults: Faults = CALM;
  socketsAllowed = true;
  refuse: ((asked: Asked) => Refused | null) | null = null;
  private ids = 0;
  private sockets = new Set<FakeSocket>();

  constructor() {
    this.server.push = (customer, op, conversation, data) => {
      for (const socket of this.sockets)
        if (socket.customer === customer) socket.down({ v: 1, op, conversation, data });
    };
  }

  tab(browser = this.browser, options: { attachments?: Config['attachments'] } = {}): Tab {
    return new Tab(this, browser, options);
  }
  id = () => `${++this.ids}`.padStart(12, '0');
  get open(): number {
    return this.sockets.size;
  }
  pass = (ms: number) => this.clock.pass(ms);
  joined = (socket: FakeSocket) => this.sockets.add(socket);
  parted = (socket: FakeSocket) => this.sockets.delete(socket);
  cut() {
    for (const socket of [...this.sockets]) socket.end(1006);
  }

  /** Carries a message to where it goes, as often as the network has it. */
  carry(what: Parameters<Faults['fate']>[0], deliver: () => void): boolean {
    const fate = this.faults.fate(what);
    for (const ms of fate) this.clock.after(ms, deliver);
    return fate.length > 0;
  }
}

/** One page: what it is given stops working when it is left. */
export class Tab {
  client: Client;
  alive = true;
  online = true;
  socketFails = false; // forbidden by the page's policy
  socketHangs = false; // swallowed on its way
  posted: FormData[] = [];
  postStatus = 204;
  private watching = new Set<(key: string) => void>();

  constructor(
    readonly world: World,
    readonly browser: Browser,
    private readonly options: { attachments?: Config['attachments'] } = {},
  ) {
    browser.tabs.add(this);
    this.client = this.make();
  }

  private make(): Client {
    return makeClient({
      api: 'https://api',
      key: KEY,
      language: 'en',
      platform: this.platform(),
      ...this.options,
    });
  }

  hear(key: string) {
    if (this.alive) for (const run of [...this.watching]) run(key);
  }

  /** Leaves the page in the middle of whatever it does, and comes back to it. */
  reload(): Tab {
    this.leave();
    const next = new Tab(this.world, this.browser, this.options);
    next.client.open();
    return next;
  }

  leave() {
    this.alive = false;
    this.browser.tabs.delete(this);
    this.cut();
  }

  cut() {
    for (const socket of [...this.sockets]) socket.end(1006);
  }
  readonly sockets = new Set<FakeSocket>();

  get texts(): string[] {
    return this.client.snapshot.entries.map((entry) => String(entry.data.text ?? entry.type));
  }

  private alone<A extends unknown[]>(run: (...args: A) => void) {
    return (...args: A) => {
      if (this.alive) run(...args);
    };
  }

  private platform(): Platform {
    const { world, browser } = this;
    const { store } = browser;
    const write = (key: string, change: () => void) => {
      if (!this.alive) return;
      change();
      browser.changed(this, key);
    };
    return {
      now: () => world.clock.shown,
      random: () => world.faults.random(),
      id: world.id,
      after: (ms, run) => world.clock.after(ms, this.alone(run)),
      fetch: (url, init) => this.fetch(url, init),
      socket: (url) => {
        if (this.socketFails) throw new Error('forbidden');
        return new FakeSocket(this, url);
      },
      post: (url, form, progress) => {
        this.posted.push(form);
        const done = new Promise<number>((resolve) => {
          world.clock.after(100, () => {
            progress(1);
            if (this.postStatus === 204) world.server.uploads.add(url.split('/').at(-1) ?? '');
            resolve(this.postStatus);
          });
        });
        return { done, abort() {} };
      },
      online: () => this.online,
      shared: {
        get: (key) => store.get(key) ?? null,
        set: (key, value) => {
          write(key, () => store.set(key, value));
          return true;
        },
        remove: (key) => store.has(key) && write(key, () => store.delete(key)),
        keys: (prefix) => [...store.keys()].filter((key) => key.startsWith(prefix)),
        watch: (run) => {
          this.watching.add(run);
          return () => this.watching.delete(run);
        },
      },
    };
  }

  private fetch(url: string, init: RequestInit): Promise<Response> {
    const { world } = this;
    const { pathname, searchParams } = new URL(url);
    const asked: Asked = {
      method: String(init.method),
      path: pathname,
      query: searchParams,
      body: init.body ? JSON.parse(String(init.body)) : {},
      headers: init.headers as Record<string, string>,
    };
    world.requests.push(`${asked.method} ${asked.path}`);
    return new Promise((resolve, reject) => {
      const fail = () =>
        world.clock.after(
          200,
          this.alone(() => reject(new TypeError('network'))),
        );
      if (!this.online) return void fail();
      const sent = world.carry('request', () => {
        const response = respond(world, asked);
        if (
          !this.online ||
          !world.carry(
            'answer',
            this.alone(() => resolve(response)),
          )
        )
          fail();
      });
      if (!sent) fail();
    });
  }
}

function respond({ server, refuse }: World, asked: Asked): Response {
  try {
    const refused = refuse?.(asked);
    if (refused) throw refused;
    return response(200, structuredClone(answer(server, asked)));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return response(error.status, { code: error.code, detail: '' }, error.retryAfter);
  }
}

function response(status: number, body: unknown, retryAfter = 0): Response {
  const headers = { get: (name: string) => (name === 'Retry-After' ? String(retryAfter) : null) };
  const text = async () => (body === undefined ? '' : JSON.stringify(body));
  return { ok: status < 400, status, headers, text } as unknown as Response;
}
