/**
 * The socket's frames, written into the cache: entries at once, and what follows from them fetched a
 * moment later. Frames are hints; after each reconnect everything that is on a screen is asked again.
 */
import type { QueryClient } from '@tanstack/react-query';
import { type Api, data } from './client';
import { fold, MOVES } from './fold';
import { keys } from './keys';
import { append, type Log, last, PAGE } from './log';
import type { Frame } from './socket';
import type { Alarm, Conversation, Entry, Presence } from './types';

const SOON_MS = 250;

type Heard = {
  entry: (entry: Entry) => void;
  presence: (presence: Presence, conversation: string | undefined) => void;
  alarm: (alarm: Alarm) => void;
};

export class Live {
  private readonly soon = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly filling = new Set<string>();
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
    for (const query of this.cache.getQueryCache().findAll({ queryKey: ['log'] }))
      void this.fill(String(query.queryKey[1]));
    void this.cache.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'log' });
  }

  /** Brings an entry into the log and the rows; the answer of a command says only its number. */
  async fill(conversation: string): Promise<void> {
    if (this.filling.has(conversation)) return;
    this.filling.add(conversation);
    try {
      while (await this.more(conversation));
    } finally {
      this.filling.delete(conversation);
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
    this.again(keys.conversation(entry.conversation));
    if (MOVES.has(entry.type)) this.again(keys.lists, keys.queues, keys.agents);
    else if (!this.listed(entry.conversation)) this.again([...keys.lists, 'mine']);
  }

  private row(entry: Entry): void {
    const change = (one: Conversation) => (one.id === entry.conversation ? fold(one, entry) : one);
    this.rows(change);
  }

  /** Changes every copy of a conversation that the cache has. */
  rows(change: (one: Conversation) => Conversation): void {
    this.cache.setQueriesData<Conversation>({ queryKey: ['conversation'] }, (one) =>
      one ? change(one) : one,
    );
    this.cache.setQueriesData<Pages>({ queryKey: keys.lists }, (list) =>
      list ? { ...list, pages: list.pages.map((p) => ({ ...p, data: p.data.map(change) })) } : list,
    );
  }

  private listed(id: string): boolean {
    const lists = this.cache.getQueriesData<Pages>({ queryKey: [...keys.lists, 'mine'] });
    return lists.some(([, list]) => list?.pages.some((p) => p.data.some((c) => c.id === id)));
  }

  private presence(presence: Presence, conversation: string | undefined): void {
    const { marks } = presence;
    if (marks && conversation)
      this.rows((one) => (one.id === conversation ? { ...one, marks } : one));
    if (presence.status) this.again(keys.agents, keys.me, keys.queues);
    for (const ear of this.ears) ear.presence?.(presence, conversation);
  }

  private alarm(alarm: Alarm): void {
    this.again(keys.alarms, [...keys.lists, 'late'], keys.queues);
    for (const ear of this.ears) ear.alarm?.(alarm);
  }

  /** Asks again in a moment, once for many reasons. */
  private again(...wanted: (readonly unknown[])[]): void {
    for (const queryKey of wanted) {
      const name = JSON.stringify(queryKey);
      if (this.soon.has(name)) continue;
      const run = () => {
        this.soon.delete(name);
        void this.cache.invalidateQueries({ queryKey });
      };
      this.soon.set(name, setTimeout(run, SOON_MS));
    }
  }
}

interface Pages {
  pages: { data: Conversation[]; next_cursor: string | null; has_more: boolean }[];
  pageParams: unknown[];
}
