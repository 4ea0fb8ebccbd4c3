import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Api } from '@/api/client';
import { keys } from '@/api/keys';
import { Live } from '@/api/live';
import type { Agent } from '@/api/types';
import { anAgent } from '../desk';

function rig(agents: number) {
  const cache = new QueryClient();
  const all = Array.from({ length: agents }, (_, i) => anAgent({ id: `agt_${i}` }));
  const ask = vi.fn(async () => all);
  cache.setQueryData(keys.agents, all);
  const seen = { queryKey: keys.agents, queryFn: ask, staleTime: Number.POSITIVE_INFINITY };
  const stop = new QueryObserver(cache, seen).subscribe(() => undefined);
  const live = new Live(cache, {} as Api);
  const says = (agent: string, status: string) =>
    live.receive({ op: 'presence', data: { agent, status, reason: 'lunch', reachable: false } });
  const of = (id: string) => cache.getQueryData<Agent[]>(keys.agents)?.find((one) => one.id === id);
  return { ask, says, of, stop };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('what an agent becomes shows at once, and nobody else changes', () => {
  const { says, of, stop } = rig(3);
  says('agt_1', 'away');
  expect(of('agt_1')).toMatchObject({ status: 'away', status_reason: 'lunch', reachable: false });
  expect(of('agt_1')?.connected).toBe(true);
  expect(of('agt_0')?.status).toBe('online');
  stop();
});

it('many agents are asked for once for all that changes in a while', async () => {
  const { ask, says, stop } = rig(2000);
  for (let i = 0; i < 30; i++) {
    says(`agt_${i}`, 'busy');
    await vi.advanceTimersByTimeAsync(300);
  }
  expect(ask).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_100);
  expect(ask).toHaveBeenCalledTimes(1);
  stop();
});

it('a few are asked for in a moment', async () => {
  const { ask, says, stop } = rig(4);
  says('agt_1', 'busy');
  await vi.advanceTimersByTimeAsync(260);
  expect(ask).toHaveBeenCalledTimes(1);
  stop();
});
