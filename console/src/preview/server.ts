/**
 * Stands in for the server where the real widget is only looked at: it answers with the settings as
 * they are on the screen, plays a short conversation, and lets nothing out.
 */
import type { WidgetShown } from '@/api/types';

export type Shown = WidgetShown;

export interface Scene {
  config: Shown;
  /** Whether somebody is there; else all groups are closed. */
  open: boolean;
  /** What is said to a first message; empty: in the chat's own words. */
  greeting: string;
}

interface Said {
  after: number; // of the query
  method: string;
  body: Record<string, unknown>;
}
type Reply = object;

const ID = '0000000000000000000000';
const HOUR_MS = 3_600_000;

const json = (body: object, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

const refused = (code: string, status: number) => json({ code, status, title: code }, status);

/** How each group stands that the widget leads to. */
function groupsOf({ config, open }: Scene): object[] {
  const others = [...config.menu, ...config.invitations].map(({ group }) => group);
  return [...new Set([config.default_group, ...others])].filter(Boolean).map((group) => ({
    group,
    open,
    opens_at: open ? null : new Date(Date.now() + 14 * HOUR_MS).toISOString(),
    outside: 'message',
    available: open,
    free: open,
    rank: null,
    from_min: null,
    to_min: null,
  }));
}

/** A server of one scene; `logo` fetches the one picture that is really there. */
export function makeServer(scene: () => Scene, logo: (url: URL) => Promise<Response>) {
  const talk = makeTalk(scene);
  const routes: Record<string, (said: Said) => Reply> = {
    'GET /widget': () => scene().config,
    'GET /widget/status': () => ({ groups: groupsOf(scene()) }),
    'POST /widget/invitations': () => ({}),
    'POST /visitors': () => ({
      token: 'preview',
      customer: `cus_${ID}`,
      expires_at: new Date(Date.now() + 24 * HOUR_MS).toISOString(),
    }),
    'GET /conversations': () => ({ data: talk.list(), next_cursor: null, has_more: false }),
    'POST /conversations': talk.begin,
    'POST /socket-tickets': () => ({ url: 'wss://preview.invalid' }),
    'PUT /visit': () => ({}),
  };

  async function answer(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    const path = url.pathname.replace(/^.*\/v1/, '');
    if (path === '/widget/logo') return logo(url);
    const method = init?.method ?? 'GET';
    const body = typeof init?.body === 'string' ? JSON.parse(init.body) : {};
    const route = routes[`${method} ${path}`] ?? talk.route(method, path);
    const after = Number(url.searchParams.get('after') ?? 0);
    return route ? json(route({ after, method, body })) : refused('offline', 503);
  }

  return {
    answer,
    socket: function socket() {
      return new Socket(talk);
    },
  };
}

interface Does {
  after: number;
  state?: object;
  more?: boolean;
  seq?: number | null;
}

/** Answers every frame at once; what is new in the log comes before the answer. */
class Socket extends EventTarget {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;

  constructor(private readonly talk: Talk) {
    super();
    setTimeout(() => this.onopen?.());
  }

  send(text: string): void {
    const { op, id, conversation, data } = JSON.parse(text);
    const tell = (frame: object) => {
      const message = JSON.stringify({ v: 1, conversation, ...frame });
      setTimeout(() => this.onmessage?.({ data: message }));
    };
    const { after, ...answer } = this.does(op, data, id);
    for (const entry of this.talk.after(after)) tell({ op: 'entry', data: entry });
    tell({ op: 'ack', id, data: answer });
  }

  close(): void {}

  /** What is answered, and from where on the log is told. */
  private does(op: string, data: { after?: number }, id: string): Does {
    if (op === 'hello') return { after: data.after ?? 0, state: this.talk.shown(), more: false };
    if (op !== 'say') return { after: Number.POSITIVE_INFINITY };
    const { seq } = this.talk.say(said(data, id));
    return { after: seq === null ? Number.POSITIVE_INFINITY : seq - 1, seq };
  }
}

const said = (data: object, id: string): Said => ({
  after: 0,
  method: 'POST',
  body: { ...data, client_message_id: id },
});

type Talk = ReturnType<typeof makeTalk>;

/** A conversation that waits for an agent for ever. */
function makeTalk(scene: () => Scene) {
  const id = `cnv_${ID}`;
  const customer = `cus_${ID}`;
  const entries: { seq: number }[] = [];
  let group = '';
  let begun = '';

  function add(type: string, role: string, data: object): number {
    const at = new Date().toISOString();
    const seq = entries.length + 1;
    const by = { role, id: role === 'customer' ? customer : '' };
    entries.push(Object.assign({ seq, type, at, by, data, conversation: id }));
    return seq;
  }

  const shown = () => ({
    id,
    state: 'queued',
    group,
    channel: 'chat',
    language: '',
    agent: null,
    customer,
    opened_at: begun,
    ended_at: null,
    ended_reason: null,
    previous: null,
    rating: null,
    seq: entries.length,
    opens_at: null,
    helpers: [],
  });

  function say({ body }: Said): { conversation: string; seq: number | null } {
    const { text, client_message_id } = body;
    const first = !entries.some((one) => 'type' in one && one.type === 'message');
    const seq = text ? add('message', 'customer', { text, client_message_id }) : null;
    const { greeting } = scene();
    if (first) add('auto', 'system', { code: 'greeting', text: greeting });
    return { conversation: id, seq };
  }

  const after = (seq: number) => entries.filter((one) => one.seq > seq);

  return {
    say,
    shown,
    after,
    list: () => (entries.length ? [shown()] : []),
    begin(said: Said): Reply {
      group = String(said.body.group || scene().config.default_group);
      begun = new Date().toISOString();
      entries.length = 0; // each play begins anew
      add('started', 'customer', { group });
      return say(said);
    },
    route(method: string, path: string): ((said: Said) => Reply) | null {
      const [found, verb] = /^\/conversations\/[^/]+(?:\/([\w-]+))?$/.exec(path) ?? [];
      if (!found) return null;
      if (verb === 'say') return say;
      if (verb === 'entries')
        return (asked) => ({ data: after(asked.after), next_cursor: null, has_more: false });
      if (verb === 'place') return () => ({ rank: 1, from_min: null, to_min: null });
      return method === 'GET' && !verb ? shown : null;
    },
  };
}
