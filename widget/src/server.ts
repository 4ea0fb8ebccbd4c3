/** What the loader itself asks the server: only with the widget key, never with a cookie. */

/** Answers the JSON at an address; raises an Error whose message is the server's code. */
export async function ask<T>(url: string, init: RequestInit = {}): Promise<T> {
  const answer = await fetch(url, { credentials: 'omit', ...init }).catch(() => null);
  if (!answer) throw Error('offline');
  const said = await answer.json().catch(() => null); // nothing, or a page of a proxy on the way
  if (!answer.ok) throw Error(said?.code ?? `http_${answer.status}`);
  return said;
}
