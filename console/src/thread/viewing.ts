/** Who looks at a conversation, from what the server lists and what the socket tells. Pure. */
import type { Presence } from '@/api/types';

export interface Viewer {
  agent: string;
  name: string;
  composing: boolean;
  until: string;
}

const HOLDS_MS = 45_000; // as long as the server keeps one who says nothing more

export function heardOf(
  known: readonly Viewer[],
  { agent, name, viewing, composing }: Presence,
  now: number,
): Viewer[] {
  if (!agent || typeof viewing !== 'boolean') return [...known];
  const rest = known.filter((one) => one.agent !== agent);
  if (!viewing) return rest;
  const until = new Date(now + HOLDS_MS).toISOString();
  return [...rest, { agent, name: name ?? '', composing: composing ?? false, until }];
}

export const others = (known: readonly Viewer[], me: string, now: number): Viewer[] =>
  known.filter((one) => one.agent !== me && Date.parse(one.until) > now);
