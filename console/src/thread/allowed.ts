/**
 * Which actions the state of a conversation allows, and why not: the screen's copy of the machine's
 * table, so that a button says beforehand what the server would refuse. Pure.
 */
import type { Conversation } from '@/api/types';
import type { Desk } from '@/desk';
import type { ActionName } from '@/shell/action-words';

const OPEN: readonly string[] = [
  'queued',
  'awaiting_agent',
  'awaiting_customer',
  'awaiting_confirmation',
];

/** The code of what stands in the way (thread/words.ts says it in words), or null. */
export function hindrance(action: ActionName, c: Conversation, desk: Desk): string | null {
  const isOpen = OPEN.includes(c.state);
  const mine = c.agent === desk.me.agent.id;
  if (action === 'claim' && c.state !== 'queued') return 'not_waiting';
  if (['end', 'ask-to-close', 'transfer'].includes(action)) {
    if (!isOpen) return 'is_over';
    if (!mine && !desk.may('conversations.supervise')) return 'not_yours';
  }
  return null;
}
