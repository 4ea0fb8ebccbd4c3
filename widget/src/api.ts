/** `window.Switchboard`: what the page's own script may call. */
import type { Event, Prefill } from './types';

export interface Api {
  open(): void;
  close(): void;
  toggle(): void;
  /** Who the visitor is, as the tenant's server has signed it. */
  identify(token: string): void;
  /** Forgets the visitor on this site. */
  signOut(): void;
  /** What the page says of itself; what it leaves out stays as it was. */
  setPage(url?: string, title?: string, attributes?: Record<string, unknown>): void;
  setLocale(language: string): void;
  prefill(prefill: Prefill): void;
  consent(yes: boolean): void;
  /** Answers how to stop listening. `ready` is told also to those who come late. */
  on(event: Event, run: (detail?: unknown) => void): () => void;
  /** Takes everything off the page. */
  destroy(): void;
  /** Runs at once; before the script has come, an array of the same name keeps it for later. */
  push(run: (api: Api) => void): void;
}

declare global {
  interface Window {
    Switchboard?: Api | ((api: Api) => void)[];
  }
}
