/** The second step of the sign-in: set up with an authenticator app, confirmed, turned off. */
import { Button, CopyButton, Group, Modal, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import { sessions } from '@/api/session';
import type { Me } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { useDraft } from '@/in/draft';
import { Send } from '@/in/fields';
import { codeProblem } from '@/in/places';
import { useTellFailure } from '@/shared/failure';
import { common } from '@/shared/words';
import { Qr } from './qr';
import { Line, Section } from './section';
import { words } from './words';

interface Offered {
  secret: string;
  uri: string;
}

function useMfa() {
  const { api, cache, workspace } = useDesk();
  const t = useWords(words);
  const mine = () => ({ refresh_token: sessions.of(workspace)?.refresh ?? '' });
  const told = (mfa: boolean) => {
    cache.setQueryData<Me>(keys.me, (me) => me && { ...me, mfa });
    notifications.show({ message: t(mfa ? 'mfa_confirmed' : 'mfa_dropped'), color: 'green' });
  };
  return {
    offer: () => data(api.POST('/v1/me/mfa', { body: mine() })),
    confirm: async (code: string) => {
      await data(api.POST('/v1/me/mfa/confirm', { body: { ...mine(), code } }));
      told(true);
    },
    drop: async () => {
      await data(api.DELETE('/v1/me/mfa', { body: mine() }));
      told(false);
    },
  };
}

export function Mfa() {
  const t = useWords(words);
  const { mfa } = useDesk().me;
  const failed = useTellFailure();
  const { offer } = useMfa();
  const [offered, setOffered] = useState<Offered | null>(null);
  const [dropping, setDropping] = useState(false);
  const begin = useMutation({ mutationFn: offer, onSuccess: setOffered, onError: failed });
  return (
    <Section title={t('mfa')}>
      <Line title={t(mfa ? 'mfa_on' : 'mfa_off')}>
        {mfa ? (
          <Button variant="default" onClick={() => setDropping(true)}>
            {t('mfa_drop')}
          </Button>
        ) : (
          !offered && (
            <Button variant="default" loading={begin.isPending} onClick={() => begin.mutate()}>
              {t('mfa_begin')}
            </Button>
          )
        )}
      </Line>
      {offered && !mfa && <Confirm offered={offered} done={() => setOffered(null)} />}
      {dropping && <Drop close={() => setDropping(false)} />}
    </Section>
  );
}

function Confirm({ offered, done }: { offered: Offered; done(): void }) {
  const t = useWords(words);
  const { confirm } = useMfa();
  const draft = useDraft({
    first: { code: '' },
    check: ({ code }) => ({ code: codeProblem(code) }),
    send: async ({ code }) => {
      await confirm(code.replace(/\s/g, ''));
      done();
    },
  });
  return (
    <div className="me-mfa">
      <Qr text={offered.uri} label={t('mfa_qr')} />
      <form ref={draft.form} onSubmit={draft.submit} className="in-form" noValidate>
        <Text size="sm">{t('mfa_scan')}</Text>
        <Secret text={offered.secret} />
        <TextInput
          {...draft.field('code')}
          label={t('mfa_code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
        />
        <Send failure={draft.failure} busy={draft.busy} label={t('mfa_confirm')} />
      </form>
    </div>
  );
}

function Secret({ text }: { text: string }) {
  const t = useWords(words);
  const c = useWords(common);
  return (
    <div>
      <Text size="sm" fw={500}>
        {t('mfa_key')}
      </Text>
      <Group gap="xs">
        <code className="me-key" dir="ltr">
          {text.replace(/(.{4})(?=.)/g, '$1 ')}
        </code>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="light" onClick={copy}>
              {c(copied ? 'copied' : 'copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </div>
  );
}

function Drop({ close }: { close(): void }) {
  const t = useWords(words);
  const c = useWords(common);
  const failed = useTellFailure();
  const { drop } = useMfa();
  const dropped = useMutation({ mutationFn: drop, onSuccess: close, onError: failed });
  return (
    <Modal opened onClose={close} title={t('mfa_drop_sure')} centered>
      <Text size="sm">{t('mfa_drop_why')}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close} data-autofocus>
          {c('cancel')}
        </Button>
        <Button color="red" loading={dropped.isPending} onClick={() => dropped.mutate()}>
          {t('mfa_drop')}
        </Button>
      </Group>
    </Modal>
  );
}
