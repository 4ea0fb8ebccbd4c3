/** Signing in: workspace, e-mail, password, and what may be asked for after them. */
import { PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { sessions } from '@/api/session';
import { useWords } from '@/i18n/words';
import { AnswerChallenge } from './challenge';
import { useDraft } from './draft';
import { Send } from './fields';
import { type Challenge, signIn, type Who } from './flow';
import { Frame } from './frame';
import { afterSignIn, emailProblem, textProblem, workspaceProblem } from './places';
import { words } from './words';

export default function SignIn() {
  const t = useWords(words);
  const [query] = useSearchParams();
  const [, go] = useLocation();
  const [asked, setAsked] = useState<{ who: Who; challenge: Challenge | null }>();
  const next = (who: Who, challenge: Challenge | null) => {
    if (challenge) setAsked({ who, challenge });
    else go(afterSignIn(who.workspace, query.get('next')), { replace: true });
  };
  const done = query.has('reset') ? t('reset_done') : '';
  if (!asked?.challenge) return <Password next={next} done={done} was={asked?.who} />;
  const { who, challenge } = asked;
  const own = challenge.name === 'NEW_PASSWORD_REQUIRED';
  return (
    <Frame
      title={t(own ? 'new_password_title' : 'code_title')}
      hint={own ? t('new_password_hint') : t('code_hint', { email: who.email })}
      foot={
        <button
          type="button"
          className="in-plain"
          onClick={() => setAsked({ who, challenge: null })}
        >
          {t('start_over')}
        </button>
      }
    >
      <AnswerChallenge
        key={challenge.name}
        who={who}
        asked={challenge}
        next={(more) => next(who, more)}
      />
    </Frame>
  );
}

interface PasswordProps {
  next(who: Who, challenge: Challenge | null): void;
  done: string;
  was?: Who; // whom they have tried to be
}

function Password({ next, done, was }: PasswordProps) {
  const t = useWords(words);
  const [query] = useSearchParams();
  const workspace = was?.workspace ?? query.get('workspace') ?? '';
  const known = was?.email ?? query.get('email') ?? sessions.of(workspace)?.email ?? '';
  const draft = useDraft({
    first: { workspace, email: known, password: '' },
    check: ({ workspace, email, password }) => ({
      workspace: workspaceProblem(workspace.trim().toLowerCase()),
      email: emailProblem(email.trim()),
      password: textProblem(password),
    }),
    send: async ({ workspace, email, password }) => {
      const who = { workspace: workspace.trim().toLowerCase(), email: email.trim() };
      next(who, await signIn(who, password));
    },
  });
  const { workspace: slug, email } = draft.values;
  return (
    <Frame
      title={t('sign_in')}
      hint={done || t('sign_in_hint')}
      foot={
        <>
          {t('new_here')}
          <Link className="in-link" href="/sign-up">
            {t('make_workspace')}
          </Link>
          {sessions.all().size > 0 && (
            <Link className="in-link" href="/">
              {t('choose')}
            </Link>
          )}
        </>
      }
    >
      <form ref={draft.form} className="in-form" onSubmit={draft.submit} noValidate>
        <TextInput
          {...draft.field('workspace')}
          label={t('workspace')}
          autoComplete="organization"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={!workspace}
          required
          withAsterisk={false}
        />
        <TextInput
          {...draft.field('email')}
          label={t('email')}
          type="email"
          autoComplete="username"
          autoFocus={!!workspace && !known}
          required
          withAsterisk={false}
        />
        <PasswordInput
          {...draft.field('password')}
          label={t('password')}
          autoComplete="current-password"
          autoFocus={!!workspace && !!known}
          required
          withAsterisk={false}
        />
        <Send failure={draft.failure} busy={draft.busy} label={t('sign_in')} />
        <Link
          className="in-link"
          href={`/forgot?${new URLSearchParams({ ...Object.fromEntries(query), workspace: slug, email })}`}
        >
          {t('forgotten')}
        </Link>
      </form>
    </Frame>
  );
}
