/** When an invitation is due: pure, all that it asks about is given. */
import { speaks } from './locale';
import type { Invitation } from './types';

/** What is known of the visitor and the page at the moment. */
export interface Facts {
  url: string;
  seconds: number; // on this page
  scroll: number; // how far down it was seen, in percent
  visits: number; // this one included
  returning: boolean; // talked to us before
  attributes: Readonly<Record<string, string>>;
  language: string;
}

/** Whether a whole address fits a pattern in which `*` stands for anything; linear in its length. */
export function fits(pattern: string, url: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return url === pattern;
  if (!url.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = url.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return url.length - last.length >= at && url.endsWith(last);
}

type Condition = Invitation['when']['attributes'][number];

function has({ name, op, value }: Condition, attributes: Facts['attributes']): boolean {
  const given = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (op === 'is') return given === value;
  if (op === 'is_not') return given !== value;
  if (!given?.trim()) return false; // Number('') would be 0
  return op === 'at_least' ? Number(given) >= Number(value) : Number(given) <= Number(value);
}

/** Whether all that an invitation asks for holds. */
export function holds({ enabled, languages, when }: Invitation, facts: Facts): boolean {
  const on = (pattern: string) => fits(pattern, facts.url);
  return (
    enabled &&
    speaks(languages, facts.language) &&
    (!when.url.length || when.url.some(on)) &&
    !when.not_url.some(on) &&
    facts.seconds >= when.seconds_on_page &&
    facts.scroll >= when.scroll_percent &&
    facts.visits >= when.visits &&
    (when.returning === null || when.returning === facts.returning) &&
    when.attributes.every((condition) => has(condition, facts.attributes))
  );
}
