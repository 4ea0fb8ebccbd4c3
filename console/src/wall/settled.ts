/** Whether the cause of an alarm is over, as far as the wall can tell. Pure. */
import type { Agent, Alarm, Conversation, Queue } from '@/api/types';
import { isWaiting } from '@/shared/states';

export interface Now {
  late: readonly Conversation[] | null; // all of them; null: not known
  asked: number; // when that was so, in ms of the server's clock
  queues: readonly Queue[];
  agents: readonly Agent[];
}
type Check = (
  alarm: Pick<Alarm, 'code' | 'at' | 'group' | 'conversation' | 'data'>,
  now: Now,
) => boolean;

const SURE_MS = 3_000; // an alarm may be known before the row that it is about

/** Its customer waits no more, or for something newer. */
const answered: Check = ({ at, conversation }, { late, asked }) => {
  const told = Date.parse(at);
  if (!late || asked < told + SURE_MS) return false;
  const since = (one: Conversation) => Date.parse(one.waiting_since ?? at);
  return !late.some((one) => one.id === conversation && since(one) <= told);
};

/** Whether a conversation's customer has an answer since they pressed for one. */
export function isEased(at: string, { state, waiting_since }: Conversation): boolean {
  return !isWaiting(state) || Date.parse(waiting_since ?? at) > Date.parse(at);
}

const CHECKS: Record<string, Check> = {
  slow_answer: answered,
  queue_wait: answered,
  queue_long: ({ group }, { queues }) =>
    queues.some((one) => one.group === group && one.waiting === 0),
  missed_offers: ({ data }, { agents }) => {
    const { agent } = data as Record<string, unknown>;
    return agents.some((one) => one.id === agent && one.status_reason !== 'missed_offers');
  },
};

export const isSettled: Check = (alarm, now) => CHECKS[alarm.code]?.(alarm, now) ?? false;
