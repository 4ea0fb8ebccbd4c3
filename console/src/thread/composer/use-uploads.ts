/** Files on their way, whatever is written meanwhile: each can be cancelled, and tried again. */
import { useEffect, useRef, useState } from 'react';
import type { Mode } from '@/actions';
import { newId } from '@/api/outbox';
import { asApiError } from '@/api/problem';
import { useDesk } from '@/desk';
import type { Attached } from '../log/files';
import { unfit, upload } from './upload';

export interface Upload {
  id: string;
  file: File;
  mode: Mode; // it goes with what is written in this mode
  part: number; // 0 to 1
  failed?: string;
}

export function useUploads(conversation: string, onDone: (file: Attached, mode: Mode) => void) {
  const { api } = useDesk();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const running = useRef(new Map<string, AbortController>());
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    const started = running.current;
    return () => {
      for (const one of started.values()) one.abort();
    };
  }, []);

  const change = (id: string, values: Partial<Upload>) =>
    setUploads((now) => now.map((one) => (one.id === id ? { ...one, ...values } : one)));
  const drop = (id: string) => {
    running.current.get(id)?.abort();
    running.current.delete(id);
    setUploads((now) => now.filter((one) => one.id !== id));
  };
  const run = async ({ id, file, mode }: Upload) => {
    const control = new AbortController();
    running.current.set(id, control);
    change(id, { failed: undefined, part: 0 });
    try {
      const onProgress = (part: number) => change(id, { part });
      const { signal } = control;
      const internal = mode !== 'reply';
      const sent = await upload({ api, conversation, file, internal, signal, onProgress });
      if (signal.aborted) return;
      done.current(sent, mode);
      drop(id);
    } catch (error) {
      if (!control.signal.aborted) change(id, { failed: asApiError(error).code });
    }
  };
  const add = (files: readonly File[], mode: Mode) => {
    const made = files.map((file): Upload => {
      const failed = unfit(file) ?? undefined;
      return { id: newId(), file, mode, part: 0, failed };
    });
    setUploads((now) => [...now, ...made]);
    for (const one of made) if (!one.failed) void run(one);
  };
  const again = (id: string) => {
    const one = uploads.find((other) => other.id === id);
    if (one && !unfit(one.file)) void run(one);
  };
  return { uploads, add, drop, again };
}
