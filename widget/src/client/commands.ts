/** What the visitor does: each goes into the outbox, and is answered from there. */
import type { Attachment, Client, Op } from '../types';
import type { Outbox } from './outbox';
import type { Waiting } from './pending';
import { problem, refusal } from './rest';
import type { Sender } from './sender';

export interface CommandNeeds {
  outbox: Outbox;
  pending: Waiting;
  language: string;
  current(): string | null;
  sender: Sender;
  changed(): void;
  open(): void;
}

type Commands = Pick<Client, 'start' | 'say' | 'command' | 'retry' | 'discard'>;

export function makeCommands(needs: CommandNeeds): Commands {
  const { outbox, pending, language, current, sender, changed, open } = needs;
  const isWaiting = (op: Op) =>
    outbox.all().some((item) => item.op === op && item.status === 'waiting');

  function give(op: Op, data: object, files: Attachment[] = []) {
    const where = op === 'start' || isWaiting('start') ? null : current();
    const item = outbox.add(op, where, { ...data }, files);
    const done = pending.answer(item.id);
    open();
    changed();
    sender.pump();
    return { id: item.id, done };
  }

  return {
    start: (args) => give('start', { ...defined(args), language: args.language ?? language }).done,
    say(text, attachments = []) {
      const ids = attachments.map((attachment) => attachment.id);
      if (!current() && !ids.length && !isWaiting('start'))
        return give('start', { text, language });
      return give('say', { text, ...(ids.length ? { attachments: ids } : {}) }, attachments);
    },
    async command(op, data = {}) {
      if (!current() && !isWaiting('start')) return refusal(problem('no_conversation'));
      return give(op, data).done;
    },
    retry(id) {
      const item = outbox.get(id);
      if (item?.status !== 'failed') return;
      const { code: _, ...kept } = item;
      outbox.change(kept, { status: 'waiting' });
      changed();
      sender.pump();
    },
    discard(id) {
      const item = outbox.get(id);
      if (!item) return;
      outbox.remove(item);
      pending.dropped(id, 'aborted');
      sender.wake();
      changed();
    },
  };
}

/** Only what is given: the server takes no nulls for absent. */
function defined(args: object): object {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
}
