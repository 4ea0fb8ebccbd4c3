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
  shortcuts: boolean; // single letters; Ctrl and the palette work always
}

function firstLanguage(): Language {
  for (const one of navigator.languages ?? []) {
    if (/^zh\b.*(TW|HK|MO|Hant)/i.test(one)) return 'zh-TW';
    if (/^zh\b/i.test(one)) return 'zh-CN';
    if (/^en\b/i.test(one)) return 'en';
  }
  return 'en';
}

const defaults = (): Preferences => ({
  theme: 'auto',
  density: 'comfortable',
  language: firstLanguage(),
  sounds: true,
  notifications: false,
  shortcuts: true,
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
    shortcuts: among('shortcuts', yes, base.shortcuts),
  };
}

const listeners = new Set<() => void>();
let text: string | null = null;
let now = defaults();

function read(): Preferences {
  const kept = localStorage.getItem(PLACE) ?? '';
  if (kept !== text) {
    text = kept;
    try {
      now = checked(kept ? JSON.parse(kept) : {});
    } catch {
      now = defaults();
    }
  }
  return now;
}

window.addEventListener('storage', () => {
  for (const tell of listeners) tell();
});

export const preferences = {
  read,
  set(change: Partial<Preferences>): void {
    localStorage.setItem(PLACE, JSON.stringify({ ...read(), ...change }));
    for (const tell of listeners) tell();
  },
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
