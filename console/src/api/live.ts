/**
 * The socket's frames, written into the cache: entries at once, and the exact row a moment later by
 * asking. Frames are hints; after each reconnect everything that is on a screen is asked again.
 */
import type { Query, QueryClient } from '@tanstack/react-query';
import { type Api, data } from './client';
import { fold, MOVES, marked } from './fold';
import { keys } from './keys';
import { append, type Log, last, PAGE } from './log';
import type { Frame } from './socket';
import type { Agent, Alarm, Conversation, Entry, Presence } from './types';

const SOON_MS = 250;
const MS_AN_AGENT = 5;
const AGAIN_MS = 5_000;
const SMALL = 5; // a list of more pages is not asked again for each event; it has its interval

type Heard = {
  entry: (entry: Entry) => void;
  presence: (presence: Presence, conversation: string | undefined) => void;
  alarm: (alarm: Alarm) => void;
};
interface Pages {
  pages: { data: Conversation[]; next_cursor: string | null; has_more: boolean }[];
  pageParams: unknown[];
}

export class Live {
  private readonly soon = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly filling = new Map<string, { more: boolean; done: Promise<void> }>();
  private readonly ears = new Set<Partial<Heard>>();

  constructor(
    private readonly cache: QueryClient,
    private readonly api: Api,
  ) {}

  /** Calls `ears` for what passes; sounds, typing and alarms come from here. */
  listen(ears: Partial<Heard>): () => void {
    this.ears.add(ears);
    return () => {
      this.ears.delete(ears);
    };
  }

  receive(frame: Frame): void {
    if (frame.op === 'entry') this.entry(frame.data as unknown as Entry);
    if (frame.op === 'presence') this.presence(frame.data as Presence, frame.conversation);
    if (frame.op === 'queue') this.again(keys.queues, [...keys.lists, 'queue']);
    if (frame.op === 'alarm') this.alarm(frame.data as unknown as Alarm);
  }

