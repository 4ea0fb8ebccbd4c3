/** The tags of a conversation, in the tenant's colours. */
import { Badge, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import { useDesk } from '@/desk';
import { useScope } from './scope';

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

export function Tags() {
  const { c, open } = useScope();
  const { data: known } = useTags();
  if (!c.tags?.length) return null;
  return (
    <UnstyledButton className="thread-tags" onClick={() => open('tags')}>
      {c.tags.map((name) => (
        <TagBadge key={name} name={name} color={known?.find((one) => one.name === name)?.color} />
      ))}
    </UnstyledButton>
  );
}

/** The colour is a dot beside the name, so that any colour can be read. */
export function TagBadge({ name, color }: { name: string; color?: string }) {
  return (
    <Badge
      variant="default"
      className="tag"
      leftSection={<span className="tag-dot" style={{ background: color }} />}
    >
      <bdi>{name}</bdi>
    </Badge>
  );
}
