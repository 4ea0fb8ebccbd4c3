/** What the server of the tests keeps. */
export type Data = Record<string, unknown>;
export interface Entry {
  conversation: string;
  seq: number;
  type: string;
  at: string;
  by: { id: string; role: string };
  data: Data;
}
export interface Talk {
  id: string;
  customer: string;
  group: string;
  state: string;
  agent: string | null;
  endedAt: number;
  reason: string | null;
  entries: Entry[];
  marks: Record<'customer_delivered' | 'customer_read' | 'agent_delivered' | 'agent_read', number>;
  rating: { score: number; reasons: string[] } | null;
}
export interface Customer {
  id: string;
  current: string | null;
  external: string | null;
  name: string;
}
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly status = 409,
    readonly retryAfter = 0,
  ) {
    super(code);
  }
}
export type Push = (customer: string, op: string, conversation: string | null, data: Data) => void;

export const OVER = ['ended', 'system_ended'];

/** What passes without an entry. */
export const SIGNALS: Record<string, (talk: Talk, data: Data) => void> = {
  typing() {},
  delivered(talk, { seq }) {
    talk.marks.customer_delivered = Math.max(talk.marks.customer_delivered, Number(seq));
  },
  read(talk, { seq }) {
    SIGNALS.delivered?.(talk, { seq });
    talk.marks.customer_read = Math.max(talk.marks.customer_read, Number(seq));
  },
};

/** A conversation as its customer gets it. */
export function shown(talk: Talk) {
  return {
    id: talk.id,
    state: talk.state,
    group: talk.group,
    channel: 'chat',
    language: 'en',
    agent: talk.agent,
    customer: talk.customer,
    opened_at: talk.entries[0]?.at ?? '',
    ended_at: talk.endedAt ? new Date(talk.endedAt).toISOString() : null,
    ended_reason: talk.reason,
    previous: null,
    rating: talk.rating,
    seq: talk.entries.length,
    opens_at: null,
    helpers: [],
    marks: { ...talk.marks },
  };
}
