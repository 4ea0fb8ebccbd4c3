/**
 * A JSON card of the tenant's own system: `{title?, items: [{label, value, url?}]}`. The browser asks
 * for it without credentials, and takes nothing that is large, slow or of another shape.
 */
import { safeHref } from '@/shared/links';

export interface CardRow {
  label: string;
  value: string;
  url: string | null;
}
export interface CardRead {
  title: string;
  rows: readonly CardRow[];
}

export const MOST_BYTES = 64 * 1024;
const MOST_ROWS = 50;
const MOST_TITLE = 100;
const MOST_LABEL = 80;
const MOST_VALUE = 500;
const MOST_MS = 10_000;

/** Why a card is not shown: offline, too_slow, too_large, wrong_shape, or an HTTP status. */
export class CardFailed extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = 'CardFailed';
  }
}

const cut = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

function textOf(value: unknown, most: number): string | null {
  if (typeof value === 'string') return cut(value, most);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** A row; none where the system knows no value. */
function rowOf(given: unknown): CardRow[] {
  const { label, value, url } = Object(given) as Record<string, unknown>;
  if (value === null) return [];
  const [name, text] = [textOf(label, MOST_LABEL), textOf(value, MOST_VALUE)];
  if (name === null || text === null) throw new CardFailed('wrong_shape');
  return [{ label: name, value: text, url: typeof url === 'string' ? safeHref(url) : null }];
}

/** What came, if it is a card; unsafe addresses are left out, long texts cut. Throws CardFailed. */
export function cardOf(given: unknown): CardRead {
  const { title, items } = Object(given) as Record<string, unknown>;
  if (!Array.isArray(items) || items.length > MOST_ROWS) throw new CardFailed('wrong_shape');
  return { title: textOf(title, MOST_TITLE) ?? '', rows: items.flatMap(rowOf) };
}

/** The text of an answer, given up as soon as it is too long. */
async function textWithin(response: Response, most: number): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > most) {
      await reader.cancel();
      throw new CardFailed('too_large');
    }
    text += decoder.decode(value, { stream: true });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CardFailed('wrong_shape');
  }
}

/** Why a request came to nothing: our own clock, what was thrown on the way, or no answer at all. */
function failed(error: unknown): CardFailed {
  if (error instanceof CardFailed) return error;
  const slow = error instanceof DOMException && error.name === 'TimeoutError';
  return new CardFailed(slow ? 'too_slow' : 'offline');
}

export async function readCard(url: string, ask: typeof fetch = fetch): Promise<CardRead> {
  try {
    const response = await ask(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      headers: { Accept: 'application/json' },
      signal: AbortSignal.timeout(MOST_MS),
    });
    if (!response.ok) throw new CardFailed(`HTTP ${response.status}`);
    return cardOf(parsed(await textWithin(response, MOST_BYTES)));
  } catch (error) {
    throw failed(error);
  }
}
