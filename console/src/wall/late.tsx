/** All late conversations in one alert, which jumps to whoever has waited longest. */
import { Alert, Button, Group, Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useConversations } from '@/api/queries';
import type { Conversation } from '@/api/types';
import { useDesk } from '@/desk';
import { useFormats } from '@/i18n/formats';
import { useWords } from '@/i18n/words';
import { useNow } from '@/shared/clock';
import { useNameOf } from '@/shared/name';
import { type Listed, Listing } from './listing';
import { LISTS_MS, type WallData } from './use-wall';
import { words } from './words';

export function Late({ wall }: { wall: WallData }) {
  const { rows } = useConversations({ view: 'late' }, true, LISTS_MS);
  const [list, setList] = useState<Listed | null>(null);
  const here = rows.filter(({ group }) => wall.among(group));
  const counted = (wall.queues.data ?? [])
    .filter(({ group }) => wall.among(group))
    .reduce((sum, { late }) => sum + late, 0);
  const longest = here[0];
  return (
    <>
      <div aria-live="polite">
        {longest && (
          <Alert
            className="wall-alert"
            icon={<TriangleAlert size={20} />}
            title={<Title n={Math.max(counted, here.length)} />}
          >
            <Said longest={longest} all={() => setList({ kind: 'late' })} />
          </Alert>
        )}
      </div>
      <Listing of={list} wall={wall} close={() => setList(null)} />
    </>
  );
}

function Title({ n }: { n: number }) {
  const t = useWords(words);
  return t('late_title', { n });
}

function Said({ longest, all }: { longest: Conversation; all(): void }) {
  const { workspace } = useDesk();
  const [, go] = useLocation();
  const t = useWords(words);
  const nameOf = useNameOf();
  return (
    <Group justify="space-between" gap="xs">
      <Text size="sm" aria-live="off">
        <Waited who={nameOf(longest)} since={longest.waiting_since} />
      </Text>
      <Group gap="xs">
        <Button size="compact-md" onClick={() => go(`/${workspace}/inbox/${longest.id}`)}>
          {t('jump')}
        </Button>
        <Button size="compact-md" variant="default" onClick={all}>
          {t('late_all')}
        </Button>
      </Group>
    </Group>
  );
}

function Waited({ who, since }: { who: string; since: string | null | undefined }) {
  const t = useWords(words);
  const f = useFormats();
  const now = useNow();
  const time = since ? f.span(now - Date.parse(since)) : '–';
  return <span dir="auto">{t('late_longest', { who, time })}</span>;
}
