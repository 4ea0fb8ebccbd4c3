/** A client without a server: its snapshot is set by hand, its calls are written down. */
import type {
  Answer,
  Client,
  Config,
  Conversation,
  Entry,
  GroupStatus,
  Pending,
  Snapshot,
} from '../../src/types';

export const NOW = Date.parse('2026-11-28T10:42:00Z');
export const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

export const EMPTY: Snapshot = {
  standing: 'unknown',
  customer: null,
  link: 'idle',
  retryAt: null,
  conversation: null,
  entries: [],
  earlier: false,
  loading: false,
  pending: [],
  place: null,
  typing: null,
  unread: 0,
  readSeq: 0,
};

export function conversation(more: Partial<Conversation> = {}): Conversation {
  return {
    id: 'cnv_1',
    state: 'awaiting_agent',
    group: 'grp_1',
    channel: 'chat',
    language: 'en',
    agent: 'agt_mei',
    customer: 'cus_1',
    opened_at: at(-12),
    ended_at: null,
    ended_reason: null,
    previous: null,
    rating: null,
    seq: 0,
    opens_at: null,
    helpers: [],
    marks: { customer_delivered: 0, customer_read: 0, agent_delivered: 0, agent_read: 0 },
    ...more,
  };
}

const ROLES: Record<string, { id: string; role: string }> = {
  me: { id: 'cus_1', role: 'customer' },
  mei: { id: 'agt_mei', role: 'agent' },
  tom: { id: 'agt_tom', role: 'agent' },
  house: { id: 'system', role: 'system' },
};

/** Entries from short lines: who, type, data and when, in minutes before now. */
export function log(...lines: [string, string, object, number?][]): Entry[] {
  return lines.map(([who, type, data, minutes], i) => ({
    seq: i + 1,
    type,
    at: at(minutes ?? i - lines.length),
    by: ROLES[who] ?? { id: '', role: 'agent' },
    data: data as Record<string, never>,
    conversation: 'cnv_1',
  }));
}

export function pending(more: Partial<Pending> = {}): Pending {
  return {
    id: 'p1',
    op: 'say',
    conversation: 'cnv_1',
    data: {},
    attachments: [],
    at: NOW,
    status: 'waiting',
    ...more,
  };
}

export const STATUS: GroupStatus = {
  group: 'grp_1',
  open: true,
  opens_at: null,
  outside: 'leave_message',
  available: true,
  free: true,
  rank: null,
  from_min: null,
  to_min: null,
};

export const CONFIG: Config = {
  version: 1,
  name: 'Northwind',
  default_group: 'grp_1',
  look: {
    color: '#1f5eff',
    theme: 'light',
    position: 'right',
    offset_x: 20,
    offset_y: 20,
    corner: 18,
    launcher: 'chat',
    logo: '',
  },
  languages: [],
  texts: {},
  menu: [],
  form: [],
  rating_reasons: [],
  invitations: [],
  invitation_caps: { per_session: 1, per_week: 3 },
  consent: 'implied',
  when_closed: 'form',
  history: true,
  attachments: {
    most_bytes: 20_971_520,
    types: ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf', 'text/plain'],
  },
  urge_after_s: 100,
  recall_s: 120,
  reopen_s: 86_400,
};

export interface Fake extends Client {
  calls: [string, ...unknown[]][];
  change(more: Partial<Snapshot>): void;
  answers: Partial<{
    command: Answer;
    start: Answer;
    status: GroupStatus[];
    history: Conversation[];
    log: Entry[];
    picture: { type: string; data: string };
    file: string;
    upload: 'stuck' | Answer;
  }>;
}

const OK: Answer = { ok: true, conversation: 'cnv_1', seq: 1 };

export function fakeClient(more: Partial<Snapshot> = {}): Fake {
  let snapshot: Snapshot = { ...EMPTY, ...more };
  const runs = new Set<() => void>();
  const calls: Fake['calls'] = [];
  const answers: Fake['answers'] = {};
  const note =
    <T>(name: string, result: () => T) =>
    (...args: unknown[]): T => {
      calls.push([name, ...args]);
      return result();
    };
  const nothing = (name: string) => note(name, () => undefined);
  return {
    calls,
    answers,
    get snapshot() {
      return snapshot;
    },
    change(change) {
      snapshot = { ...snapshot, ...change };
      for (const run of [...runs]) run();
    },
    subscribe(run) {
      runs.add(run);
      return () => runs.delete(run);
    },
    open: nothing('open'),
    close: nothing('close'),
    poke: nothing('poke'),
    start: note('start', async () => answers.start ?? OK),
    say: note('say', () => ({ id: 'p9', done: Promise.resolve(OK) })),
    command: note('command', async () => answers.command ?? OK),
    retry: nothing('retry'),
    discard: nothing('discard'),
    upload(file, progress) {
      calls.push(['upload', file]);
      progress(0.6);
      const { name, type, size } = file;
      const attachment = { id: `att_${name}`, name, type, size };
      const done =
        answers.upload === 'stuck'
          ? new Promise<never>(() => {})
          : Promise.resolve({ ok: true as const, attachment });
      return { done, abort: nothing('abort') };
    },
    fileUrl: note('fileUrl', async () => answers.file ?? null),
    typing: nothing('typing'),
    read: nothing('read'),
    loadEarlier: note('loadEarlier', async () => undefined),
    history: note('history', async () => ({ data: answers.history ?? [], next_cursor: null })),
    log: note('log', async () => answers.log ?? []),
    status: note('status', async () => answers.status ?? [STATUS]),
    picture: note('picture', async () => answers.picture ?? null),
    leaveBehind: nothing('leaveBehind'),
    profile: note('profile', async () => null),
    identify: note('identify', async () => null),
    signOut: nothing('signOut'),
    visit: nothing('visit'),
  };
}

/** A `Shared` of one tab. */
export function fakeShared(): import('../../src/types').Shared {
  const kept = new Map<string, string>();
  return {
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => !!kept.set(key, value),
    remove: (key) => void kept.delete(key),
    keys: (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
    watch: () => () => {},
  };
}
