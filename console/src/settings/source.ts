/** Where the forms' values live: the tenant's settings, one group, one agent. */
import { type QueryKey, useQuery } from '@tanstack/react-query';
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import type { Agent, Group, Overrides, Settings } from '@/api/types';
import { type Desk, useDesk } from '@/desk';
import type { Source } from './saving';

export function useSettings() {
  const { api } = useDesk();
  const queryFn = () => data(api.GET('/v1/settings', {}));
  return useQuery<Settings>({ queryKey: keys.settings, queryFn, staleTime: 30_000 });
}

interface Whole<S> {
  now(): S;
  again(): Promise<S>;
  write(change: object, match: string): Promise<unknown>;
}

/** A form's value as a part of something with a version: `pick` takes it, `change` is its PATCH. */
export function part<S extends { version: number }, D>(
  name: string,
  whole: Whole<S>,
  pick: (whole: S) => D,
  change: (to: D, from: D) => object,
): Source<D> {
  const kept = (one: S) => ({ value: pick(one), version: one.version });
  return {
    name,
    now: () => kept(whole.now()),
    again: async () => kept(await whole.again()),
    write: (to, from, match) => whole.write(change(to, from), match),
  };
}

/** The tenant's settings; on the screen already, so the cache has them. */
export function tenantOf({ api, cache }: Desk, shown: Settings): Whole<Settings> {
  return {
    now: () => cache.getQueryData<Settings>(keys.settings) ?? shown,
    again: () =>
      cache.fetchQuery({
        queryKey: keys.settings,
        queryFn: () => data(api.GET('/v1/settings', {})),
        staleTime: 0,
      }),
    async write(body, match) {
      const headers = { 'If-Match': match };
      const kept = await data(api.PATCH('/v1/settings', { params: { header: headers }, body }));
      cache.setQueryData<Settings>(keys.settings, kept);
    },
  };
}

function listed<T extends { id: string }>(desk: Desk, key: QueryKey, shown: T) {
  const { cache } = desk;
  return {
    now: () => cache.getQueryData<T[]>(key)?.find((one) => one.id === shown.id) ?? shown,
    keep(kept: T): T {
      cache.setQueryData<T[]>(key, (all) => all?.map((one) => (one.id === kept.id ? kept : one)));
      return kept;
    },
  };
}

export function groupOf(desk: Desk, shown: Group): Whole<Group> {
  const { api } = desk;
  const path = { group: shown.id };
  const list = listed(desk, keys.groups, shown);
  return {
    now: list.now,
    again: async () => list.keep(await data(api.GET('/v1/groups/{group}', { params: { path } }))),
    async write(body, match) {
      const params = { path, header: { 'If-Match': match } };
      list.keep(await data(api.PATCH('/v1/groups/{group}', { params, body })));
    },
  };
}

export function agentOf(desk: Desk, shown: Agent): Whole<Agent> {
  const { api } = desk;
  const path = { agent: shown.id };
  const list = listed(desk, keys.agents, shown);
  return {
    now: list.now,
    again: async () => list.keep(await data(api.GET('/v1/agents/{agent}', { params: { path } }))),
    async write(body, match) {
      const params = { path, header: { 'If-Match': match } };
      list.keep(await data(api.PATCH('/v1/agents/{agent}', { params, body })));
    },
  };
}

/** Of overrides those that a form is for; what is not set is missing. */
export function some<N extends keyof Overrides>(overrides: Overrides, names: readonly N[]) {
  const wanted = new Set<string>(names);
  const found = Object.entries(overrides).filter(([name]) => wanted.has(name));
  return Object.fromEntries(found) as Pick<Overrides, N>;
}
