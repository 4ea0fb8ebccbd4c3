/** A new workspace, with whoever makes it as its first administrator. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { data, open } from '@/api/client';
import { sessions } from '@/api/session';
import { useLanguage, useWords } from '@/i18n/words';
import { preferences } from '@/me/preferences';
import { useDraft } from './draft';
import { NewPassword, Send } from './fields';
import { Frame } from './frame';
import { emailProblem, passwordProblem, slugOf, textProblem, workspaceProblem } from './places';
import { words } from './words';

const EMPTY = { company: '', workspace: '', name: '', email: '', password: '' };

export default function SignUp() {
  const t = useWords(words);
  const draft = useSignUp();
  const { workspace, email } = draft.values;
  return (
    <Frame
      title={t('sign_up')}
      hint={t('sign_up_hint')}
      foot={
        <>
          {t('have_one')}
          <Link className="in-link" href={`/sign-in?${new URLSearchParams({ workspace, email })}`}>
            {t('sign_in')}
          </Link>
        </>
      }
    >
      <Details draft={draft} />
    </Frame>
  );
}

function useSignUp() {
  const language = useLanguage();
  const [, go] = useLocation();
  return useDraft({
    first: EMPTY,
    check: ({ company, workspace, name, email, password }) => ({
      company: textProblem(company),
      workspace: workspaceProblem(workspace),
      name: textProblem(name),
      email: emailProblem(email.trim()),
      password: passwordProblem(password),
    }),
    send: async (values) => {
      const email = values.email.trim();
      const body = { ...values, email, language };
      const got = await data(open.POST('/v1/sign-up', { body }));
      sessions.keep(values.workspace, email, got);
      preferences.set({ starting: `${values.workspace}:look` }, got.agent?.email);
      go(`/${values.workspace}/start`, { replace: true });
    },
  });
}

function Details({ draft }: { draft: ReturnType<typeof useSignUp> }) {
  const t = useWords(words);
  const [own, setOwn] = useState(false); // they have changed the suggestion
  const { company, workspace } = draft.values;
  const plain = { required: true, withAsterisk: false };
  return (
    <form ref={draft.form} className="in-form" onSubmit={draft.submit} noValidate>
      <TextInput
        {...draft.field('company')}
        {...plain}
        label={t('company')}
        autoComplete="organization"
        maxLength={100}
        autoFocus
        dir="auto"
        onChange={({ currentTarget: { value } }) =>
          draft.set({ company: value, workspace: own ? workspace : slugOf(value) })
        }
        value={company}
      />
      <TextInput
        {...draft.field('workspace')}
        {...plain}
        label={t('workspace')}
        description={t('workspace_hint')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={32}
        onChange={({ currentTarget: { value } }) => {
          setOwn(value !== '');
          draft.set({ workspace: value.toLowerCase() });
        }}
      />
      <TextInput
        {...draft.field('name')}
        {...plain}
        label={t('your_name')}
        autoComplete="name"
        maxLength={100}
        dir="auto"
      />
      <TextInput
        {...draft.field('email')}
        {...plain}
        label={t('email')}
        type="email"
        autoComplete="username"
      />
      <NewPassword field={draft.field('password')} label={t('password')} />
      <Send failure={draft.failure} busy={draft.busy} label={t('agreed')} />
    </form>
  );
}
