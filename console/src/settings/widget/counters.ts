/** What was counted in the last days, summed up. */
import { useQuery } from '@tanstack/react-query';
import { data } from '@/api/client';
import { useDesk } from '@/desk';

const DAY_MS = 86_400_000;
export const DAYS = 30;

export interface Sums {
  sums: Record<string, number>;
  /** The last day on which anything was counted under a name; UTC. */
  last: Record<string, string>;
}

export function summed(days: Record<string, Record<string, number>>): Sums {
  const found: Sums = { sums: {}, last: {} };
  for (const day of Object.keys(days).sort())
    for (const [name, n] of Object.entries(days[day] ?? {})) {
      found.sums[name] = (found.sums[name] ?? 0) + n;
      if (n) found.last[name] = day;
    }
  return found;
}

/** Only supervisors and administrators may ask. */
export function useCounters(scope: string) {
  const { api, may } = useDesk();
  return useQuery({
    queryKey: ['counters', scope, DAYS],
    enabled: may('counters.read'),
    staleTime: 60_000,
    queryFn: async () => {
      const from = new Date(Date.now() - (DAYS - 1) * DAY_MS).toISOString().slice(0, 10);
      return summed(
        (await data(api.GET('/v1/counters', { params: { query: { scope, from } } }))).days,
      );
    },
  });
}
