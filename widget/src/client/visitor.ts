/**
 * Who the visitor is to the server: a token, made when first needed and renewed while it is used.
 *
 * The request that makes a customer keeps its Idempotency-Key until it is answered, so that a lost
 * answer makes no second one. Tabs share the token: a newer one of another tab is taken up.
 */
import type { Platform, Profile, Standing } from '../types';
import { parse } from './json';
import { type Outcome, type Problem, problem, type Request, type Rest } from './rest';

export interface Known {
  token: string;
  customer: string;
  made: number; // by our clock (ms)
  expires: number;
  signed: boolean; // the tenant said who it is
}

interface Made {
  token: string;
  customer: string;
  expires_at: string;
}

/** POST where there is a body, GET where not, unless a method is named. */
export type Send = <T>(path: string, body?: object, method?: string) => Promise<Outcome<T>>;

export interface Visitor {
  known(): Known | null;
  /** A request in the visitor's name, who is made or renewed where that is needed. */
  send: Send;
  /** A request in nobody's name. */
  ask<T>(request: Request): Promise<Outcome<T>>;
  profile(profile: Profile): Promise<Outcome<Known>>;
  /** Exchanges what the tenant signed. */
  identify(identity: string): Promise<Outcome<Known>>;
  forget(): void;
}

export const TOKEN = 'token';
const MAKING = 'making';
const DAY_MS = 86_400_000;
const JOINING_MS = 500;
const JOINING_TRIES = 10;
const SPENT = ['another_customer', 'idempotency_key_reused']; // the key is of no more use

export function makeVisitor(
  { shared, now, id, after }: Platform,
  rest: Rest,
  key: string,
  language: string,
  denied: (standing: Standing) => void,
  became: (now: Known, before: Known | null) => void,
): Visitor {
  let making: Promise<Outcome<Known>> | null = null;
  let era = 0; // grows when the visitor is forgotten: older answers count no more

  const known = () => parse<Known>(shared.get(TOKEN));

  async function ask<T>(request: Request): Promise<Outcome<T>> {
    const outcome = await rest.send<T>(request);
    if (!outcome.ok && outcome.code === 'widget_key_invalid') denied('gone');
    if (!outcome.ok && outcome.code === 'blocked') denied('blocked');
    return outcome;
  }

  /** POST /v1/visitors, where whoever is known returns. */
  async function admit(body: object, once?: string): Promise<Outcome<Known>> {
    const mine = era;
    const before = known();
    const outcome = await ask<Made>({
      path: '/v1/visitors',
      body: { language, ...body, key },
      token: before?.token,
      once,
    });
    if (mine !== era) return problem('aborted');
    if (!outcome.ok) return outcome;
    const signed = 'identity' in body || !!before?.signed;
    const other = known();
    // Signed in meanwhile, or made by another tab: what was asked for as a stranger must not take
    // that place, or what the other tab began would be somebody else's.
    if (!signed && other && (other.signed || !before)) return { ok: true, value: other };
    const { token, customer, expires_at } = outcome.value;
    const value = { token, customer, made: now(), expires: Date.parse(expires_at), signed };
    shared.set(TOKEN, JSON.stringify(value));
    became(value, before);
    return { ok: true, value };
  }

  const begun = () => parse<{ once: string; language: string }>(shared.get(MAKING));

  /** Makes or renews an anonymous visitor; what is stored of it outlives the page. */
  async function make(again = true): Promise<Outcome<Known>> {
    const stored = begun() ?? { once: id() + id(), language };
    shared.set(MAKING, JSON.stringify(stored));
    const outcome = await admit({ language: stored.language }, stored.once);
    const answered = outcome.ok || (outcome.later === null && outcome.code !== 'aborted');
    if (answered && begun()?.once === stored.once) shared.remove(MAKING);
    return !outcome.ok && again && SPENT.includes(outcome.code) ? make(false) : outcome;
  }

  function renewed(): Promise<Outcome<Known>> {
    const mine = era;
    making ??= make().finally(() => {
      if (mine === era) making = null;
    });
    return making;
  }

  /** Whoever is known, unless by a token that was refused; else somebody made or renewed. */
  async function held(spent?: string): Promise<Outcome<Known>> {
    const value = known();
    return value && value.token !== spent ? { ok: true, value } : renewed();
  }

  function isOld(): boolean {
    const one = known();
    if (!one) return false;
    return Math.abs(now() - one.made) > Math.max(DAY_MS, (one.expires - one.made) / 4);
  }

  /** Whether another token may help: this one has expired, or whom it names was erased. */
  const isSpent = ({ code, status }: Problem) =>
    code === 'no_such_customer' || (status === 401 && code !== 'widget_key_invalid');

  /** Whoever has joined is somebody known now: whoever signed them in stores that token soon. */
  async function awaitNewer(spent: string) {
    for (let i = 0; i < JOINING_TRIES && known()?.token === spent; i++)
      await new Promise<void>((resolve) => after(JOINING_MS, resolve));
  }

  /** Although the token is fresh: not the fault of what is sent, so nothing may get lost. */
  const refusedAgain = (why: Problem) => (why.status === 401 ? { ...why, later: 0 } : why);

  /** Goes once more with another token where one was `spent`. */
  async function send<T>(
    path: string,
    body?: object,
    method?: string,
    spent?: string,
  ): Promise<Outcome<T>> {
    if (isOld()) void renewed(); // meanwhile the old one will do
    const holder = await held(spent);
    if (!holder.ok) return holder;
    const { token } = holder.value;
    const answer = await ask<T>({ path, body, method, token });
    if (answer.ok || !isSpent(answer)) return answer;
    if (spent) return refusedAgain(answer);
    if (answer.code === 'visitor_joined') await awaitNewer(token);
    return send<T>(path, body, method, token);
  }

  return {
    known,
    send,
    ask,
    async profile(profile) {
      const holder = await held();
      return holder.ok ? admit(profile) : holder;
    },
    identify: (identity) => admit({ identity }),
    forget() {
      era++;
      making = null;
      shared.remove(TOKEN);
      shared.remove(MAKING);
    },
  };
}
