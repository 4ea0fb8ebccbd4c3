/** The draft of the mode one writes in; kept with every letter. */
import { useEffect, useState } from 'react';
import type { Mode } from '@/actions';
import { useDesk } from '@/desk';
import type { Attached } from '../log/files';
import {
  type Draft,
  draftPlace,
  EMPTY,
  keepDraft,
  loadDraft,
  pruneDrafts,
  readDraft,
  written,
} from './drafts';

export interface Writing {
  draft: Draft;
  kept: boolean;
  write(text: string): void;
  remove(file: string): void;
  offer(replies: readonly string[]): void;
  /** A file has arrived, perhaps for what is written in another mode. */
  add(file: Attached, to: Mode): void;
  /** One has read what is new: from here on others may be quicker again. */
  caughtUp(): void;
  clear(): void;
}

const withFile = (draft: Draft, file: Attached, lastSeq: number): Draft => ({
  ...written(draft, draft.text, lastSeq, Date.now()),
  began: draft.began ?? lastSeq,
  files: [...draft.files, file],
});

export function useDraft(conversation: string, mode: Mode, lastSeq: number): Writing {
  const { workspace, me } = useDesk();
  const owner = `switchboard.draft.${workspace}.${me.agent.id}`;
  const place = draftPlace(owner, conversation, mode);
  const [held, setHeld] = useState(() => ({ place, draft: loadDraft(place), kept: true }));
  useEffect(() => pruneDrafts(owner, Date.now()), [owner]);
  useEffect(() => {
    // The same draft in another tab: what is written or sent there is so here, unless one has gone on.
    const heard = ({ key, oldValue, newValue }: StorageEvent) => {
      if (key !== place) return;
      setHeld((now) =>
        now.place === place && now.draft.text === readDraft(oldValue).text
          ? { place, draft: readDraft(newValue), kept: true }
          : now,
      );
    };
    window.addEventListener('storage', heard);
    return () => window.removeEventListener('storage', heard);
  }, [place]);
  const current = held.place === place ? held : { place, draft: loadDraft(place), kept: true };
  if (current !== held) setHeld(current);
  const change = (make: (draft: Draft) => Draft) =>
    setHeld((now) => {
      const before = now.place === place ? now.draft : loadDraft(place);
      const draft = make(before);
      return { place, draft, kept: keepDraft(place, draft) };
    });
  return {
    draft: current.draft,
    kept: current.kept,
    write: (text) => change((draft) => written(draft, text, lastSeq, Date.now())),
    remove: (id) =>
      change((draft) => ({ ...draft, files: draft.files.filter((file) => file.id !== id) })),
    offer: (replies) => change((draft) => ({ ...draft, replies, at: Date.now() })),
    add: (file, to) => {
      if (to === mode) return change((draft) => withFile(draft, file, lastSeq));
      const other = draftPlace(owner, conversation, to);
      keepDraft(other, withFile(loadDraft(other), file, lastSeq));
    },
    caughtUp: () => change((draft) => ({ ...draft, began: lastSeq })),
    clear: () => change(() => EMPTY),
  };
}
