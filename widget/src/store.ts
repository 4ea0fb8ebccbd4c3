/** What is on the screen: one value, replaced on each change, and the hands that change it. */
import type { Words } from './i18n';
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
  notice: string | null; // what went wrong, in words
  sound: boolean;
}

/** Everything that screens are made from. */
export interface App {
  readonly boot: Boot;
  readonly client: Client;
  readonly kept: boolean; // what is written outlives the page
  readonly images: Map<string, Promise<ImageBitmap | null>>;
  readonly screen: Screen;
  set(change: Partial<Screen>): void;
  subscribe(run: () => void): () => void;
}

export const fresh = (group = ''): Begin => ({ group, topic: '', label: '' });

/** Makes the app around a client. */
export function makeApp(boot: Boot, client: Client, words: Words): App {
  const runs = new Set<() => void>();
  let screen: Screen = {
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
    notice: null,
    sound: boot.shared.get('sound') !== 'off',
  };
  return {
    boot,
    client,
    kept: boot.shared.set('kept', '1'),
    images: new Map(),
    get screen() {
      return screen;
    },
    set(change) {
      screen = { ...screen, ...change };
      for (const run of [...runs]) run();
    },
    subscribe(run) {
      runs.add(run);
      return () => runs.delete(run);
    },
  };
}

/** Under which name the draft of what is on the screen is kept. */
export function draftKey({ client }: App): string {
  return `draft:${client.snapshot.conversation?.id ?? 'new'}`;
}

const OVER = new Set(['ended', 'system_ended']);

export const isOver = (conversation: Conversation): boolean => OVER.has(conversation.state);

/** The conversation that goes on, if one does. */
export function going(app: App): Conversation | null {
  const { conversation } = app.client.snapshot;
  return conversation && !isOver(conversation) ? conversation : null;
}

/** Goes to a view, and forgets what went wrong in the one before. */
export function go(app: App, view: View, change: Partial<Screen> = {}): void {
  app.set({ view, notice: null, ...change });
}

/** Shows a refusal in words; answers whether there was one. */
export function told(app: App, answer: { ok: boolean; code?: string } | null): boolean {
  if (!answer || answer.ok || !answer.code) return false;
  app.set({ notice: app.screen.words.error(answer.code) });
  app.boot.emit('error', { code: answer.code });
  return true;
}
