/** The settings in force for a conversation, as far as the screen needs them. */
import { useQuery } from '@tanstack/react-query';
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import { useGroups } from '@/api/queries';
import type { Conversation, Group, Settings } from '@/api/types';
import { useDesk } from '@/desk';

const RECALL_S = 120; // the product's own, until the tenant's is here

export function useSettings() {
  const { api, may } = useDesk();
  return useQuery({
    queryKey: keys.settings,
    enabled: may('settings.read'),
    staleTime: 300_000,
    queryFn: () => data(api.GET('/v1/settings', {})),
  });
}

type Layered = { channels: Record<string, { recall_s?: number | null }> };

/** The tenant's, its channel's, the group's, the group's channel's: the later wins. */
export function recallSeconds(
  settings: (Layered & { policy: { recall_s: number } }) | undefined,
  group: (Layered & { policy: { recall_s?: number | null } }) | undefined,
  channel: string,
): number {
  const layers = [
    group?.channels[channel]?.recall_s,
    group?.policy.recall_s,
    settings?.channels[channel]?.recall_s,
    settings?.policy.recall_s,
  ];
  return layers.find((one) => typeof one === 'number') ?? RECALL_S;
}

export function useRecallSeconds(c: Conversation): number {
  const { data: settings } = useSettings();
  const { data: groups } = useGroups();
  const group = groups?.find((one) => one.id === c.group);
  return recallSeconds(settings as Settings | undefined, group as Group | undefined, c.channel);
}
