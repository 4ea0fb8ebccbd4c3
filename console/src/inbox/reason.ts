/** Why a conversation stands where it stands, as a code of words.ts with its values; and its one clock. */
import type { Conversation } from '@/api/types';
import { isLate, offeredTo } from './order';

export type Tone = 'late' | 'soon' | 'calm' | 'quiet';
export type ReasonCode =
  | 'offered'
  | 'asked_to_join'
  | 'urged'
  | 'answer_late'
  | 'answer_due'
  | 'unanswered'
  | 'waits_long'
  | 'waits'
  | 'opens_later'
  | 'silent'
  | 'reminded'
  | 'being_confirmed'
  | 'over';
export interface Reason {
  code: ReasonCode;
  tone: Tone;
  /** Since when (ms) it is so, where that is worth telling. */
  since: number | null;
}

const ms = (at: string | null | undefined): number | null => (at ? Date.parse(at) : null);
const has = (c: Conversation, alarm: string) => !!c.alarms?.includes(alarm);

function answer(c: Conversation): [ReasonCode, Tone] {
  if (c.urged) return ['urged', 'late'];
  if (isLate(c)) return ['answer_late', 'late'];
  return has(c, 'warn') ? ['answer_due', 'soon'] : ['unanswered', 'calm'];
}

function waiting(c: Conversation): [ReasonCode, Tone] {
  if (c.opens_at) return ['opens_later', 'quiet'];
  if (c.urged) return ['urged', 'late'];
  return isLate(c) ? ['waits_long', 'late'] : ['waits', 'calm'];
}

function byState(c: Conversation): [ReasonCode, Tone] {
  switch (c.state) {
    case 'awaiting_agent':
      return answer(c);
    case 'queued':
      return waiting(c);
    case 'awaiting_customer':
      return has(c, 'remind') ? ['reminded', 'quiet'] : ['silent', 'quiet'];
    case 'awaiting_confirmation':
      return ['being_confirmed', 'quiet'];
    default:
      return ['over', 'quiet'];
  }
}

export function reasonOf(c: Conversation, me: string): Reason {
  const offer = offeredTo(c, me);
  if (offer) {
    const code = offer.kind === 'invite' ? 'asked_to_join' : 'offered';
    return { code, tone: 'soon', since: null };
  }
  const [code, tone] = byState(c);
  return { code, tone, since: code === 'over' ? null : ms(c.waiting_since) };
}

export interface Countdown {
  /** What is due, by the name of the step; words.ts says it. */
  name: 'offer' | 'opening' | 'answer' | 'queue' | 'late';
  at: number; // ms
}

function stepOf(c: Conversation, name: string): number | null {
  return ms(c.deadlines?.find((step) => step.name === name)?.at);
}

/** The next deadline that matters to whoever works on it: one, or none. */
export function countdownOf(c: Conversation, me: string): Countdown | null {
  const offer = ms(offeredTo(c, me)?.until);
  if (offer) return { name: 'offer', at: offer };
  if (c.opens_at) return { name: 'opening', at: Date.parse(c.opens_at) };
  if (isLate(c)) {
    const since = ms(c.late_since);
    return since ? { name: 'late', at: since } : null;
  }
  if (c.state !== 'awaiting_agent' && c.state !== 'queued') return null;
  const at = stepOf(c, 'warn') ?? stepOf(c, 'alarm'); // as the thread's head counts
  return at ? { name: c.state === 'queued' ? 'queue' : 'answer', at } : null;
}

const SOON_MS = 60_000;

/** How a countdown stands: its tone, and whether it has passed. */
export function standing(one: Countdown, now: number): { left: number; tone: Tone } {
  const left = one.at - now;
  if (one.name === 'opening') return { left, tone: 'quiet' };
  if (left < 0) return { left, tone: 'late' };
  return { left, tone: left < SOON_MS ? 'soon' : 'calm' };
}
