/** One's own choices: in this browser at once, and on the server so that they follow (me/sync.ts). */
import { useSyncExternalStore } from 'react';
import type { Language } from '@/i18n/words';

const PLACE = 'switchboard.preferences';

export interface Preferences {
  theme: 'light' | 'dark' | 'auto';
  density: 'comfortable' | 'compact';
  language: Language;
  sounds: boolean;
  notifications: boolean;
  enterSends: boolean; // else Enter makes a line; Ctrl Enter sends always
  shortcuts: boolean; // single letters; Ctrl and the palette work always
  starting: string; // "workspace:step" of a start that goes on (in/start.tsx); empty: none
}

/** When they were last changed, and by whom: whoever has another e-mail is somebody else. */
export interface Stamp {
  at: number; // ms; 0: never
  by: string;
}

function firstLanguage(): Language {
  for (const one of navigator.languages ?? []) {
    if (/^zh\b.*(TW|HK|MO|Hant)/i.test(one)) return 'zh-TW';
    if (/^zh\b/i.test(one)) return 'zh-CN';
    if (/^en\b/i.test(one)) return 'en';
  }
  return 'en';
}

const START = /^[a-z][a-z0-9-]{1,31}:(look|snippet|invite)$/;

const defaults = (): Preferences => ({
  theme: 'auto',
  density: 'comfortable',
  language: firstLanguage(),
  sounds: true,
  notifications: false,
  enterSends: false,
  shortcuts: true,
  starting: '',
});

/** What of anything stored is a preference with a value that it may have. */
export function checked(found: unknown): Preferences {
  const base = defaults();
  if (typeof found !== 'object' || found === null) return base;
  const given = found as Record<string, unknown>;
  const among = <V>(name: keyof Preferences, values: readonly V[], otherwise: V): V =>
    values.includes(given[name] as V) ? (given[name] as V) : otherwise;
  const yes = [true, false] as const;
  return {
    theme: among('theme', ['light', 'dark', 'auto'] as const, base.theme),
    density: among('density', ['comfortable', 'compact'] as const, base.density),
    language: among('language', ['en', 'zh-CN', 'zh-TW'] as const, base.language),
    sounds: among('sounds', yes, base.sounds),
    notifications: among('notifications', yes, base.notifications),
    enterSends: among('enterSends', yes, base.enterSends),
    shortcuts: among('shortcuts', yes, base.shortcuts),
    starting: START.test(String(given.starting ?? '')) ? String(given.starting) : '',
  };
}

/** When and by whom, of anything stored. */
export function stampOf(found: unknown): Stamp {
  const { at, by } = (found ?? {}) as Record<string, unknown>;
  return { at: typeof at === 'number' && at > 0 ? at : 0, by: typeof by === 'string' ? by : '' };
}

const listeners = new Set<() => void>();
let text: string | null = null;
let now = defaults();
let stamp: Stamp = { at: 0, by: '' };

function read(): Preferences {
  const kept = localStorage.getItem(PLACE) ?? '';
  if (kept !== text) {
    text = kept;
    const found = parsed(kept);
    now = checked(found);
    stamp = stampOf(found);
  }
  return now;
}

function parsed(kept: string): unknown {
  try {
    return kept ? JSON.parse(kept) : {};
  } catch {
    return {}; // somebody else's writing
  }
}

function write(next: Preferences, stamped: Stamp): void {
  localStorage.setItem(PLACE, JSON.stringify({ ...next, ...stamped }));
  for (const tell of listeners) tell();
}

window.addEventListener('storage', () => {
  for (const tell of listeners) tell();
});

export const preferences = {
  read,
  stamp(): Stamp {
    read();
    return stamp;
  },
  /** `by`: whose they are, where that is known. */
  set(change: Partial<Preferences>, by?: string): void {
    const before = read();
    write({ ...before, ...change }, { by: by ?? stamp.by, at: Date.now() });
  },
  /** Those that are kept elsewhere, in place of these. */
  take: write,
  subscribe(tell: () => void): () => void {
    listeners.add(tell);
    return () => {
      listeners.delete(tell);
    };
  },
};

export function usePreferences(): Preferences {
  return useSyncExternalStore(preferences.subscribe, preferences.read);
}