  /** After a connection: everything on the screen anew, logs from where they end. */
  caughtUp(): void {
    this.cache.removeQueries({ queryKey: ['log'], type: 'inactive' });
    for (const query of this.cache.getQueryCache().findAll({ queryKey: ['log'] }))
      void this.fill(String(query.queryKey[1]));
    void this.cache.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'log' });
  }

  /**
   * Brings what is missing into the log and the rows. Asked for while it runs, it looks once more:
   * what came meanwhile may be newer than its last page.
   */
  fill(conversation: string): Promise<void> {
    const running = this.filling.get(conversation);
    if (running) {
      running.more = true;
      return running.done;
    }
    const mine = { more: false, done: Promise.resolve() };
    this.filling.set(conversation, mine);
    mine.done = this.filled(conversation, mine).finally(() => this.filling.delete(conversation));
    return mine.done;
  }

  private async filled(conversation: string, asked: { more: boolean }): Promise<void> {
    try {
      do {
        asked.more = false;
        while (await this.more(conversation));
      } while (asked.more);
    } catch {
      // Not lost: the log says itself where it ends, so the next look begins there.
      this.later(`fill ${conversation}`, AGAIN_MS, () => void this.fill(conversation));
    }
  }

  private async more(conversation: string): Promise<boolean> {
    const key = keys.log(conversation);
    const log = this.cache.getQueryData<Log>(key);
    if (!log) return false;
    const page = await data(
      this.api.GET('/v1/conversations/{conversation}/entries', {
        params: { path: { conversation }, query: { after: last(log), limit: PAGE } },
      }),
    );
    this.cache.setQueryData<Log>(key, (now) => now && append(now, page.data).log);
    for (const entry of page.data) this.row(entry);
    return page.has_more;
  }

  private entry(entry: Entry): void {
    const key = keys.log(entry.conversation);
    const log = this.cache.getQueryData<Log>(key);
    if (log) {
      const { log: next, gap } = append(log, [entry]);
      if (gap) void this.fill(entry.conversation);
      else this.cache.setQueryData<Log>(key, next);
    }
    this.row(entry);
    for (const ear of this.ears) ear.entry?.(entry);
    this.refresh(entry.conversation);
    if (MOVES.has(entry.type)) this.again(keys.lists, keys.queues, keys.agents);
    else if (!this.listed(entry.conversation)) this.again([...keys.lists, 'mine']);
  }

  private row(entry: Entry): void {
    this.rows((one) => (one.id === entry.conversation ? fold(one, entry) : one));
  }

  /** Changes every copy of a conversation that the cache has; `change` answers the rest as it is. */
  rows(change: (one: Conversation) => Conversation): void {
    this.cache.setQueriesData<Conversation>({ queryKey: ['conversation'] }, (one) =>
      one ? change(one) : one,
    );
    this.cache.setQueriesData<Pages>({ queryKey: keys.lists }, (list) =>
      list ? changed(list, change) : list,
    );
  }

  /** Fetches one conversation anew in a moment, for all lists it is in. */
  refresh(conversation: string): void {
    this.later(`row ${conversation}`, SOON_MS, () => void this.fresh(conversation));
  }

  private async fresh(conversation: string): Promise<void> {
    try {
      const now = await data(
        this.api.GET('/v1/conversations/{conversation}', { params: { path: { conversation } } }),
      );
      this.cache.setQueryData<Conversation>(keys.conversation(conversation), (known) =>
        known && known.seq > now.seq ? known : now,
      );
      this.rows((one) => (one.id === conversation && one.seq <= now.seq ? now : one));
    } catch {
      // Whoever shows it asks for it, and says what is wrong.
      this.again(keys.conversation(conversation), keys.lists);
    }
  }

  private listed(id: string): boolean {
    const lists = this.cache.getQueriesData<Pages>({ queryKey: [...keys.lists, 'mine'] });
    return lists.some(([, list]) => list?.pages.some((p) => p.data.some((c) => c.id === id)));
  }

  private presence(presence: Presence, conversation: string | undefined): void {
    const { marks } = presence;
    if (marks && conversation)
      this.rows((one) => (one.id === conversation ? marked(one, marks) : one));
    if (presence.status) {
      this.stands(presence);
      this.again(keys.agents, keys.me, keys.queues);
    }
    for (const ear of this.ears) ear.presence?.(presence, conversation);
  }

  /** What an agent is shows at once; what follows from it when they are asked for again. */
  private stands({ agent, status, reason, connected, reachable }: Presence): void {
    const change = (one: Agent): Agent => ({
      ...one,
      status: status ?? one.status,
      status_reason: reason ?? one.status_reason,
      connected: connected ?? one.connected,
      reachable: reachable ?? one.reachable,
    });
    this.cache.setQueryData<Agent[]>(keys.agents, (all) =>
      all?.map((one) => (one.id === agent ? change(one) : one)),
    );
  }

  private alarm(alarm: Alarm): void {
    this.again(keys.alarms, [...keys.lists, 'late'], keys.queues);
    if (alarm.conversation) this.refresh(alarm.conversation);
    for (const ear of this.ears) ear.alarm?.(alarm);
  }

  /** Asks again in a moment, once for many reasons. */
  private again(...wanted: (readonly unknown[])[]): void {
    for (const queryKey of wanted)
      this.later(JSON.stringify(queryKey), this.wait(queryKey), () => {
        void this.cache.invalidateQueries({ queryKey, predicate: small });
      });
  }

  /** All agents are many pages: of more of them, more changes are waited for before asking. */
  private wait(queryKey: readonly unknown[]): number {
    if (queryKey !== keys.agents) return SOON_MS;
    const known = this.cache.getQueryData<Agent[]>(keys.agents)?.length ?? 0;
    return Math.max(SOON_MS, known * MS_AN_AGENT);
  }

  private later(name: string, ms: number, run: () => void): void {
    if (this.soon.has(name)) return;
    const due = () => {
      this.soon.delete(name);
      run();
    };
    this.soon.set(name, setTimeout(due, ms));
  }
}

function small(query: Query): boolean {
  const held = query.state.data as Partial<Pages> | undefined;
  return !Array.isArray(held?.pages) || held.pages.length <= SMALL;
}

/** The same list when nothing in it changes, so that nothing is drawn again. */
function changed(list: Pages, change: (one: Conversation) => Conversation): Pages {
  let any = false;
  const pages = list.pages.map((page) => {
    const next = page.data.map(change);
    if (next.every((one, i) => one === page.data[i])) return page;
    any = true;
    return { ...page, data: next };
  });
  return any ? { ...list, pages } : list;
}
