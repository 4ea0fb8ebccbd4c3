/** What stands on the page: host element and launcher, dressed as the tenant's settings say. */
import { parse } from './client/json';
import { makeHost } from './host';
import { makeLauncher } from './launcher';
import css from './launcher.css?inline';
import { choose } from './locale';
import { CONFIG } from './names';
import { ask } from './server';
import type { Config, Look, Shared } from './types';

/** Where the settings come from, and what the page wants otherwise. */
export interface Wanted {
  key: string;
  api: string; // origin and path before /v1
  locale: string; // empty: the browser's
  look: Partial<Look>;
}

export type Face = ReturnType<typeof makeFace>;

/** Makes the launcher, which comes on the page with the first settings. */
export function makeFace(wanted: Wanted, shared: Shared, press: () => void) {
  const root = makeHost(css);
  const host = root.host as HTMLElement;
  const launcher = makeLauncher(press);
  const night = matchMedia('(prefers-color-scheme: dark)');
  let { locale } = wanted;
  let config: Config | null = null;
  let logo: Element | null = null;
  let open = false; // whether somebody was found to be, where that matters
  let gone = false;

  const get = <T>(path: string, more = '') =>
    ask<T>(`${wanted.api}/v1/widget${path}?key=${encodeURIComponent(wanted.key)}${more}`);

  const language = () =>
    choose([...(locale ? [locale] : []), ...navigator.languages], config?.languages ?? []);

  function dress(): void {
    if (!config) return;
    const { theme } = config.look;
    launcher.dress(config, theme === 'dark' || (theme === 'auto' && night.matches), language());
    if (logo) launcher.wear(logo);
  }

  /** On the page with it, also when the page's script has thrown it out. */
  async function stay(): Promise<void> {
    if (!document.body) await new Promise((run) => addEventListener('DOMContentLoaded', run));
    if (gone || root.isConnected || !config || (config.when_closed === 'hide' && !open)) return;
    root.append(launcher.place);
    document.body.append(host);
    // above all else, and where the window is, also in a body that is filtered or moved
    host.popover = 'manual';
    host.showPopover?.();
  }

  function wear(next: Config): Promise<void> {
    config = { ...next, look: { ...next.look, ...wanted.look } };
    dress();
    return stay();
  }

  night.onchange = dress;
  return {
    root,
    launcher,
    language,
    get,
    stay,
    config: () => config,
    /** Paints what was last seen; answers whether there was anything. */
    async recall(): Promise<boolean> {
      const last = parse<Config>(shared.get(CONFIG));
      if (!last?.look) return false; // the site's storage is anybody's
      await wear(last);
      return true;
    },
    /** Fetches the settings and paints what they say; raises what `ask` does. */
    async refresh(): Promise<void> {
      const next = await get<Config>('');
      if (!next?.look) throw Error('not_the_api'); // a page of a proxy on the way
      shared.set(CONFIG, JSON.stringify(next));
      await wear(next);
    },
    setLocale(tag: string): void {
      locale = tag;
      dress();
    },
    /** Where the launcher is hidden while all are out: not all are. */
    unhide(): void {
      open = true;
      void stay();
    },
    setLogo(drawn: Element): void {
      logo = drawn;
      dress();
    },
    destroy(): void {
      gone = true;
      night.onchange = null;
      host.remove();
    },
  };
}
