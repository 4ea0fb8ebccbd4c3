/**
 * Each command once: its id, its keys, who may do it and what it does. Buttons, the palette, `?` and
 * the keyboard all come from this table. What a command works on registers itself as a control.
 */
import type { Conversation } from './api/types';
import type { Desk } from './desk';
import type { ActionName } from './shell/action-words';
import { hindrance } from './thread/allowed';

export type Dialog =
  | 'assign'
  | 'transfer'
  | 'consult'
  | 'invite'
  | 'callback'
  | 'tags'
  | 'block'
  | 'why';
export type Mode = 'reply' | 'note' | 'whisper' | 'consult';

/** The open thread; set by thread/page.tsx. */
export interface ThreadControl {
  conversation: Conversation;
  compose(mode: Mode): void;
  /** Puts a text where the caret is in the composer; nothing is sent. Says whether one can write. */
  insert(text: string): boolean;
  open(dialog: Dialog): void;
  /** Does it, with six seconds to undo where that can be. */
  does(op: string, body?: object): void;
}
/** The list beside it; set by inbox/list.tsx. */
export interface ListControl {
  move(by: 1 | -1): void;
  search(): void;
  select(): void;
  show(view: 'mine' | 'queue' | 'all'): void;
}
export interface Shell {
  palette(): void;
  help(): void;
  go(path: string): void; // within the workspace
  panel(): void;
}

export const controls: {
  thread: ThreadControl | null;
  list: ListControl | null;
  shell: Shell | null;
} = { thread: null, list: null, shell: null };

export interface Action {
  id: ActionName;
  /** Of @mantine/hooks: "e", "mod+K", "g i" (one after the other). */
  keys: string;
  group: 'conversation' | 'list' | 'go' | 'app';
  permission?: string;
  /** Why it cannot be done now, as a code in words; null when it can. */
  hindered?(desk: Desk): string | null;
  run(): void;
}

function onThread(
  id: ActionName,
  keys: string,
  permission: string,
  run: (thread: ThreadControl) => void,
): Action {
  return {
    id,
    keys,
    group: 'conversation',
    permission,
    hindered: (desk) =>
      controls.thread ? hindrance(id, controls.thread.conversation, desk) : 'no_conversation',
    run: () => {
      if (controls.thread) run(controls.thread);
    },
  };
}

const does = (op: string) => (thread: ThreadControl) => thread.does(op);
const opens = (dialog: Dialog) => (thread: ThreadControl) => thread.open(dialog);
const composes = (mode: Mode) => (thread: ThreadControl) => thread.compose(mode);
const go = (id: ActionName, keys: string, path: string, permission?: string): Action => ({
  id,
  keys,
  group: 'go',
  permission,
  run: () => controls.shell?.go(path),
});
const list = (id: ActionName, keys: string, run: (list: ListControl) => void): Action => ({
  id,
  keys,
  group: 'list',
  hindered: () => (controls.list ? null : 'no_list'),
  run: () => {
    if (controls.list) run(controls.list);
  },
});

export const ACTIONS: readonly Action[] = [
  onThread('reply', 'r', 'conversations.say', composes('reply')),
  onThread('note', 'n', 'conversations.note', composes('note')),
  onThread('whisper', 'w', 'conversations.supervise', composes('whisper')),
  onThread('claim', 'c', 'conversations.serve', does('claim')),
  onThread('accept', 'y', 'conversations.serve', does('accept')),
  onThread('decline', 'd', 'conversations.serve', does('decline')),
  onThread('assign', 'a', 'conversations.supervise', opens('assign')),
  onThread('transfer', 't', 'conversations.move', opens('transfer')),
  onThread('consult', 'q', 'conversations.serve', opens('consult')),
  onThread('invite', 'i', 'conversations.move', opens('invite')),
  onThread('watch', 'v', 'conversations.supervise', does('watch')),
  onThread('take-over', 'o', 'conversations.supervise', does('take-over')),
  onThread('step-out', 'x', 'conversations.serve', does('step-out')),
  onThread('ask-to-close', 's', 'conversations.move', does('ask-to-close')),
  onThread('end', 'e', 'conversations.move', does('end')),
  onThread('reopen', 'u', 'conversations.serve', does('reopen')),
  onThread('callback', 'b', 'conversations.move', opens('callback')),
  onThread('tags', 'l', 'conversations.note', opens('tags')),
  onThread('why', 'h', 'conversations.read', opens('why')),
  onThread('block', 'shift+B', 'customers.write', opens('block')),
  list('next', 'j', (l) => l.move(1)),
  list('previous', 'k', (l) => l.move(-1)),
  list('search', '/', (l) => l.search()),
  list('select', 'm', (l) => l.select()),
  list('show-mine', '1', (l) => l.show('mine')),
  list('show-queue', '2', (l) => l.show('queue')),
  list('show-all', '3', (l) => l.show('all')),
  go('go-inbox', 'g i', 'inbox'),
  go('go-wall', 'g w', 'wall', 'alarms.read'),
  go('go-settings', 'g s', 'settings', 'settings.read'),
  go('go-me', 'g m', 'me'),
  { id: 'palette', keys: 'mod+K', group: 'app', run: () => controls.shell?.palette() },
  { id: 'help', keys: '?', group: 'app', run: () => controls.shell?.help() },
  { id: 'panel', keys: 'p', group: 'app', run: () => controls.shell?.panel() },
];

/** What somebody with these permissions is offered at all. */
export function offered(desk: Desk): readonly Action[] {
  return ACTIONS.filter((action) => !action.permission || desk.may(action.permission));
}

export const actionOf = (id: ActionName): Action => {
  const found = ACTIONS.find((action) => action.id === id);
  if (!found) throw new Error(`there is no action ${id}`);
  return found;
};
