/** From what is written to the outbox; and what is done once it has been taken. */
import type { Mode } from '@/actions';
import type { Kind, Outbox } from '@/api/outbox';
import { useDesk } from '@/desk';
import { useScope } from '../scope';
import type { Draft } from './drafts';

const KINDS: Record<Mode, Kind> = {
  reply: 'say',
  note: 'note',
  whisper: 'whisper',
  consult: 'consult',
};

/** Runs `then` once a message has been taken by the server; never when it failed. */
export function afterSent(outbox: Outbox, id: string, then: () => void): void {
  const look = () => {
    const one = outbox.read().find((other) => other.id === id);
    if (one && !one.failed && one.sent === undefined) return;
    stop();
    if (!one?.failed) then();
  };
  const stop = outbox.subscribe(look);
}

export function useSend() {
  const { outbox } = useDesk();
  const { c, does } = useScope();
  return (draft: Draft, mode: Mode, agent: string, askToClose: boolean) => {
    const sent = outbox.add({
      conversation: c.id,
      kind: KINDS[mode],
      text: draft.text.trim(),
      attachments: [...draft.files],
      ...(mode === 'reply' && draft.replies.length > 0 && { replies: [...draft.replies] }),
      ...(mode === 'consult' && agent && { agent }),
    });
    if (askToClose) afterSent(outbox, sent.id, () => does('ask-to-close'));
  };
}
