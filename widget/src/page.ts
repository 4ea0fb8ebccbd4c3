/** Where the visitor is and was. Nothing of it is kept before they allow it. */
import { parse } from './client/json';
import { PAGES } from './names';
import type { Page, Shared } from './types';

/**
 * Calls back when a single-page app may have gone elsewhere, or put another body in the place of
 * the one that we are in; answers how to stop. It touches none of the page's own functions: the
 * browser tells, and where it cannot, the address is looked at.
 */
export function watchAddress(run: () => void): () => void {
  const { navigation } = window as { navigation?: EventTarget };
  const timer = navigation ? 0 : setInterval(run, 1000);
  navigation?.addEventListener('currententrychange', run);
  const torn = new MutationObserver(run);
  torn.observe(document.documentElement, { childList: true });
  return () => {
    torn.disconnect();
    clearInterval(timer);
    navigation?.removeEventListener('currententrychange', run);
  };
}

export type Trail = ReturnType<typeof makeTrail>;

/** Makes the trail of pages. */
export function makeTrail(shared: Shared, allowed: () => boolean | null) {
  let seen = location.href;
  let { referrer } = document;
  const here = { url: seen, title: '', since: Date.now() }; // no title: the document's

  /** Goes on to a page by the site's own word; answers whether it is another one. */
  function turn(url: string, title: string): boolean {
    const other = url !== here.url;
    if (other) {
      referrer = here.url;
      here.since = Date.now();
    }
    here.url = url;
    here.title = title;
    return other;
  }

  return {
    here,
    turn,
    /** Whether the browser's address has become another one since the last look. */
    moved(): boolean {
      if (seen === location.href) return false;
      seen = location.href;
      return turn(seen, '');
    },
    /** Writes the page down, once; a title that came later is mended. Answers the trail. */
    record(): Page[] {
      if (!allowed()) return [];
      const stored = parse<Page[]>(shared.get(PAGES));
      const before = Array.isArray(stored) ? stored : []; // the storage is anybody's
      const { url, since } = here;
      if (before.at(-1)?.url === url) before.pop();
      const at = new Date(since).toISOString();
      before.push({ url, title: here.title || document.title, referrer, at });
      const pages = before.slice(-50);
      shared.set(PAGES, JSON.stringify(pages));
      return pages;
    },
  };
}
