/** Finds addresses and mentions in what people wrote. Pure; what may be a link: shared/links.ts. */
import { safeHref } from '@/shared/links';

export interface Part {
  text: string;
  href?: string;
  mention?: boolean;
}

const FOUND =
  /\bhttps?:\/\/[^\s<>"'`，。；：！？、（）「」『』【】《》]+|\bmailto:[^\s<>"'`，。；：！？、（）「」]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu;
const SENTENCE_END = /[.,;:!?)\]}'"。，；：！？）」』】》]+$/u;

/** The end of an address is often the sentence's; a bracket that was opened within is its own. */
function trimmed(found: string): string {
  const cut = found.replace(SENTENCE_END, '');
  return found[cut.length] === ')' && cut.includes('(') ? `${cut})` : cut;
}

function hrefOf(found: string): string | null {
  const address = /^(https?:|mailto:)/i.test(found) ? found : `mailto:${found}`;
  const href = safeHref(address);
  if (!href) return null;
  const { username, password } = new URL(href);
  return username || password ? null : href; // a name before the host looks like another host
}

export function linked(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(FOUND)) {
    const found = trimmed(match[0]);
    const href = hrefOf(found);
    if (!href) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: found, href });
    from = match.index + found.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** Plain parts once more, with the @names of colleagues marked; the longest name counts. */
export function mentioning(parts: readonly Part[], names: readonly string[]): Part[] {
  const known = names.filter(Boolean).sort((a, b) => b.length - a.length);
  return parts.flatMap((part) => (part.href ? [part] : mentions(part.text, known)));
}

function mentions(text: string, known: readonly string[]): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const name = known.find((one) => text.startsWith(one, at + 1));
    if (!name) continue;
    if (at > from) parts.push({ text: text.slice(from, at) });
    from = at + 1 + name.length;
    parts.push({ text: text.slice(at, from), mention: true });
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}
