/** The numbers at the top of the wall. Pure. */
import type { Agent, Queue } from '@/api/types';

export interface Totals {
  waiting: number;
  served: number;
  late: number;
  reachable: number;
  agents: number;
}

/** Of the queues and agents given; each conversation counts once, however many take part in it. */
export function totals(queues: readonly Queue[], agents: readonly Agent[]): Totals {
  const served = new Set(agents.flatMap((agent) => agent.conversations));
  const active = agents.filter((agent) => agent.active);
  return {
    waiting: queues.reduce((sum, queue) => sum + queue.waiting, 0),
    served: served.size,
    late: queues.reduce((sum, queue) => sum + queue.late, 0),
    reachable: active.filter((agent) => agent.reachable).length,
    agents: active.length,
  };
}
