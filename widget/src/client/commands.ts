/** What the visitor does: each goes into the outbox, and is answered from there. */
import type { Attachment, Client, Op } from '../types';
import type { Outbox } from './outbox';
import type { Waiting } from './pending';
import { problem } from './rest';
import type { Sender } from './sender';

type Commands = Pick<Client, 'start' | 'say' | 'command' | 'retry' | 'discard'>;

export function makeCommands(
  language: string,
  outbox: Outbox,
  pending: Waiting,
  sender: Sender,
  current: () => string | null,
  changed: () => void,
  open: () => void,
): Commands {
  const isStarting = () => outbox.waiting().some((item) => item.op === 'start');

  function give(op: Op, data: object, files?: Attachment[]) {
    const where = op === 'start' || isStarting() ? null : current();
    const { id } = outbox.add(op, where, { ...data }, files);
    const done = pending.answer(id);
    open();
    changed();
    sender.pump();
    return { id, done };
  }

  return {
    start: (args) => give('start', { ...args, language: args.language ?? language }).done,
    say(text, files = []) {
      if (!files.length && !current() && !isStarting()) return give('start', { text, language });
      const attachments = files.length ? files.map((file) => file.id) : undefined;
      return give('say', { text, attachments }, files);
    },
    async command(op, data = {}) {
      return current() || isStarting() ? give(op, data).done : problem('no_conversation');
    },
    retry(id) {
      const item = outbox.get(id);
      if (item?.status !== 'failed') return;
      outbox.change(item, { status: 'waiting', code: undefined });
      changed();
      sender.pump();
    },
    discard(id) {
      const item = outbox.get(id);
      if (!item) return;
      outbox.remove(item);
      pending.dropped(id);
      sender.wake();
      changed();
    },
  };
}
