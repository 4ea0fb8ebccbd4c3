/** The tenant's tags, for those who may see the settings. */
import { useQuery } from '@tanstack/react-query';
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import { useDesk } from '@/desk';

export function useTags() {
  const { api, may } = useDesk();
  return useQuery({
    queryKey: keys.tags,
    enabled: may('settings.read'),
    staleTime: 60_000,
    queryFn: () => data(api.GET('/v1/tags', {})),
    select: ({ tags }) => tags,
  });
}
