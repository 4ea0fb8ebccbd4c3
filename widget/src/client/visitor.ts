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

interface Making {
  once: string;
  language: string;
}

export interface Visitor {
  known(): Known | null;
  /** A request in the visitor's name, who is made or renewed where that is needed. */
  send<T>(request: Request): Promise<Outcome<T>>;
  /** A request in nobody's name. */
  ask<T>(request: Request): Promise<Outcome<T>>;
  profile(profile: Profile): Promise<Problem | null>;
  /** Exchanges what the tenant signed. */
  identify(identity: string): Promise<Problem | null>;
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
  { key, language }: { key: string; language: string },
  hear: { standing(standing: Standing): void; became(now: Known, before: Known | null): void },
): Visitor {
  let making: Promise<Outcome<Known>> | null = null;
  let era = 0; // grows when the visitor is forgotten: older answers count no more

  const known = () => parse<Known>(shared.get(TOKEN));

  async function ask<T>(request: Request): Promise<Outcome<T>> {
    const outcome = await rest.send<T>(request);
    if (!outcome.ok && outcome.code === 'widget_key_invalid') hear.standing('gone');
    if (!outcome.ok && outcome.code === 'blocked') hear.standing('blocked');
    return outcome;
  }

  /** POST /v1/visitors; `returning` are those whose token goes with it. */
  async function admit(
    body: object,
    returning: Known | null,
    once?: string,
    signed = returning?.signed ?? false,
  ): Promise<Outcome<Known>> {
    const mine = era;
    const headers = {
      ...(returning ? { Authorization: `Bearer ${returning.token}` } : {}),
      ...(once ? { 'Idempotency-Key': once } : {}),
    };
    const outcome = await ask<Made>({ method: 'POST', path: '/v1/visitors', body, headers });
    if (mine !== era) return problem('aborted');
    if (!outcome.ok) return outcome;
    const other = known();
    // Signed in meanwhile: what was asked for as a stranger must not take that place.
    if (!signed && other?.signed && other.token !== returning?.token)
      return { ok: true, value: other };
    const { token, customer, expires_at } = outcome.value;
    const fresh = { token, customer, made: now(), expires: Date.parse(expires_at), signed };
    shared.set(TOKEN, JSON.stringify(fresh));
    hear.standing('known');
    hear.became(fresh, returning);
    return { ok: true, value: fresh };
  }

  /** Makes or renews an anonymous visitor; what is stored of it outlives the page. */
  async function make(again = true): Promise<Outcome<Known>> {
    const stored = parse<Making>(shared.get(MAKING)) ?? { once: id() + id(), language };
    shared.set(MAKING, JSON.stringify(stored));
    const outcome = await admit({ key, language: stored.language }, known(), stored.once);
    const answered = outcome.ok || (outcome.later === null && outcome.code !== 'aborted');
    if (answered && parse<Making>(shared.get(MAKING))?.once === stored.once) shared.remove(MAKING);
    return !outcome.ok && again && SPENT.includes(outcome.code) ? make(false) : outcome;
  }

  function renewed(): Promise<Outcome<Known>> {
    if (making) return making;
    const mine = make().finally(() => {
      if (making === mine) making = null;
    });
    making = mine;
    return mine;
  }

  const isOld = ({ made, expires }: Known) =>
    Math.abs(now() - made) > Math.max(DAY_MS, (expires - made) / 4);

  /** Whether another token may help: this one has expired, or whom it names was erased. */
  const isSpent = (answer: Outcome<unknown>): answer is Problem =>
    !answer.ok &&
    (answer.code === 'no_such_customer' ||
      (answer.status === 401 && answer.code !== 'widget_key_invalid'));

  async function send<T>(request: Request): Promise<Outcome<T>> {
    const before = known();
    if (before && isOld(before)) void renewed(); // meanwhile the old one will do
    const holder: Outcome<Known> = before ? { ok: true, value: before } : await renewed();
    if (!holder.ok) return holder;
    const answer = await signed<T>(request, holder.value);
    return isSpent(answer) ? once<T>(request, holder.value, answer.code) : answer;
  }

  /** Whoever has joined is somebody known now: whoever signed them in stores that token soon. */
  async function awaitNewer(spent: Known) {
    for (let i = 0; i < JOINING_TRIES && known()?.token === spent.token; i++)
      await new Promise<void>((resolve) => after(JOINING_MS, resolve));
  }

  /** Once more with another token: one that another tab has got meanwhile, or a renewed one. */
  async function once<T>(request: Request, spent: Known, code: string): Promise<Outcome<T>> {
    if (code === 'visitor_joined') await awaitNewer(spent);
    const other = known();
    const next: Outcome<Known> =
      other && other.token !== spent.token ? { ok: true, value: other } : await renewed();
    if (!next.ok) return next;
    const answer = await signed<T>(request, next.value);
    // Refused again although it is fresh: not the fault of what is sent, so nothing may get lost.
    return !answer.ok && answer.status === 401 ? { ...answer, later: 0 } : answer;
  }

  function signed<T>(request: Request, { token }: Known): Promise<Outcome<T>> {
    return ask<T>({
      ...request,
      headers: { ...request.headers, Authorization: `Bearer ${token}` },
    });
  }

  return {
    known,
    send,
    ask,
    async profile(profile) {
      const before = known();
      const holder: Outcome<Known> = before ? { ok: true, value: before } : await renewed();
      if (!holder.ok) return holder;
      const outcome = await admit({ language, ...profile, key }, holder.value);
      return outcome.ok ? null : outcome;
    },
    async identify(identity) {
      const outcome = await admit({ key, identity, language }, known(), id() + id(), true);
      return outcome.ok ? null : outcome;
    },
    forget() {
      era++;
      making = null;
      shared.remove(TOKEN);
      shared.remove(MAKING);
    },
  };
}
