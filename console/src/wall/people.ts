/** What the wall says of agents, worked out from what the API tells. Pure. */
import type { Agent } from '@/api/types';

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_DIGITS = 9;

/** When an id was made, in ms: ids begin with their time; null for what is no id. */
export function madeAt(id: string): number | null {
  const digits = id.split('_')[1]?.slice(0, TIME_DIGITS) ?? '';
  if (digits.length < TIME_DIGITS) return null;
  let at = 0;
  for (const digit of digits) {
    const n = DIGITS.indexOf(digit);
    if (n < 0) return null;
    at = at * 32 + n;
  }
  return at;
}

/** The conversation an agent has had open longest; ids sort by time. */
export function longestOpen(agent: Pick<Agent, 'conversations'>): string | null {
  return [...agent.conversations].sort()[0] ?? null;
}

export type Standing = 'online' | 'busy' | 'away' | 'offline' | 'unreachable';
export const STANDINGS: readonly Standing[] = ['online', 'busy', 'away', 'unreachable', 'offline'];

/** What an agent is to the wall: whoever chose to be online and is given no work is unreachable. */
export function standing(agent: Pick<Agent, 'status' | 'connected' | 'reachable'>): Standing {
  if (agent.status === 'offline') return 'offline';
  if (!agent.connected) return 'unreachable';
  if (agent.status === 'online') return agent.reachable ? 'online' : 'unreachable';
  return agent.status === 'busy' ? 'busy' : 'away';
}

/** From 0 (free) to 1 (full); seats weigh, so it may be more. */
export const fullness = (agent: Pick<Agent, 'load' | 'capacity'>): number =>
  agent.capacity > 0 ? agent.load / agent.capacity : agent.load > 0 ? 1 : 0;

export interface Line {
  at: string;
  status: string;
  connected: boolean;
}

/** Since when an agent has been what they are, of their log in order; null when it is not in there. */
export function statusSince(
  lines: readonly Line[],
  { status, connected }: Pick<Agent, 'status' | 'connected'>,
): number | null {
  let since: number | null = null;
  for (const line of lines) {
    if (line.status !== status || line.connected !== connected) since = null;
    else since ??= Date.parse(line.at);
  }
  return since;
}

export interface Looked {
  groups: readonly string[];
  name: string;
  here: boolean; // only those who are there
}

/** The agents that are looked for; who cannot sign in any more is never among them. */
export function lookedFor(agents: readonly Agent[], { groups, name, here }: Looked): Agent[] {
  const wanted = name.trim().toLocaleLowerCase();
  const matches = (agent: Agent) =>
    agent.active &&
    (!here || standing(agent) !== 'offline') &&
    (groups.length === 0 || agent.groups.some((group) => groups.includes(group))) &&
    (wanted === '' || `${agent.name} ${agent.email}`.toLocaleLowerCase().includes(wanted));
  return agents.filter(matches);
}
