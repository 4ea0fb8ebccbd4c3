/** Finds links in a text and lets only harmless ones be links: pure. */

export type Part = string | { text: string; href: string };

const FOUND = /\bhttps?:\/\/[^\s<>"']+|\bmailto:[^\s<>"']+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;
const TRAILING = /[.,;:!?)\]}。，；：！？）」』】]+$/;
const SAFE = new Set(['http:', 'https:', 'mailto:']);

/** The end of an address is often the sentence's, but a bracket that it opened is its own. */
function trimmed(address: string): string {
  const cut = address.replace(TRAILING, '');
  const tail = address.slice(cut.length);
  return tail.startsWith(')') && cut.includes('(') ? `${cut})` : cut;
}

function hrefOf(text: string): string | null {
  try {
    const url = new URL(text.includes(':') ? text : `mailto:${text}`);
    // a name before the host makes an address look like another's
    return SAFE.has(url.protocol) && !url.username && !url.password ? url.href : null;
  } catch {
    return null;
  }
}

/** The text in parts: plain ones and links. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(FOUND)) {
    const found = trimmed(match[0]);
    const href = hrefOf(found);
    if (!href) continue;
    if (match.index > from) parts.push(text.slice(from, match.index));
    parts.push({ text: found, href });
    from = match.index + found.length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}
