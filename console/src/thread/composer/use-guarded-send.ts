/** Sends what is written, but asks once where somebody was quicker. */
import { useState } from 'react';
import type { Mode } from '@/actions';
import type { Log } from '@/api/log';
import { useDesk } from '@/desk';
import { newerThan } from './collision';
import type { Writing } from './use-draft';
import { useSend } from './use-send';

interface What {
  writing: Writing;
  mode: Mode;
  withWhom: string;
  log: Log;
  cannot: boolean;
  onSent(): void;
}

export function useGuardedSend({ writing, mode, withWhom, log, cannot, onSent }: What) {
  const { me } = useDesk();
  const send = useSend();
  const { draft } = writing;
  const [warned, setWarned] = useState<{ askToClose: boolean; began: number | null } | null>(null);
  const newer = mode === 'reply' ? newerThan(log.entries, draft.began, me.agent.id) : 0;
  const out = (askToClose: boolean) => {
    send(draft, mode, withWhom, askToClose);
    writing.clear();
    setWarned(null);
    onSent();
  };
  return {
    /** How many came meanwhile, while it is asked whether to send all the same. */
    asks: warned && warned.began === draft.began ? newer : 0,
    go(askToClose: boolean) {
      if (cannot) return;
      if (newer > 0 && warned?.began !== draft.began) setWarned({ askToClose, began: draft.began });
      else out(askToClose);
    },
    anyway: () => out(warned?.askToClose ?? false),
    readFirst() {
      writing.caughtUp();
      setWarned(null);
    },
  };
}
