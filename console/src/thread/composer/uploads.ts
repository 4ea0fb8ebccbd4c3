/**
 * All files on their way, whatever is looked at meanwhile: leaving a conversation stops none of them,
 * and what has arrived waits for whoever writes there again.
 */
import type { Mode } from '@/actions';
import type { Api } from '@/api/client';
import { newId } from '@/api/outbox';
import { asApiError } from '@/api/problem';
import type { Attached } from '../log/files';
import { unfit, upload } from './upload';

export interface Upload {
  id: string;
  conversation: string;
  file: File;
  mode: Mode; // it goes with what is written in this mode
  part: number; // 0 to 1
  failed?: string | undefined;
  sent?: Attached; // it has arrived
}

export class Uploads {
  private list: readonly Upload[] = [];
  private readonly running = new Map<string, AbortController>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly api: Api) {}

  private set(list: readonly Upload[]): void {
    this.list = list;
    for (const tell of this.listeners) tell();
  }

  private change(id: string, values: Partial<Upload>): void {
    this.set(this.list.map((one) => (one.id === id ? { ...one, ...values } : one)));
  }

  add(conversation: string, files: readonly File[], mode: Mode): void {
    const made = files.map((file): Upload => {
      const failed = unfit(file) ?? undefined;
      return { id: newId(), conversation, file, mode, part: 0, failed };
    });
    this.set([...this.list, ...made]);
    for (const one of made) if (!one.failed) void this.run(one);
  }

  /** Forgets one, stops it if it is on its way; says whether it was there. */
  drop = (id: string): boolean => {
    this.running.get(id)?.abort();
    this.running.delete(id);
    const there = this.list.some((one) => one.id === id);
    if (there) this.set(this.list.filter((one) => one.id !== id));
    return there;
  };

  again = (id: string): void => {
    const one = this.list.find((other) => other.id === id);
    if (one && !unfit(one.file)) void this.run(one);
  };

  private async run({ id, conversation, file, mode }: Upload): Promise<void> {
    const control = new AbortController();
    const { signal } = control;
    this.running.set(id, control);
    this.change(id, { failed: undefined, part: 0 });
    const onProgress = (part: number) => this.change(id, { part });
    const internal = mode !== 'reply';
    try {
      const { api } = this;
      const sent = await upload({ api, conversation, file, internal, signal, onProgress });
      if (!signal.aborted) this.change(id, { sent });
    } catch (error) {
      if (!signal.aborted) this.change(id, { failed: asApiError(error).code });
    }
  }

  read = (): readonly Upload[] => this.list;

  subscribe = (tell: () => void): (() => void) => {
    this.listeners.add(tell);
    return () => {
      this.listeners.delete(tell);
    };
  };
}

const known = new WeakMap<Api, Uploads>();

/** Those of a desk. */
export function uploadsOf(api: Api): Uploads {
  const found = known.get(api) ?? new Uploads(api);
  known.set(api, found);
  return found;
}
