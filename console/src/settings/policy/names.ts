/** Which settings stand together on a screen. */
import type { Overrides } from '@/api/types';

type Names = readonly (keyof Overrides)[];

export const TIMERS = [
  'warn_s',
  'alarm_s',
  'reassign_s',
  'remind_s',
  'ask_s',
  'end_s',
  'confirmation',
  'confirmation_s',
  'reopen_s',
  'queue_alarm_s',
  'queue_timeout_s',
  'no_agents_s',
  'urge_every_s',
  'recall_s',
] as const satisfies Names;

export const CAPACITY = [
  'mode',
  'offer_s',
  'offer_misses',
  'queue_cap',
  'queue_warn',
  'rank_shown',
  'weight',
  'relax_language_s',
  'relax_skill_s',
  'fallback_s',
  'fallback_group',
  'overflow_waiting',
  'overflow_group',
  'transfer_offer',
  'transfer_return_s',
] as const satisfies Names;

export const HOURS = ['hours', 'outside'] as const satisfies Names;
export const TEXTS = ['texts'] as const satisfies Names;
