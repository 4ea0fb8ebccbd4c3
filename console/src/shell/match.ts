/** Which action a key means: "e", "shift+B", "mod+K" (Ctrl or Command), "g i" (one after the other). Pure. */
import type { Action } from '@/actions';

export interface Press {
  key: string;
  mod: boolean; // Ctrl or Command
  alt: boolean;
  at: number; // ms
}
interface First {
  key: string;
  at: number;
}
const SEQUENCE_MS = 1_200;

/** Chinese and other keyboards may write full-width signs. */
const NARROW: Record<string, string> = { '？': '?', '／': '/' };

/** A key as the table writes it; null where somebody means the browser or the system. */
export function written({ key, mod, alt }: Press): string | null {
  if (alt) return null;
  const plain = NARROW[key] ?? key;
  if (mod) return plain.length === 1 ? `mod+${plain.toUpperCase()}` : null;
  if (plain.length !== 1) return null;
  const capital = plain !== plain.toLowerCase();
  return capital ? `shift+${plain}` : plain;
}

/** Goes with the keys of one page; remembers the first of two. */
export class Matcher {
  private first: First | null = null;

  constructor(private readonly actions: readonly Action[]) {}

  /** The action, 'wait' when a second key may follow, or null. */
  match(press: Press): Action | 'wait' | null {
    const key = written(press);
    const before = this.first && press.at - this.first.at < SEQUENCE_MS ? this.first.key : null;
    this.first = null;
    if (!key) return null;
    const found = before ? this.of(`${before} ${key}`) : undefined;
    if (found) return found;
    if (this.actions.some(({ keys }) => keys.startsWith(`${key} `))) {
      this.first = { key, at: press.at };
      return 'wait';
    }
    return this.of(key) ?? null;
  }

  private of(keys: string): Action | undefined {
    return this.actions.find((action) => action.keys === keys);
  }
}

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
/** What is printed on the key that goes with commands. */
export const MOD = isMac ? '⌘' : 'Ctrl';

/** The keys of an action, one after the other, as they are printed on caps. */
export function caps(keys: string): string[][] {
  const named = (cap: string) => {
    if (cap === 'mod') return MOD;
    if (cap === 'shift') return isMac ? '⇧' : 'Shift';
    return cap.length === 1 ? cap.toUpperCase() : cap;
  };
  return keys.split(' ').map((chord) => chord.split('+').map(named));
}
