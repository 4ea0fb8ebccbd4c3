/** The files on their way to one conversation; each that has arrived is told once. */
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Mode } from '@/actions';
import { useDesk } from '@/desk';
import type { Attached } from '../log/files';
import { uploadsOf } from './uploads';

export function useUploads(conversation: string, onDone: (file: Attached, mode: Mode) => void) {
  const { api } = useDesk();
  const store = uploadsOf(api);
  const all = useSyncExternalStore(store.subscribe, store.read);
  const here = useMemo(
    () => all.filter((one) => one.conversation === conversation),
    [all, conversation],
  );
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    for (const { id, sent, mode } of here) if (sent && store.drop(id)) done.current(sent, mode);
  }, [here, store]);
  return {
    uploads: here.filter((one) => !one.sent),
    add: (files: readonly File[], mode: Mode) => store.add(conversation, files, mode),
    drop: store.drop,
    again: store.again,
  };
}
