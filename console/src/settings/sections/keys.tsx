/** API keys: made, listed without their secrets, revoked. */
import { Anchor, Badge, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { data } from '@/api/client';
import type { Key } from '@/api/types';
import { useDesk } from '@/desk';
import { useFormats } from '@/i18n/formats';
import { useWords } from '@/i18n/words';
import { useNow } from '@/shared/clock';
import { Empty, useTellFailure } from '@/shared/failure';
import { common } from '@/shared/words';
import { Heading } from '../form';
import { Card, Loaded } from '../parts';
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
      <Revoke one={one} opened={asking} close={() => ask(false)} changed={changed} />
    </li>
  );
}

interface RevokeProps {
  one: Key;
  opened: boolean;
  close: () => void;
  changed: () => void;
}

function Revoke({ one, opened, close, changed }: RevokeProps) {
  const t = useWords(words);
  const c = useWords(common);
  const { api } = useDesk();
  const tell = useTellFailure();
  const [busy, setBusy] = useState(false);
  async function revoke() {
    setBusy(true);
    try {
      await api.DELETE('/v1/keys/{key}', { params: { path: { key: one.id } } });
      changed();
      close();
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Modal opened={opened} onClose={close} title={t('sure', { name: one.name })}>
      <Text size="sm">{t('sure_hint')}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" data-autofocus onClick={close}>
          {c('cancel')}
        </Button>
        <Button color="red" loading={busy} onClick={() => void revoke()}>
          {t('revoke')}
        </Button>
      </Group>
    </Modal>
  );
}
