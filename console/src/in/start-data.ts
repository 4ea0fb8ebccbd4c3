/** What the steps of the start begin with: the workspace's settings and its chat as visitors get it. */
import { useQuery } from '@tanstack/react-query';
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import { useDesk } from '@/desk';
import { useShown } from '@/preview/use-shown';

export function useStart() {
  const { api } = useDesk();
  const settings = useQuery({
    queryKey: keys.settings,
    queryFn: () => data(api.GET('/v1/settings', {})),
  });
  const shown = useShown(settings.data);
  const again = () => {
    void settings.refetch();
    if (settings.data) void shown.refetch();
  };
  return {
    settings: settings.data,
    shown: shown.data,
    error: settings.error ?? shown.error,
    again,
  };
}
