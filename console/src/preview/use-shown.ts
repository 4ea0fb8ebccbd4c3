/** The chat as visitors get it now: where a preview begins. */
import { useQuery } from '@tanstack/react-query';
import { data } from '@/api/client';
import type { Settings, WidgetShown } from '@/api/types';
import { useDesk } from '@/desk';

export function useShown(settings: Settings | undefined) {
  const { api } = useDesk();
  const key = settings?.widget_keys[0];
  return useQuery({
    queryKey: ['widget shown', key],
    enabled: key !== undefined,
    staleTime: 60_000,
    queryFn: (): Promise<WidgetShown> =>
      data(api.GET('/v1/widget', { params: { query: { key } } })) as Promise<WidgetShown>,
  });
}
