/** What the loader's tests share: a server, a chat and storage of their own. */
import { vi } from 'vitest';
import type { Setup } from '../../src/core';
import type { Boot, Chat, Config, GroupStatus, Shared } from '../../src/types';

/** Shared by nobody. */
export function memory(): Shared {
  const all = new Map<string, string>();
  return {
    get: (key) => all.get(key) ?? null,
    set: (key, value) => !!all.set(key, value),
    remove: (key) => void all.delete(key),
    keys: (start) => [...all.keys()].filter((key) => key.startsWith(start)),
    watch: () => () => {},
  };
}

export const KEY = 'wk_0123456789abcdef';
export const CONFIG: Config = {
  version: 1,
  name: 'Demo',
  default_group: 'grp_1',
  look: {
    color: '#1f5eff',
    theme: 'light',
    position: 'right',
    offset_x: 20,
    offset_y: 20,
    corner: 16,
    launcher: 'chat',
    logo: '',
  },
  languages: [],
  texts: {},
  menu: [],
  form: [],
  rating_reasons: [],
  invitations: [],
  invitation_caps: { per_session: 1, per_week: 3 },
  consent: 'implied',
  when_closed: 'form',
  history: true,
  attachments: { most_bytes: 1, types: [] },
  urge_after_s: 100,
  recall_s: 120,
  reopen_s: 86_400,
};
const GROUP: GroupStatus = {
  group: 'grp_1',
  open: true,
  opens_at: null,
  outside: 'leave_message',
  available: true,
  free: true,
  rank: null,
  from_min: null,
  to_min: null,
};

/** A server; `asked` lists what was asked of it, `sent` what was posted. */
export class Server {
  asked: string[] = [];
  sent: unknown[] = [];
  reachable = true;
  config: Config | string = CONFIG; // a text: the code of a refusal
  groups: GroupStatus[] = [GROUP];

  constructor() {
    vi.stubGlobal('fetch', (url: string, init: RequestInit) => this.answer(new URL(url), init));
  }

  private async answer({ pathname: path }: URL, init: RequestInit): Promise<Response> {
    if (!this.reachable) throw new TypeError('Failed to fetch');
    this.asked.push(path);
    if (init.credentials !== 'omit') throw Error('no cookie goes with it');
    if (init.method === 'POST') {
      this.sent.push(JSON.parse(String(init.body)));
      return new Response(null, { status: 204 });
    }
    if (path === '/v1/widget/status') return Response.json({ groups: this.groups });
    if (path !== '/v1/widget') return Response.json({ code: 'not_found' }, { status: 404 });
    if (typeof this.config !== 'string') return Response.json(this.config);
    return Response.json({ code: this.config }, { status: 401 });
  }
}

/** A chat that does what it is told, and remembers it. */
export class FakeChat implements Chat {
  did: string[] = [];
  constructor(readonly boot: Boot) {}
  open = () => this.stand(true);
  close = () => this.stand(false);
  invite = ({ id }: { id: string }) => this.note(`invite ${id}`);
  identify = (token: string) => this.note(`identify ${token}`);
  signOut = () => this.note('signOut');
  visited = () => this.note('visited');
  setLocale = (language: string) => this.note(`setLocale ${language}`);
  prefill = () => this.note('prefill');
  destroy = () => this.note('destroy');

  stand(open: boolean, unread = 0): void {
    this.note(open ? 'open' : 'close');
    this.boot.launcher({ open, unread });
  }

  private note(what: string): void {
    this.did.push(what);
  }
}

const PARTS: Record<string, (again?: number) => Promise<unknown>> = {
  chat: () => import('../../src/connect'),
  en: () => import('../../src/strings/en'),
  later: () => import('../../src/later'),
  more: () => import('../../src/more'),
  zh: () => import('../../src/strings/zh'),
};

/** The modules, with others in place of some. */
export const parts = (others: typeof PARTS = {}): Setup['part'] =>
  ((name: string, again?: number) => (others[name] ?? PARTS[name])?.(again)) as Setup['part'];

/** What a script tag without further attributes says. */
export const setup = (more: Partial<Setup> = {}): Setup => ({
  key: KEY,
  api: 'https://chat.test',
  locale: '',
  consent: null,
  look: {},
  part: parts(),
  ...more,
});

export const host = (): Element | null => document.querySelector('switchboard-widget');
export const button = (): HTMLButtonElement => {
  const found = host()?.shadowRoot?.querySelector<HTMLButtonElement>('.launch button');
  if (!found) throw Error('no launcher');
  return found;
};
