/** The secrets that sign who a visitor is: made, shown once, removed once no server uses them. */
import { Alert, Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { data } from '@/api/client';
import { newId } from '@/api/outbox';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { useTellFailure } from '@/shared/failure';
import { Once } from '../once';
import { Copied, Loaded } from '../parts';
import { words } from '../sections/snippet-words';
import { Sure } from '../sure';

interface Made {
  id: string;
  secret: string | null;
}

/** The end of an id, which tells three of them apart. */
const brief = (id: string) => `…${id.slice(-6)}`;

export function Secrets() {
  const t = useWords(words);
  const { api } = useDesk();
  const tell = useTellFailure();
  const [made, show] = useState<Made | null>(null);
  const [asked, ask] = useState<string | null>(null);
  const once = useRef(newId());
  const [busy, setBusy] = useState(false);
  const secrets = useQuery({
    queryKey: ['identity secrets'],
    queryFn: async () => (await data(api.GET('/v1/identity-secrets', {}))).data,
  });
  const make = async () => {
    setBusy(true); // asked for twice, it would be told once
    try {
      const params = { header: { 'Idempotency-Key': once.current } };
      show(await data(api.POST('/v1/identity-secrets', { params })));
      once.current = newId();
      void secrets.refetch();
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  };
  const remove = async (secret: string) => {
    await api.DELETE('/v1/identity-secrets/{secret}', { params: { path: { secret } } });
    void secrets.refetch();
  };
  return (
    <Loaded query={secrets}>
      {(all) => (
        <Stack gap="xs" align="flex-start">
          <Text size="sm">{t('secrets_hint')}</Text>
          <ul className="settings-items settings-full" aria-label={t('secrets')}>
            {all.map(({ id }) => (
              <li key={id} className="settings-line settings-tight">
                <code>{brief(id)}</code>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('secret_remove_name', { name: brief(id) })}
                  disabled={all.length === 1}
                  onClick={() => ask(id)}
                >
                  {t('secret_remove')}
                </Button>
              </li>
            ))}
          </ul>
          <Button variant="default" loading={busy} onClick={() => void make()}>
            {t('secret_new')}
          </Button>
          <Shown made={made} close={() => show(null)} />
          <Sure
            opened={asked !== null}
            title={t('secret_sure', { name: brief(asked ?? '') })}
            hint={t('secret_sure_hint')}
            verb={t('secret_remove')}
            act={() => remove(asked ?? '')}
            close={() => ask(null)}
          />
        </Stack>
      )}
    </Loaded>
  );
}

function Shown({ made, close }: { made: Made | null; close(): void }) {
  const t = useWords(words);
  return (
    <Once
      opened={made !== null}
      secret={!!made?.secret}
      title={t('secret_made')}
      verb={t('secret_seen')}
      close={close}
    >
      <Alert color={made?.secret ? 'yellow' : 'red'}>
        {made?.secret ? t('secret_made_hint') : t('secret_lost', { name: brief(made?.id ?? '') })}
      </Alert>
      {made?.secret && <Copied label={brief(made.id)} text={made.secret} />}
    </Once>
  );
}
