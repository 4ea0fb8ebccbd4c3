/** Context cards while they are changed, and their signed addresses. Pure but for the browser's HMAC. */
import type { components } from '@contract';

export type CardSet = components['schemas']['CardSet'];
export type CardsShown = { cards: CardSet[]; version: number };
export interface CardDraft {
  id: string;
  title: string;
  kind: CardSet['kind'];
  url: string;
}
export interface Draft {
  cards: CardDraft[];
}

export const MOST = 10;
const URL_MOST = 1000;
const ADDRESS =
  /^(https:\/\/[^\s/?#@\\]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?)([/?][^\s#]*)?$/;
const TAKEN = ['customer', 'external_id', 'conversation', 'agent', 'exp', 'sig'];

export const isAddress = (url: string) => url.length <= URL_MOST && ADDRESS.test(url);

/** Parameters of an address that ours would stand beside. */
export function takenIn(url: string): string[] {
  const at = url.indexOf('?');
  const own = new URLSearchParams(at < 0 ? '' : url.slice(at + 1));
  return TAKEN.filter((name) => own.has(name));
}

export const draftOf = ({ cards }: CardsShown): Draft => ({
  cards: cards.map(({ id, title, kind, url }) => ({ id, title, kind, url })),
});

/** As it is sent: without a secret a card keeps its own, null asks for another. */
export const sent = ({ cards }: Draft, renewed?: string) =>
  cards.map((card) => (card.id === renewed ? { ...card, secret: null } : card));

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export async function signature(secret: string, query: string): Promise<string> {
  const text = new TextEncoder();
  const how = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', text.encode(secret), how, false, ['sign']);
  return hex(await crypto.subtle.sign('HMAC', key, text.encode(query)));
}

export interface About {
  customer: string;
  external_id: string;
  conversation: string;
  agent: string;
}

/** The address as an agent's browser gets it; `exp` in seconds since 1970. */
export async function signed(url: string, secret: string, of: About, exp: number): Promise<string> {
  const [base = '', own = ''] = url.split(/\?(.*)/s);
  const { customer, external_id, conversation, agent } = of;
  const told = { customer, external_id, conversation, agent, exp: String(exp) };
  const pairs = new URLSearchParams(told).toString();
  const query = own ? `${own}&${pairs}` : pairs;
  return `${base}?${query}&sig=${await signature(secret, query)}`;
}

export const PYTHON = `import hmac, time
from hashlib import sha256
from urllib.parse import parse_qs


def card(query: str, secret: str) -> dict[str, list[str]]:
    """What a signed query string says; raises ValueError."""
    told, _, sig = query.rpartition("&sig=")
    right = hmac.new(secret.encode(), told.encode(), sha256).hexdigest()
    if not hmac.compare_digest(sig.encode(), right.encode()):
        raise ValueError("not signed by the desk")
    values = parse_qs(told, keep_blank_values=True)
    if int(values["exp"][0]) < time.time():
        raise ValueError("over")
    return values`;

export const NODE = `import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a signed query string says; throws. */
export function card(query, secret) {
  const at = query.lastIndexOf('&sig=')
  const told = query.slice(0, at)
  const right = createHmac('sha256', secret).update(told).digest()
  const sig = Buffer.from(query.slice(at + 5), 'hex')
  if (at < 0 || sig.length !== right.length || !timingSafeEqual(sig, right)) throw new Error('not signed by the desk')
  const values = new URLSearchParams(told)
  if (Number(values.get('exp')) < Date.now() / 1000) throw new Error('over')
  return values
}`;

export const JSON_FORM = `{
  "title": "Account",
  "items": [
    {"label": "Plan", "value": "Gold", "url": "https://crm.example/plans/gold"},
    {"label": "Since", "value": "2021"}
  ]
}`;
