/** A forgotten password: a code by e-mail, then a new one. */
import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { data, open } from '@/api/client';
import { ApiError, asApiError } from '@/api/problem';
import { useWords } from '@/i18n/words';
import { useDraft } from './draft';
import { NewPassword, Send } from './fields';
import type { Who } from './flow';
import { Frame } from './frame';
import { emailProblem, passwordProblem, textProblem, workspaceProblem } from './places';
import { words } from './words';

export default function Forgot() {
  const t = useWords(words);
  const [query] = useSearchParams();
  const [who, setWho] = useState<Who | null>(null);
  return (
    <Frame
      title={t('forgot_title')}
      hint={who ? t('reset_hint', { email: who.email }) : t('forgot_hint')}
      foot={
        <Link className="in-link" href={`/sign-in?${query}`}>
          {t('sign_in')}
        </Link>
      }
    >
      {who ? <Reset who={who} /> : <Ask sent={setWho} />}
    </Frame>
  );
}

function Ask({ sent }: { sent(who: Who): void }) {
  const t = useWords(words);
  const [query] = useSearchParams();
  const draft = useDraft({
    first: { workspace: query.get('workspace') ?? '', email: query.get('email') ?? '' },
    check: ({ workspace, email }) => ({
      workspace: workspaceProblem(workspace.trim().toLowerCase()),
      email: emailProblem(email.trim()),
    }),
    send: async (values) => {
      const workspace = values.workspace.trim().toLowerCase();
      const who = { workspace, email: values.email.trim() };
      await data(open.POST('/v1/sign-in/forgot', { body: who }));
      sent(who);
    },
  });
  return (
    <form ref={draft.form} className="in-form" onSubmit={draft.submit} noValidate>
      <TextInput
        {...draft.field('workspace')}
        label={t('workspace')}
        autoComplete="organization"
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
      />
      <TextInput
        {...draft.field('email')}
        label={t('email')}
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
      />
      <Send failure={draft.failure} busy={draft.busy} label={t('send_code')} />
    </form>
  );
}

function Reset({ who }: { who: Who }) {
  const t = useWords(words);
  const [query] = useSearchParams();
  const [, go] = useLocation();
  const draft = useDraft({
    first: { code: '', password: '' },
    check: ({ code, password }) => ({
      code: textProblem(code),
      password: passwordProblem(password),
    }),
    send: async ({ code, password }) => {
      const body = { ...who, code: code.trim(), password };
      await data(open.POST('/v1/sign-in/reset', { body })).catch((error: unknown) => {
        throw refusal(asApiError(error));
      });
      const known = { ...Object.fromEntries(query), ...who, reset: '1' };
      go(`/sign-in?${new URLSearchParams(known)}`, { replace: true });
    },
  });
  return (
    <form ref={draft.form} className="in-form" onSubmit={draft.submit} noValidate>
      <TextInput
        {...draft.field('code')}
        label={t('code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        required
        withAsterisk={false}
      />
      <NewPassword field={draft.field('password')} label={t('new_password')} />
      <Send failure={draft.failure} busy={draft.busy} label={t('set_password')} />
      <Text size="sm" className="in-hint">
        {t('no_code')}
      </Text>
    </form>
  );
}

/** Nobody by this name and a wrong code are the same to whoever asks. */
function refusal(error: ApiError): ApiError {
  return error.status === 401 ? new ApiError('wrong_code', 401) : error;
}
