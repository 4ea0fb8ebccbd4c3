/** What the wall looks at: the groups chosen in its address, their queues and agents, live. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { keys } from '@/api/keys';
import { useAgents, useGroups, useOfferedGroups, useQueues } from '@/api/queries';
import type { Agent } from '@/api/types';

export const QUEUES_MS = 5_000;
export const LISTS_MS = 10_000;
const MANY = 300; // agents are asked page by page; hints of the socket bring what changes meanwhile
const MANY_MS = 60_000;

/** The groups in the address, so that a wall display can keep its own. */
export function useChosenGroups(): [readonly string[], (groups: readonly string[]) => void] {
  const [search, setSearch] = useSearchParams();
  const text = search.getAll('group').join(' ');
  const chosen = useMemo(() => text.split(' ').filter(Boolean), [text]);
  const choose = (groups: readonly string[]) =>
    setSearch(new URLSearchParams(groups.map((group) => ['group', group])), { replace: true });
  return [chosen, choose];
}

export function useWall() {
  const [groups, choose] = useChosenGroups();
  const known = useQueryClient().getQueryData<Agent[]>(keys.agents)?.length ?? 0;
  const queues = useQueues(QUEUES_MS);
  const agents = useAgents(known > MANY ? MANY_MS : LISTS_MS);
  const all = useGroups();
  const offered = useOfferedGroups(groups);
  const among = (id: string) => groups.length === 0 || groups.includes(id);
  const names = useMemo(() => {
    const found = new Map<string, string>();
    for (const { id, name } of all.data ?? []) found.set(id, name);
    for (const { group, name } of queues.data ?? []) found.set(group, name);
    for (const { id, name } of agents.data ?? []) found.set(id, name);
    return found;
  }, [all.data, queues.data, agents.data]);
  const nameOf = useCallback((id: string | null | undefined) => names.get(id ?? '') ?? '', [names]);
  return {
    groups,
    choose,
    queues,
    agents,
    among,
    all: offered,
    nameOf,
  };
}
export type WallData = ReturnType<typeof useWall>;
