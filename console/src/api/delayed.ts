/**
 * Commands that wait some seconds so that they can be undone. Kept in the browser: one whose page was
 * closed meanwhile is sent when the console is opened again, once.
 */
import { useSyncExternalStore } from 'react';
import { Kept } from './kept';
import { newId } from './outbox';
import { type ApiError, asApiError } from './problem';

export const UNDO_MS = 6_000;
const AGAIN_MS = 3_000;

export interface Delayed {
  id: string;
  conversation: string;
  op: string;
  body: object;
  due: number; // ms
}
type Run = (one: Delayed) => Promise<unknown>;
type Failed = (one: Delayed, error: ApiError) => void;

export class DelayedCommands {
  private list: readonly Delayed[];
  private readonly kept: Kept<Delayed>;
  private readonly running = new Set<string>();
  private readonly listeners = new Set<() => void>();
  onFailed: Failed = () => undefined;

  constructor(
    place: string,
    private readonly send: Run,
  ) {
    this.kept = new Kept(place);
    this.list = this.kept.all().sort((a, b) => a.due - b.due);
    // Undone in another tab, or done there.
    this.kept.onGone((id) => this.set(this.list.filter((one) => one.id !== id)));
    for (const one of this.list) this.arm(one);
  }

  private set(list: readonly Delayed[]): void {
    this.list = list;
    for (const tell of this.listeners) tell();
  }

  /** Arms a command, which `drop` takes back while it waits. */
  add(op: string, conversation: string, body: object = {}): Delayed {
    const made: Delayed = { id: newId(), conversation, op, body, due: Date.now() + UNDO_MS };
    this.kept.put(made);
    this.set([...this.list, made]);
    this.arm(made);
    return made;
  }

  private arm(one: Delayed): void {
    setTimeout(() => void this.run(one), Math.max(0, one.due - Date.now()));
  }

  /** Takes it back; says whether that was in time. */
  drop(id: string): boolean {
    const there = this.list.some((one) => one.id === id) && !this.running.has(id);
    if (!there) return false;
    this.kept.drop(id);
    this.set(this.list.filter((one) => one.id !== id));
    return true;
  }

  /** Sends at once what waits for a conversation: something else is about to be done to it. */
  async flush(conversation: string): Promise<void> {
    await Promise.all(
      this.list.filter((o) => o.conversation === conversation).map((o) => this.run(o)),
    );
  }

  private async run(one: Delayed): Promise<void> {
    if (!this.list.some((other) => other.id === one.id) || this.running.has(one.id)) return;
    this.running.add(one.id);
    const error = await this.send(one).then(() => null, asApiError);
    this.running.delete(one.id);
    if (error?.passing || error?.code === 'signed_out') {
      setTimeout(() => void this.run(one), AGAIN_MS);
      return;
    }
    this.drop(one.id);
    if (error) this.onFailed(one, error);
  }

  /** Calls `then` once it waits no more: it was sent, or taken back, here or in another tab. */
  whenGone(id: string, then: () => void): void {
    const stop = this.subscribe(() => {
      if (this.list.some((one) => one.id === id)) return;
      stop();
      then();
    });
  }

  read = (): readonly Delayed[] => this.list;

  subscribe = (tell: () => void): (() => void) => {
    this.listeners.add(tell);
    return () => {
      this.listeners.delete(tell);
    };
  };
}

/** What waits to be done to a conversation, so that the screen can show it as done. */
export function useDelayed(commands: DelayedCommands, conversation: string): Delayed | undefined {
  const all = useSyncExternalStore(commands.subscribe, commands.read);
  return all.find((one) => one.conversation === conversation);
}
