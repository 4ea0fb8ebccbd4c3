/**
 * The server's rules as far as they concern a client: markers make resends harmless, entries have
 * numbers without a hole, an ended conversation is taken up again within the window only.
 */
import type { Clock } from './clock';
import {
  type Customer,
  type Data,
  type Entry,
  OVER,
  type Push,
  Refused,
  SIGNALS,
  shown,
  type Talk,
} from './shapes';

export { Refused } from './shapes';

export const KEY = 'wk_test';
export const REOPEN_MS = 3_600_000;

export class Server {
  customers = new Map<string, Customer>();
  talks = new Map<string, Talk>();
  /** Everything that was ever written, in its order over all conversations. */
  log: Entry[] = [];
  /** What a message said, whether or not it was taken back. */
  wrote = new Map<Entry, string>();
  tokenLife = 30 * 86_400_000;
  blocked = new Set<string>();
  keyIsValid = true;
  push: Push = () => {};
  visits: { customer: string; visit: Data }[] = [];
  uploads = new Set<string>();
  made = 0;
  private markers = new Map<string, { conversation: string; seq: number | null }>();
  private visitors = new Map<string, { body: string; customer: string }>();
  private tokens = new Map<string, { customer: string; expires: number }>();
  private tickets = new Map<string, string>();
  private count = 0;

  constructor(readonly clock: Clock) {}

  private id = (kind: string) => `${kind}_${++this.count}`;

  // ------------------------------------------------------------ visitors

  admit(body: Data, authorization: string | undefined, once: string | undefined) {
    if (!this.keyIsValid || body.key !== KEY) throw new Refused('widget_key_invalid', 401);
    const returning = this.bearer(authorization)?.customer;
    const customer = body.identity
      ? this.identified(String(body.identity), returning)
      : (this.customers.get(returning ?? '') ?? this.byOnce(once, JSON.stringify(body)));
    if (this.blocked.has(customer.id)) throw new Refused('blocked', 403);
    if (body.name && !customer.external) customer.name = String(body.name);
    return this.token(customer.id);
  }

  private identified(external: string, returning: string | undefined): Customer {
    if (external === 'bad') throw new Refused('token_invalid', 401);
    const before = this.customers.get(returning ?? '');
    const found = [...this.customers.values()].find((one) => one.external === external);
    if (!found) {
      const one = before && !before.external ? before : this.stranger();
      one.external = external;
      return one;
    }
    if (before && before !== found && !before.external) this.join(before, found);
    return found;
  }

  private join(from: Customer, to: Customer) {
    for (const talk of this.talks.values()) if (talk.customer === from.id) talk.customer = to.id;
    to.current ??= from.current;
    from.current = null;
  }

  private byOnce(once: string | undefined, body: string): Customer {
    if (!once || once.length < 20) return this.stranger();
    const before = this.visitors.get(once);
    if (before && before.body !== body) throw new Refused('idempotency_key_reused', 422);
    const known = before && this.customers.get(before.customer);
    if (known) return known;
    const fresh = this.stranger();
    this.visitors.set(once, { body, customer: fresh.id });
    return fresh;
  }

  private stranger(): Customer {
    this.made++;
    const fresh = { id: this.id('cus'), current: null, external: null, name: '' };
    this.customers.set(fresh.id, fresh);
    return fresh;
  }

  token(customer: string) {
    const token = this.id('token');
    const expires = this.clock.real + this.tokenLife;
    this.tokens.set(token, { customer, expires });
    return { token, customer, expires_at: new Date(expires).toISOString() };
  }

  private bearer(authorization: string | undefined) {
    return this.tokens.get((authorization ?? '').replace('Bearer ', ''));
  }

  /** Who calls; renewal takes old tokens too, all else does not. */
  who(authorization: string | undefined): string {
    const known = this.bearer(authorization);
    if (!known) throw new Refused('token_invalid', 401);
    if (known.expires <= this.clock.real) throw new Refused('token_expired', 401);
    return known.customer;
  }

  ticket(customer: string) {
    if (this.blocked.has(customer)) throw new Refused('blocked', 403);
    const ticket = this.id('ticket');
    this.tickets.set(ticket, customer);
    return { ticket, url: `ws:${ticket}`, expires_at: '' };
  }

  /** A ticket opens one socket. */
  useTicket(ticket: string): string | undefined {
    const customer = this.tickets.get(ticket);
    this.tickets.delete(ticket);
    return customer;
  }

  // ------------------------------------------------------------ commands

  access(customer: string, id: string | null): Talk {
    const talk = this.talks.get(id ?? '');
    if (!talk || talk.customer !== customer) throw new Refused('no_such_conversation', 404);
    return talk;
  }

  start(customer: string, data: Data, id: string) {
    const marker = `${customer} ${customer} ${id}`;
    const first = this.markers.get(marker);
    if (first) return first;
    if (this.blocked.has(customer)) throw new Refused('blocked', 403);
    const person = this.customers.get(customer);
    if (!person) throw new Refused('no_such_customer', 404);
    const current = this.talks.get(person.current ?? '');
    if (current && this.continues(current, data.group)) {
      if (!OVER.includes(current.state) && !data.text)
        return { conversation: current.id, seq: current.entries.length };
      return this.once(marker, current, () => this.says(current, data, id));
    }
    const talk = this.fresh(customer, String(data.group ?? 'grp_main'));
    person.current = talk.id;
    return this.once(marker, talk, () => {
      this.write(talk, 'started', customer, { group: talk.group });
      if (data.text) this.write(talk, 'message', customer, { text: data.text, client_id: id });
      this.write(talk, 'auto', 'system', { code: 'greeting' });
    });
  }

