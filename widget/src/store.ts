/** What is on the screen: one value, replaced on each change, and the hands that change it. */

import type { Words } from './i18n';
import type * as later from './later';
import type { Theme } from './look';
import type {
  Attachment,
  Boot,
  Client,
  Conversation,
  GroupStatus,
  Invitation,
  Upload,
} from './types';

/** Where one is. `log`: an earlier conversation, to read only. */
export type View = 'home' | 'form' | 'thread' | 'leave' | 'received' | 'past' | 'log';

/** What the next conversation begins with. */
export interface Begin {
  group: string;
  topic: string;
  label: string;
  invitation?: string;
  said?: string; // the invitation's words, shown above what is answered
}

/** A file on its way into a message. */
export interface Held {
  id: string;
  file: File;
  share: number; // of it, that is uploaded
  upload?: Upload;
  attachment?: Attachment;
  code?: string;
}

export interface Screen {
  open: boolean;
  view: View;
  narrow: boolean; // a phone: the panel is the whole screen
  theme: Theme;
  words: Words;
  status: readonly GroupStatus[];
  begin: Begin;
  waits: string | null; // what was written before the form came, sent after it
  past: Conversation | null; // which one is read in `log`
  contact: string; // where the left message is answered
  invitation: Invitation | null;
  tray: readonly Held[];
  filled: number; // how often the page wrote into the composer
  part: typeof later | null; // what is needed seldom, once it is there
  notice: string | null; // what went wrong, in words
  sound: boolean;
}

/** What all screens are made from; a page has one chat at a time. */
export let boot: Boot;
export let client: Client;
export let screen: Screen;
export let kept = true; // what is written outlives the page
export const images = new Map<string, Promise<ImageBitmap | null>>();
const runs = new Set<() => void>();

export const fresh = (group = ''): Begin => ({ group, topic: '', label: '' });

/** The words of the chat's language for a key. */
export const t: Words['t'] = (key, more) => screen.words.t(key, more);

export function set(change: Partial<Screen>): void {
  screen = { ...screen, ...change };
  for (const run of [...runs]) run();
}

export function subscribe(run: () => void): () => void {
  runs.add(run);
  return () => runs.delete(run);
}

/** Begins around a client, with nothing of a chat that was here before. */
export function makeApp(own: Boot, its: Client, words: Words): void {
  [boot, client] = [own, its];
  kept = boot.shared.set('kept', '1');
  images.clear();
  runs.clear();
  screen = {
    open: false,
    view: 'home',
    narrow: false,
    theme: 'light',
    words,
    status: [],
    begin: fresh(),
    waits: null,
    past: null,
    contact: '',
    invitation: null,
    tray: [],
    filled: 0,
    part: null,
    notice: null,
    sound: boot.shared.get('sound') !== 'off',
  };
}

/** Under which name the draft of what is on the screen is kept. */
export function draftKey(): string {
  return `draft:${client.snapshot.conversation?.id ?? 'new'}`;
}

const OVER = new Set(['ended', 'system_ended']);

export const isOver = (conversation: Conversation): boolean => OVER.has(conversation.state);

/** The conversation that goes on, if one does. */
export function going(): Conversation | null {
  const { conversation } = client.snapshot;
  return conversation && !isOver(conversation) ? conversation : null;
}

/** Goes to a view, and forgets what went wrong in the one before. */
export function go(view: View, change: Partial<Screen> = {}): void {
  set({ view, notice: null, ...change });
}

/** Shows a refusal in words; answers whether there was one. */
export function told(answer: { ok: boolean; code?: string } | null): boolean {
  if (!answer || answer.ok || !answer.code) return false;
  set({ notice: screen.words.error(answer.code) });
  boot.emit('error', { code: answer.code });
  return true;
}
