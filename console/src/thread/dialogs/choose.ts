/** Whom one may choose from, in the order in which they can help. Pure. */
import type { Agent, Queue } from '@/api/types';

const low = (text: string) => text.toLocaleLowerCase();
export const fits = (name: string, query: string): boolean => low(name).includes(low(query.trim()));

/** Of the group first, then who is there, then who has most room. */
export function agentsFor(
  agents: readonly Agent[],
  query: string,
  group: string,
  without: readonly (string | null)[],
): Agent[] {
  const at = (one: Agent) => [
    one.reachable ? 0 : 1,
    one.groups.includes(group) ? 0 : 1,
    one.load >= one.capacity ? 1 : 0,
    one.load / Math.max(1, one.capacity),
  ];
  return agents
    .filter((one) => one.active && !without.includes(one.id) && fits(one.name, query))
    .map((one) => ({ one, at: at(one) }))
    .sort((a, b) => compared(a.at, b.at) || a.one.name.localeCompare(b.one.name))
    .map(({ one }) => one);
}

function compared(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) {
    const by = (a[i] ?? 0) - (b[i] ?? 0);
    if (by !== 0) return by;
  }
  return 0;
}

/** Open ones first, then those where one waits least. */
export function queuesFor(queues: readonly Queue[], query: string): Queue[] {
  return queues
    .filter((one) => fits(one.name, query))
    .sort(
      (a, b) =>
        Number(b.open) - Number(a.open) ||
        a.estimate_s - b.estimate_s ||
        a.name.localeCompare(b.name),
    );
}
