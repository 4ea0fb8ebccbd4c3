/** Which addresses that others wrote may become links. Pure. */

const SCHEMES: readonly string[] = ['http:', 'https:', 'mailto:'];

/** The address as a browser reads it when it is http(s) or mailto, else null: no script, no file. */
export function safeHref(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return SCHEMES.includes(url.protocol) ? url.href : null;
}

/** An address without what everybody knows: "shop.example/cart?x=1". */
export function shortAddress(address: string): string {
  const href = safeHref(address);
  if (!href || href.startsWith('mailto:')) return address;
  const { host, pathname, search } = new URL(href);
  return `${host.replace(/^www\./, '')}${pathname === '/' ? '' : pathname}${search}`;
}
