/** The tags of a conversation, in the tenant's colours. */
import { Badge, UnstyledButton } from '@mantine/core';
import { useTags } from '@/shared/tags';
import { useScope } from './scope';

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
