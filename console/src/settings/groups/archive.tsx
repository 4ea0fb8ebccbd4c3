/** Takes a group out of use, and brings it back; each can be undone. */
import { Button, Group as Line, Text } from '@mantine/core';
import { useState } from 'react';
import type { Group } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { useTellFailure } from '@/shared/failure';
import { useUndo } from '@/shared/undo';
import { Card } from '../parts';
import { groupOf } from '../source';
import { groupWords } from './words';

export function Archive({ group }: { group: Group }) {
  const desk = useDesk();
  const t = useWords(groupWords);
  const undo = useUndo();
  const tell = useTellFailure();
  const [busy, setBusy] = useState(false);
  const { archived, name } = group;
  const verb = archived ? 'bring_back' : 'archive';
  const set = (to: boolean) => groupOf(desk, group).write({ archived: to }, '*');
  const act = async () => {
    setBusy(true);
    try {
      await set(!archived);
      undo(t(`${verb}_done`, { name }), () => set(archived));
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card title={t(archived ? 'archived' : 'archive_title')}>
      <Line justify="space-between">
        <Text size="sm" style={{ flex: '1 1 280px' }}>
          {t(`${verb}_hint`)}
        </Text>
        <Button variant="default" loading={busy} onClick={() => void act()}>
          {t(verb)}
        </Button>
      </Line>
    </Card>
  );
}