  private continues(current: Talk, group: unknown): boolean {
    if (!OVER.includes(current.state)) return true;
    if (group && group !== current.group) return false;
    return this.clock.real - current.endedAt <= REOPEN_MS;
  }

  private fresh(customer: string, group: string): Talk {
    const marks = { customer_delivered: 0, customer_read: 0, agent_delivered: 0, agent_read: 0 };
    const id = this.id('cnv');
    const about = { agent: null, endedAt: 0, reason: null, entries: [], marks, rating: null };
    const talk: Talk = { id, customer, group, state: 'queued', ...about };
    this.talks.set(id, talk);
    return talk;
  }

  private once(marker: string, talk: Talk, run: () => void) {
    const before = talk.entries.length;
    run();
    const grown = talk.entries.length > before;
    const done = { conversation: talk.id, seq: grown ? talk.entries.length : null };
    this.markers.set(marker, done);
    return done;
  }

  command(customer: string, op: string, conversation: string | null, data: Data, id: string) {
    const talk = this.access(customer, conversation);
    if (op in SIGNALS) {
      SIGNALS[op]?.(talk, data);
      return { conversation: talk.id, seq: null };
    }
    const marker = `${talk.id} ${customer} ${id}`;
    const first = this.markers.get(marker);
    if (first) return first;
    return this.once(marker, talk, () => this.does(talk, op, data, id));
  }

  private does(talk: Talk, op: string, data: Data, id: string) {
    const over = OVER.includes(talk.state);
    if (op === 'say') return this.says(talk, data, id);
    if (op === 'return' && over) return this.says(talk, data, id);
    if (op === 'rate' && over) return this.rates(talk, data);
    if (op === 'leave' && !over) return this.end(talk.id, 'ended', 'customer_left');
    if (op === 'urge' && !over) return this.write(talk, 'urged', talk.customer, { times: 1 });
    if (op === 'recall' && !over) return this.recalls(talk, Number(data.seq));
    throw new Refused('not_in_this_state');
  }

  private rates(talk: Talk, data: Data) {
    talk.rating = { score: Number(data.score), reasons: (data.reasons as string[]) ?? [] };
    this.write(talk, 'rated', talk.customer, { ...data });
  }

  private recalls(talk: Talk, seq: number) {
    const message = talk.entries[seq - 1];
    if (message?.type !== 'message') throw new Refused('no_such_message', 404);
    const { text: _, ...kept } = message.data;
    message.data = { ...kept, recalled: true };
    this.write(talk, 'recalled', talk.customer, { seq });
  }

  private says(talk: Talk, data: Data, id: string) {
    if (OVER.includes(talk.state)) this.takeUp(talk);
    const { text, attachments } = data;
    for (const one of (attachments as string[]) ?? [])
      if (!this.uploads.has(one)) throw new Refused('attachment_not_uploaded', 422);
    this.write(talk, 'message', talk.customer, {
      ...(text ? { text } : {}),
      ...(attachments ? { attachments } : {}),
      client_id: id,
    });
    if (talk.state !== 'queued') talk.state = 'awaiting_agent';
  }

  private takeUp(talk: Talk) {
    if (this.blocked.has(talk.customer)) throw new Refused('blocked', 403);
    if (this.clock.real - talk.endedAt > REOPEN_MS) throw new Refused('conversation_over');
    if (this.customers.get(talk.customer)?.current !== talk.id)
      throw new Refused('newer_conversation');
    talk.state = 'queued';
    Object.assign(talk, { endedAt: 0, reason: null, rating: null });
    this.write(talk, 'reopened', talk.customer, {});
  }

  // ------------------------------------------------------------ the other side

  agentSays(id: string, text: string) {
    const talk = this.talks.get(id);
    if (!talk || OVER.includes(talk.state)) return;
    if (!talk.agent) this.assign(id, 'agt_mei', 'Mei');
    this.write(talk, 'message', 'agt_mei', { text });
    talk.state = 'awaiting_customer';
  }

  assign(id: string, agent: string, name: string) {
    const talk = this.talks.get(id);
    if (!talk) return;
    talk.agent = agent;
    talk.state = 'awaiting_agent';
    this.write(talk, 'assigned', agent, { agent, name });
  }

  end(id: string, state = 'ended', reason = 'agent') {
    const talk = this.talks.get(id);
    if (!talk || OVER.includes(talk.state)) return;
    Object.assign(talk, { state, reason, agent: null, endedAt: this.clock.real });
    this.write(talk, 'ended', 'system', { state, reason });
  }

  private write(talk: Talk, type: string, by: string, data: Data) {
    const role = by.startsWith('cus') ? 'customer' : by === 'system' ? 'system' : 'agent';
    const at = new Date(this.clock.real).toISOString();
    const seq = talk.entries.length + 1;
    const entry = { conversation: talk.id, seq, type, at, by: { id: by, role }, data };
    talk.entries.push(entry);
    this.log.push(entry);
    this.wrote.set(entry, String(data.text ?? ''));
    this.push(talk.customer, 'entry', talk.id, { ...entry });
  }

  // ------------------------------------------------------------ reading

  shown = shown;

  hello(customer: string, conversation: string | null, after: number) {
    if (!conversation) {
      const current = this.customers.get(customer)?.current;
      return { entries: [], data: { conversations: current ? [current] : [] } };
    }
    const talk = this.access(customer, conversation);
    const entries = talk.entries.slice(after, after + 200);
    const seq = entries.at(-1)?.seq ?? Math.min(after, talk.entries.length);
    return { entries, data: { seq, state: this.shown(talk), more: entries.length === 200 } };
  }

  mine(customer: string) {
    const own = [...this.talks.values()].filter((talk) => talk.customer === customer);
    return own.reverse().map((talk) => this.shown(talk));
  }
}
