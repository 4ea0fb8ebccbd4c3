/** API keys: made, listed without their secrets, revoked. */
import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { data } from '@/api/client';
import type { Key } from '@/api/types';
import { useDesk } from '@/desk';
import { useFormats } from '@/i18n/formats';
import { useWords } from '@/i18n/words';
import { useNow } from '@/shared/clock';
import { Empty } from '@/shared/failure';
import { Heading } from '../form';
import { Card, Loaded } from '../parts';
import { Sure } from '../sure';
import { NewKey } from './key-new';
import { words } from './keys-words';

export default function KeysSection() {
  const t = useWords(words);
  const { api } = useDesk();
  const [making, setMaking] = useState(false);
  const keys = useQuery({
    queryKey: ['keys'],
    queryFn: async (): Promise<Key[]> => (await data(api.GET('/v1/keys', {}))).data,
  });
  const make = (
    <Button leftSection={<Plus size={16} />} onClick={() => setMaking(true)}>
      {t('make')}
    </Button>
  );
  return (
    <div className="settings-list">
      <Heading title={t('title')} hint={t('hint')} />
      <Anchor href="/docs" target="_blank" rel="noopener noreferrer" size="sm">
        {t('api')}
      </Anchor>
      <Card title={t('title')} aside={make}>
        <Loaded query={keys}>
          {(all) =>
            all.length ? (
              <Keys all={all} changed={() => void keys.refetch()} />
            ) : (
              <Empty title={t('none')} hint={t('none_hint')} />
            )
          }
        </Loaded>
      </Card>
      <NewKey opened={making} close={() => setMaking(false)} made={() => void keys.refetch()} />
    </div>
  );
}

function Keys({ all, changed }: { all: Key[]; changed: () => void }) {
  const latest = [...all].sort((a, b) => b.created_at.localeCompare(a.created_at));
  return (
    <Stack component="ul" gap={0} className="settings-items">
      {latest.map((key) => (
        <Row key={key.id} one={key} changed={changed} />
      ))}
    </Stack>
  );
}

function Row({ one, changed }: { one: Key; changed: () => void }) {
  const t = useWords(words);
  const { api } = useDesk();
  const formats = useFormats();
  const now = useNow();
  const [asking, ask] = useState(false);
  const until = one.expires_at ? Date.parse(one.expires_at) : null;
  const state = one.revoked ? 'revoked' : until && until <= now ? 'expired' : 'active';
  const lasts = until ? t('expires', { when: formats.moment(until) }) : t('never');
  return (
    <li className="settings-line">
      <Stack gap={2}>
        <Group gap="xs">
          <Text fw={600} dir="auto">
            {one.name}
          </Text>
          <Badge variant="default" tt="none">
            {t(state)}
          </Badge>
        </Group>
        <Text size="sm">{one.scopes.join(', ')}</Text>
        <Text size="xs" className="settings-hint">
          {t('created', { when: formats.moment(Date.parse(one.created_at)) })} · {lasts}
        </Text>
      </Stack>
      {state === 'active' && (
        <Button
          variant="default"
          color="red"
          aria-label={t('revoke_name', { name: one.name })}
          onClick={() => ask(true)}
        >
          {t('revoke')}
        </Button>
      )}
      <Sure
        opened={asking}
        title={t('sure', { name: one.name })}
        hint={t('sure_hint')}
        verb={t('revoke')}
        act={async () => {
          await api.DELETE('/v1/keys/{key}', { params: { path: { key: one.id } } });
          changed();
        }}
        close={() => ask(false)}
      />
    </li>
  );
}
