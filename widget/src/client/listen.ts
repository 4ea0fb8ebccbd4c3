/** What is done with the link: greeted with, polled for, and where its frames go. */
import type { Conversation } from '../types';
import type { Frame, LinkNeeds, Way } from './link';
import { isOver } from './log';
import type { Waiting } from './pending';
import type { Outcome, Request } from './rest';
import type { State } from './state';
import type { Thread } from './thread';

export interface ListenNeeds {
  state: State;
  way: Way;
  thread: Thread;
  pending: Waiting;
  send<T>(request: Request): Promise<Outcome<T>>;
  turn(id: string | null): void;
  isSought(): boolean;
}

export function makeListening({
  state,
  way,
  thread,
  pending,
  send,
  turn,
  isSought,
}: ListenNeeds): Pick<LinkNeeds, 'greet' | 'poll' | 'receive'> {
  /** Which conversation is the visitor's; whether there was an answer. */
  async function find(): Promise<boolean> {
    const frame = await way.ask('hello', null, { after: 0 });
    const found = frame?.data.conversations as string[] | undefined;
    if (found?.[0]) turn(found[0]);
    else if (found && !thread.id()) turn(null);
    return !!found;
  }

  /** The same over REST. */
  async function look() {
    const path = '/v1/conversations?view=mine&limit=1';
    const found = await send<{ data: Conversation[] }>({ method: 'GET', path });
    if (!found.ok) return found.later === null ? 'same' : 'down';
    turn(found.value.data[0]?.id ?? null);
    return 'news';
  }

  async function fetched() {
    const failed = thread.id() ? await thread.sync() : null;
    pending.refresh();
    thread.marks();
    return failed;
  }

  return {
    async greet() {
      const answered = isSought() ? await find() : thread.id() || (await way.ask('ping', null, {}));
      if (!answered) return false;
      const failed = await fetched();
      void thread.askPlace();
      return !failed || failed.later === null;
    },
    async poll() {
      if (isSought()) return look();
      const before = thread.last();
      const failed = await fetched();
      if (failed) return failed.later === null ? 'same' : 'down';
      await thread.askPlace();
      return thread.last() === before ? 'same' : 'news';
    },
    receive(frame: Frame) {
      const entry = frame.op === 'entry';
      if (!entry || frame.conversation === thread.id()) thread.receive(frame);
      // Something happens in a conversation that is not shown: another may have begun.
      else if (thread.id() && isOver(state.now.conversation)) void find();
      if (entry) pending.refresh();
    },
  };
}
