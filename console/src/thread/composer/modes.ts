/** In which ways one may write into a conversation, and which is the first. Pure. */
import type { Mode } from '@/actions';
import type { Conversation } from '@/api/types';
import { hindrance, myPart, type Viewer } from '../allowed';

export const MODES: readonly Mode[] = ['reply', 'note', 'whisper', 'consult'];
const NEEDS: Record<Mode, string> = {
  reply: 'conversations.say',
  note: 'conversations.note',
  whisper: 'conversations.supervise',
  consult: 'conversations.serve',
};

/** One whispers to whoever serves, not to oneself: after taking over, one answers the customer. */
const toOneself = (mode: Mode, c: Conversation, viewer: Viewer) =>
  mode === 'whisper' && c.agent === viewer.me.agent.id;

/** Those one's role has at all; a consult needs somebody to talk with. */
export function modesOf(c: Conversation, viewer: Viewer, withWhom: string): readonly Mode[] {
  return MODES.filter((mode) => {
    if (!viewer.may(NEEDS[mode]) || toOneself(mode, c, viewer)) return false;
    return mode !== 'consult' || withWhom !== '' || !!thread(c, viewer.me.agent.id);
  });
}

/** Whom a side thread is with already: oneself, or the one whom the owner consults. */
export function thread(c: Conversation, me: string): string | undefined {
  if (myPart(c, me)) return me;
  return consulted(c)[0];
}

export const consulted = (c: Conversation): string[] =>
  (c.participants ?? []).filter((one) => one.part === 'consulted').map((one) => one.agent);

/** The wanted mode where the state allows it, else what one most likely wants to write. */
export function modeNow(c: Conversation, viewer: Viewer, wanted: Mode | null): Mode {
  const free = wanted && !toOneself(wanted, c, viewer);
  if (free && !hindrance(wanted, c, viewer)) return wanted;
  if (!hindrance('reply', c, viewer)) return 'reply';
  const part = myPart(c, viewer.me.agent.id)?.part;
  if (part === 'consulted' && !hindrance('consult', c, viewer)) return 'consult';
  return 'note';
}
