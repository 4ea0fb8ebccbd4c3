/**
 * Which actions the state of a conversation and one's part in it allow, and why not: the screen's copy
 * of the machine's table (docs/conversation.md), so that a button says beforehand what the server
 * would refuse. Pure; `reasons` in thread/reasons.ts has the codes in words.
 */
import type { Conversation } from '@/api/types';
import type { Desk } from '@/desk';
import type { ActionName } from '@/shell/action-words';

export type Viewer = Pick<Desk, 'may'> & { me: { agent: { id: string; role: string } } };
type Check = (c: Conversation, viewer: Viewer) => string | null;

const SERVED: readonly string[] = ['awaiting_agent', 'awaiting_customer', 'awaiting_confirmation'];
const OVER: readonly string[] = ['ended', 'system_ended'];
export const MOST_PARTICIPANTS = 10;

export const isOver = (c: Pick<Conversation, 'state'>): boolean => OVER.includes(c.state);
export const isOpen = (c: Pick<Conversation, 'state'>): boolean =>
  c.state === 'queued' || SERVED.includes(c.state);

export const myOffer = (c: Conversation, id: string) => c.offers?.find((o) => o.agent === id);
export const myPart = (c: Conversation, id: string) => c.participants?.find((p) => p.agent === id);

/** Whether one gets the conversation's frames: those who serve it, take part or are asked to. */
export const isWithMe = (c: Conversation, id: string): boolean =>
  c.agent === id || !!myOffer(c, id) || !!myPart(c, id);

const open: Check = (c) => (isOpen(c) ? null : 'is_over');
const served: Check = (c) => {
  if (isOver(c)) return 'is_over';
  return c.state === 'queued' ? 'still_waiting' : null;
};
/** Before anybody has asked the customer whether it is solved. */
const talking: Check = (c, v) =>
  served(c, v) ?? (c.state === 'awaiting_confirmation' ? 'being_confirmed' : null);
const waiting: Check = (c) => (c.state === 'queued' ? null : 'not_waiting');
const over: Check = (c) => (isOver(c) ? null : 'not_over');

const lead: Check = (_, v) => (v.may('conversations.supervise') ? null : 'only_leads');
const mineOrLead: Check = (c, v) =>
  c.agent === v.me.agent.id || v.may('conversations.supervise') ? null : 'not_yours';
const withMe: Check = (c, v) => (myPart(c, v.me.agent.id) ? null : mineOrLead(c, v));
const joined: Check = (c, v) => (myPart(c, v.me.agent.id) ? null : 'not_joined');
const asked: Check = (c, v) => (myOffer(c, v.me.agent.id) ? null : 'not_asked');
const room: Check = (c) =>
  (c.participants?.length ?? 0) + (c.offers?.length ?? 0) < MOST_PARTICIPANTS
    ? null
    : 'too_many_participants';
const notMine: Check = (c, v) => (c.agent === v.me.agent.id ? 'yours_already' : null);
const apart: Check = (c, v) => (isWithMe(c, v.me.agent.id) ? 'joined_already' : null);
/** To the customer speak the agent who serves it and helpers whom the customer sees. */
const speaks: Check = (c, v) => {
  const id = v.me.agent.id;
  return c.agent === id || (c.agent && myPart(c, id)?.visible) ? null : 'not_yours_to_answer';
};

const all =
  (...checks: Check[]): Check =>
  (c, v) => {
    for (const check of checks) {
      const found = check(c, v);
      if (found) return found;
    }
    return null;
  };

const never: Check = () => null;
/** Waiting ones can go to another group by anybody; later it is the owner's or a lead's to say. */
const transfer: Check = (c, v) => (c.state === 'queued' ? null : all(talking, mineOrLead)(c, v));
/** A waiting one is given, one that is served is handed over at once; leads only. */
const assign: Check = (c, v) => lead(c, v) ?? (c.state === 'queued' ? null : talking(c, v));

export const CHECKS: Partial<Record<ActionName, Check>> = {
  reply: all(served, speaks),
  note: never,
  whisper: all(lead, served),
  claim: waiting,
  accept: all(open, asked),
  decline: all(open, asked),
  assign,
  transfer,
  consult: all(served, withMe, (c, v) => (myPart(c, v.me.agent.id) ? null : room(c, v))),
  invite: all(served, mineOrLead, room),
  watch: all(lead, open, apart, room),
  'take-over': all(lead, served, notMine),
  'step-out': all(open, joined),
  'ask-to-close': all(talking, mineOrLead),
  end: all(served, mineOrLead),
  reopen: over,
  callback: all(served, mineOrLead),
  tags: never,
  why: never,
  block: never,
};

/** The code of what stands in the way, or null. */
export function hindrance(action: ActionName, c: Conversation, viewer: Viewer): string | null {
  return CHECKS[action]?.(c, viewer) ?? null;
}

/** Whether one's own message can still be taken back, `now` and `at` in ms. */
export function canRecall(c: Conversation, at: number, now: number, seconds: number): boolean {
  return isOpen(c) && now - at <= seconds * 1000;
}
