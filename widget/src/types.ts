/** What the parts of the widget say to each other. The server's shapes come from the contract. */
import type { components } from '../../contract/api';
import type * as later from './later';
import type { Strings } from './strings/en';

type Schemas = components['schemas'];

export type Conversation = Schemas['ConversationShown'];
/** `data` by type is in the API description; what is in it came from people: never trust its form. */
export type Entry = Omit<Schemas['EntryShown'], 'data'> & { data: Record<string, unknown> };
export type Place = Schemas['PlaceShown'];
export type Marks = Schemas['MarksShown'];

/** Language → text; "*" is any language. */
export type Worded = Readonly<Record<string, string>>;

export interface Look {
  color: string;
  theme: 'auto' | 'light' | 'dark';
  position: 'right' | 'left';
  offset_x: number;
  offset_y: number;
  corner: number;
  launcher: 'chat' | 'question' | 'wave' | 'headset' | 'logo';
  logo: string;
}

export interface MenuItem {
  id: string;
  label: Worded;
  group: string;
  topic: string;
}

export interface Field {
  name: string;
  type: 'text' | 'email' | 'phone' | 'select' | 'textarea' | 'checkbox';
  label: Worded;
  required: boolean;
  options: { value: string; label: Worded }[];
}

export interface RatingReason {
  code: string;
  label: Worded;
  scores: number[];
}

export interface Invitation {
  id: string;
  enabled: boolean;
  text: Worded;
  group: string;
  topic: string;
  languages: string[];
  when: {
    url: string[];
    not_url: string[];
    seconds_on_page: number;
    scroll_percent: number;
    visits: number;
    returning: boolean | null;
    attributes: { name: string; op: 'at_least' | 'at_most' | 'is' | 'is_not'; value: string }[];
  };
}

/** What a tenant has set of its widget: `GET /v1/widget`. */
export interface Config {
  version: number;
  name: string;
  default_group: string;
  look: Look;
  languages: string[];
  texts: Record<string, Record<string, string>>;
  menu: MenuItem[];
  form: Field[];
  rating_reasons: RatingReason[];
  invitations: Invitation[];
  invitation_caps: { per_session: number; per_week: number };
  consent: 'implied' | 'ask' | 'never';
  when_closed: 'form' | 'hide';
  history: boolean;
  attachments: { most_bytes: number; types: string[] };
  urge_after_s: number;
  recall_s: number;
  reopen_s: number;
}

/** Whether somebody is there, and how long it takes: a row of `GET /v1/widget/status`. */
export interface GroupStatus {
  group: string;
  open: boolean;
  opens_at: string | null;
  outside: 'leave_message' | 'queue' | 'bot';
  available: boolean;
  free: boolean;
  rank: number | null;
  from_min: number | null;
  to_min: number | null;
}

export interface Attachment {
  id: string;
  name: string;
  type: string;
  size: number;
}

// ---------------------------------------------------------------- the client

/** How the client reaches the server at the moment. */
export type Link =
  | 'idle' // nothing to listen to
  | 'connecting'
  | 'live' // over a socket
  | 'polling' // over REST, where sockets do not get through
  | 'offline'; // the server cannot be reached at all

/** Who the visitor is to the server. `gone`: the key or the tenant is no more. */
export type Standing = 'unknown' | 'known' | 'blocked' | 'gone';

export type Op =
  | 'start'
  | 'say'
  | 'return'
  | 'leave_message'
  | 'leave_queue'
  | 'leave'
  | 'urge'
  | 'confirm'
  | 'reject'
  | 'rate'
  | 'recall';

/** A command that waits for its answer, in the order in which it was given; tabs share them. */
export interface Pending {
  id: string;
  op: Op;
  conversation: string | null; // null: whichever is open when its turn comes
  data: Record<string, unknown>;
  attachments: Attachment[]; // what `data.attachments` names, to show it
  at: number;
  // sent: acknowledged, its entry is on its way. failed: refused; only what has the visitor's words
  // (say, start and return with a text, leave_message, rate) stays so, the rest is just answered.
  status: 'waiting' | 'sent' | 'failed';
  code?: string; // why it failed
}

/** What came of a command. */
export type Answer = { ok: true; conversation: string; seq: number | null } | Refusal;
export interface Refusal {
  ok: false;
  // The server's, or the client's own: offline, aborted, no_conversation, no_visitor, not_json,
  // http_<status>, attachment_empty, attachment_too_large, type_not_allowed, upload_failed.
  code: string;
  detail: string;
}

/** All that is known, replaced on each change and never changed in place. */
export interface Snapshot {
  standing: Standing;
  customer: string | null;
  link: Link;
  retryAt: number | null; // when it tries again (ms), while offline
  conversation: Conversation | null; // the current one as the server or its log says
  entries: readonly Entry[]; // its log, in order and without a hole, from `entries[0].seq` on
  earlier: boolean; // whether there is more before the first
  loading: boolean; // the log is being fetched for the first time
  pending: readonly Pending[];
  place: Place | null;
  typing: string | null; // the name (or "") of who is typing
  unread: number; // messages of the other side that were not read, in any tab
  readSeq: number;
}

export interface StartArgs {
  text?: string;
  group?: string;
  topic?: string;
  language?: string;
  invitation?: string;
  fresh?: boolean; // not the one that has ended
}

