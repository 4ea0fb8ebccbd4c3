/**
 * What was written and is not in the log yet. Kept in the browser, so a reload or a crash loses
 * nothing; each message has an id of its own, so sending it twice is harmless. One after another in
 * each conversation; tried again while that may help, else it stays and says why.
 */
import { useMemo, useSyncExternalStore } from 'react';
import { Kept } from './kept';
import { type ApiError, asApiError } from './problem';

export type Kind = 'say' | 'note' | 'whisper' | 'consult';
export interface Outgoing {
  id: string; // client_message_id
  conversation: string;
  kind: Kind;
  text: string;
  attachments: { id: string; name: string; type: string; size: number }[];
  agent?: string; // whom a consult asks
  replies?: string[]; // which the customer may press
  at: number;
  failed?: string; // the code of what will not pass by itself
  sent?: number; // its number in the log, once acknowledged
}
export type Send = (message: Outgoing) => Promise<number | null>;

const LONGEST_PAUSE_MS = 20_000;

export class Outbox {
  private list: readonly Outgoing[];
  private readonly kept: Kept<Outgoing>;
  private readonly busy = new Set<string>();
  private readonly listeners = new Set<() => void>();

  constructor(
    place: string,
    private readonly send: Send,
  ) {
    this.kept = new Kept(place);
    this.list = this.kept.all().sort((a, b) => a.at - b.at);
    this.kept.onGone((id) => this.set(this.list.filter((one) => one.id !== id)));
  }

  private set(list: readonly Outgoing[]): void {
    this.list = list;
    for (const tell of this.listeners) tell();
  }

  private change(id: string, change: Partial<Outgoing>): void {
    const found = this.list.find((one) => one.id === id);
    if (!found) return;
    const changed = { ...found, ...change };
    this.kept.put(changed);
    this.set(this.list.map((one) => (one.id === id ? changed : one)));
  }

  add(message: Omit<Outgoing, 'id' | 'at'>): Outgoing {
    const made: Outgoing = { ...message, id: newId(), at: Date.now() };
    this.kept.put(made);
    this.set([...this.list, made]);
    void this.run(made.conversation);
    return made;
  }

  /** Tries everything that waits; after a start, and when the network is back. */
  wake(): void {
    for (const conversation of new Set(this.list.map((one) => one.conversation)))
      void this.run(conversation);
  }

  retry(id: string): void {
    const message = this.list.find((one) => one.id === id);
    if (!message) return;
    this.change(id, { failed: undefined });
    void this.run(message.conversation);
  }

  /** Forget it: thrown away by its writer, or seen in the log. */
  drop(id: string): void {
    if (!this.list.some((one) => one.id === id)) return;
    this.kept.drop(id);
    this.set(this.list.filter((one) => one.id !== id));
  }

  read = (): readonly Outgoing[] => this.list;

  subscribe = (tell: () => void): (() => void) => {
    this.listeners.add(tell);
    return () => {
      this.listeners.delete(tell);
    };
  };

  private next(conversation: string): Outgoing | undefined {
    return this.list.find((one) => one.conversation === conversation && !one.failed && !one.sent);
  }

  private async run(conversation: string, failures = 0): Promise<void> {
    if (this.busy.has(conversation)) return;
    const message = this.next(conversation);
    if (!message) return;
    this.busy.add(conversation);
    const error = await this.tried(message);
    this.busy.delete(conversation);
    if (!error) return this.run(conversation);
    if (!error.passing && error.code !== 'signed_out') {
      this.change(message.id, { failed: error.code });
      return this.run(conversation);
    }
    const pause = Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** failures);
    setTimeout(() => void this.run(conversation, failures + 1), pause);
  }

  private async tried(message: Outgoing): Promise<ApiError | null> {
    try {
      const seq = await this.send(message);
      this.change(message.id, { sent: seq ?? -1 });
      return null;
    } catch (error) {
      return asApiError(error);
    }
  }
}

/** A unique id, also on pages without a secure context, where randomUUID is missing. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
}

export function useOutgoing(outbox: Outbox, conversation: string): readonly Outgoing[] {
  const all = useSyncExternalStore(outbox.subscribe, outbox.read);
  return useMemo(() => all.filter((one) => one.conversation === conversation), [all, conversation]);
}
