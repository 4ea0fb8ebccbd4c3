/** What numbers the API takes, and what holds where nothing is set; tests compare with the contract. */
import type { Policy } from '@/api/types';

export interface Limit {
  usual: number;
  least: number;
  most: number;
}

type Numbers = { [N in keyof Policy]: Policy[N] extends number ? N : never }[keyof Policy];

const DAY = 86_400;
const limit = (usual: number, least: number, most: number): Limit => ({ usual, least, most });

export const LIMITS = {
  warn_s: limit(100, 1, DAY),
  alarm_s: limit(180, 1, DAY),
  reassign_s: limit(300, 1, DAY),
  remind_s: limit(300, 1, 30 * DAY),
  ask_s: limit(480, 1, 30 * DAY),
  end_s: limit(600, 1, 30 * DAY),
  confirmation_s: limit(600, 1, 30 * DAY),
  reopen_s: limit(DAY, 0, 365 * DAY),
  queue_alarm_s: limit(60, 1, DAY),
  queue_timeout_s: limit(1800, 1, 30 * DAY),
  no_agents_s: limit(600, 1, 30 * DAY),
  queue_cap: limit(200, 1, 1000),
  queue_warn: limit(160, 1, 1000),
  rank_shown: limit(5, 0, 50),
  urge_every_s: limit(60, 1, DAY),
  recall_s: limit(120, 0, 30 * DAY),
  offer_s: limit(30, 5, DAY),
  offer_misses: limit(3, 1, 100),
  transfer_return_s: limit(120, 5, DAY),
  weight: limit(1, 1, 100),
  relax_language_s: limit(30, 0, DAY),
  relax_skill_s: limit(60, 0, DAY),
  fallback_s: limit(120, 1, DAY),
  overflow_waiting: limit(50, 1, 1000),
} satisfies Record<Numbers, Limit>;

export type NumberName = keyof typeof LIMITS;
export type TimeName = Extract<NumberName, `${string}_s`>;
export type CountName = Exclude<NumberName, TimeName>;

export const isNumber = (name: string): name is NumberName => name in LIMITS;
export const isTime = (name: string): name is TimeName => isNumber(name) && name.endsWith('_s');

export const MODES = ['assign', 'offer', 'pull'] as const;
export const OUTSIDE = ['leave_message', 'queue', 'bot'] as const;

const numbers = Object.fromEntries(
  Object.entries(LIMITS).map(([name, { usual }]) => [name, usual]),
) as Record<NumberName, number>;

/** What holds where a tenant has set nothing. */
export const USUAL: Policy = {
  ...numbers,
  confirmation: true,
  transfer_offer: true,
  mode: 'assign',
  outside: 'leave_message',
  fallback_group: '',
  overflow_group: '',
  hours: {},
  texts: {},
};
