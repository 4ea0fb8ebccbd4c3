/** The names under which the cache holds the server's truth; one place, so that frames can find it. */
import type { State } from './types';

export interface Filters {
  view: 'open' | 'mine' | 'closed' | 'queue' | 'customer' | 'late';
  group?: string;
  agent?: string;
  state?: State;
  channel?: string;
  tag?: string;
  customer?: string;
  day?: string;
}

export const keys = {
  me: ['me'] as const,
  lists: ['conversations'] as const,
  list: (filters: Filters) => ['conversations', filters.view, filters] as const,
  conversation: (id: string) => ['conversation', id] as const,
  log: (id: string) => ['log', id] as const,
  viewers: (id: string) => ['viewers', id] as const,
  queues: ['queues'] as const,
  agents: ['agents'] as const,
  groups: ['groups'] as const,
  alarms: ['alarms'] as const,
  settings: ['settings'] as const,
  customer: (id: string) => ['customer', id] as const,
  visit: (id: string) => ['visit', id] as const,
  answers: ['answers'] as const,
  tags: ['tags'] as const,
  widget: ['widget'] as const,
  cardsSet: ['cards set'] as const,
  cards: (conversation: string) => ['cards', conversation] as const,
};