/** What the visitor says of themselves; not believed where the tenant signs something. */
export interface Profile {
  name?: string;
  email?: string;
  language?: string;
  attributes?: Record<string, string>;
}

export interface Upload {
  readonly done: Promise<{ ok: true; attachment: Attachment } | Refusal>;
  abort(): void;
}

/** Talks to the server. Knows no page and no clock of its own, so that tests give it theirs. */
export interface Client {
  readonly snapshot: Snapshot;
  subscribe(run: () => void): () => void;
  /** Take up what is stored, and listen while there is a conversation to listen to. */
  open(): void;
  /** Let go of socket and timers; what waits stays stored. */
  close(): void;
  /** The page came back from sleep, the network changed: look at once. */
  poke(): void;

  start(args: StartArgs): Promise<Answer>;
  /** Queue a message; `id` is that of its Pending. It starts a conversation where there is none. */
  say(text: string, attachments?: Attachment[]): { id: string; done: Promise<Answer> };
  command(op: Exclude<Op, 'start' | 'say'>, data?: Record<string, unknown>): Promise<Answer>;
  /** A failed one again, with the same id. */
  retry(id: string): void;
  discard(id: string): void;
  upload(file: File, progress: (share: number) => void): Upload;
  /** An address to fetch an attachment from, for a few minutes. */
  fileUrl(conversation: string, attachment: string): Promise<string | null>;

  typing(): void;
  /** All up to this number was seen. */
  read(seq: number): void;
  loadEarlier(): Promise<void>;
  /** Earlier conversations, latest first. */
  history(cursor?: string): Promise<{ data: Conversation[]; next_cursor: string | null } | Refusal>;
  /** The whole log of a conversation. */
  log(conversation: string): Promise<Entry[] | Refusal>;
  status(): Promise<GroupStatus[] | Refusal>;
  picture(agent: string): Promise<{ type: string; data: string } | null>;
  /** Begin afresh beside the current conversation, which stays in the history. */
  leaveBehind(): void;

  profile(profile: Profile): Promise<Refusal | null>;
  identify(token: string): Promise<Refusal | null>;
  signOut(): void;
  /** Page trail and device; kept until there is a visitor to tell it of. */
  visit(visit: Visit): void;
}

export interface Page {
  url: string;
  title: string;
  referrer: string;
  at: string;
}

export interface Visit {
  pages: Page[];
  device: { browser: string; os: string; kind: 'desktop' | 'phone' | 'tablet'; screen: string };
  language: string;
  time_zone: string;
  attributes: Record<string, string>;
}

/** What tabs of one site share; `set` answers whether it was kept. */
export interface Shared {
  get(key: string): string | null;
  set(key: string, value: string): boolean;
  remove(key: string): void;
  keys(prefix: string): string[];
  /** Hears of changes by other tabs. */
  watch(run: (key: string) => void): () => void;
}

export interface SocketLike {
  onopen: (() => void) | null;
  onmessage: ((event: { data: string }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(text: string): void;
  close(): void;
}

/** Everything the client needs from outside. */
export interface Platform {
  now(): number;
  random(): number; // 0 ≤ x < 1
  id(): string; // fresh, ≤ 64 characters of A-Za-z0-9_.:-
  after(ms: number, run: () => void): () => void; // answers its cancellation
  fetch(url: string, init: RequestInit): Promise<Response>;
  socket(url: string): SocketLike;
  post(url: string, form: FormData, progress: (share: number) => void): Posting;
  online(): boolean;
  shared: Shared;
}

export interface Posting {
  readonly done: Promise<number>; // the HTTP status; 0 when it failed
  abort(): void;
}

// ---------------------------------------------------------------- loader and chat

export type Event =
  | 'ready'
  | 'open'
  | 'close'
  | 'unread' // detail: number
  | 'message' // detail: { from: 'customer' | 'agent', text }
  | 'conversation' // detail: { id, state }
  | 'invitation' // detail: { id, event: 'shown' | 'opened' }
  | 'error'; // detail: { code }

export interface Prefill {
  name?: string;
  email?: string;
  text?: string;
  attributes?: Record<string, string>;
}

/** What the loader hands to the chat, which it loads on the first click or invitation. */
export interface Boot {
  api: string; // origin and path before /v1, without a slash at its end
  key: string;
  config: Config;
  root: ShadowRoot; // of the host element; the launcher is in it
  shared: Shared;
  language: string; // of the screen, BCP 47
  strings: Strings; // our own words of it
  words(language: string): Promise<Strings>; // of another one
  prefill: Prefill;
  identity: string | null;
  later(): Promise<typeof later>; // what is needed seldom
  visit(): Promise<Visit | null>; // null without consent
  consent: { readonly given: boolean | null; give(yes: boolean): void }; // null: not asked yet
  emit(event: Event, detail?: unknown): void;
  /** Tells the launcher what to show. */
  launcher(state: { open: boolean; unread: number }): void;
}

/** What the chat lets the loader do. */
export interface Chat {
  open(): void;
  close(): void;
  invite(invitation: Invitation): void;
  identify(token: string): void;
  signOut(): void;
  visited(): void;
  setLocale(language: string): void;
  prefill(prefill: Prefill): void;
  destroy(): void;
}

export type Mount = (boot: Boot) => Chat;
