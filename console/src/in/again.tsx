/** The session has ended: a dialog over the page, which stays as it is, with all that was written. */
import { Group, Modal, PasswordInput, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { AnswerChallenge } from './challenge';
import { useDraft } from './draft';
import { Send } from './fields';
import { type Challenge, signIn, type Who } from './flow';
import { textProblem } from './places';
import { words } from './words';
import './in.css';

export function Again({ workspace }: { workspace: string }) {
  const t = useWords(words);
  const { email } = useDesk().me.agent;
  const [asked, setAsked] = useState<Challenge | null>(null);
  const who = { workspace, email };
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('again_title')}
      className="in-dialog"
      centered
    >
      <Text size="sm">{t('again_hint', { workspace })}</Text>
      {asked ? (
        <AnswerChallenge key={asked.name} who={who} asked={asked} next={setAsked} />
      ) : (
        <Password who={who} next={setAsked} />
      )}
      <Group justify="center" mt="md">
        <Link className="in-link" href={`/sign-in?${new URLSearchParams({ workspace })}`}>
          {t('somebody_else')}
        </Link>
      </Group>
    </Modal>
  );
}

/** Once there is a session again, the dialog goes by itself (workspace.tsx). */
function Password({ who, next }: { who: Who; next(asked: Challenge | null): void }) {
  const t = useWords(words);
  const draft = useDraft({
    first: { password: '' },
    check: ({ password }) => ({ password: textProblem(password) }),
    send: async ({ password }) => next(await signIn(who, password)),
  });
  return (
    <form ref={draft.form} className="in-form" onSubmit={draft.submit} noValidate>
      {/* so that a keeper of passwords knows whose it is */}
      <input type="hidden" name="username" autoComplete="username" value={who.email} />
      <Text size="sm" fw={600} dir="auto">
        {who.email}
      </Text>
      <PasswordInput
        {...draft.field('password')}
        label={t('password')}
        autoComplete="current-password"
        data-autofocus
        required
        withAsterisk={false}
      />
      <Send failure={draft.failure} busy={draft.busy} label={t('sign_in')} />
    </form>
  );
}
