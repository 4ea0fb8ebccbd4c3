/** What is asked for after the password: a password of one's own, or the code of an authenticator. */
import { TextInput } from '@mantine/core';
import { useWords } from '@/i18n/words';
import { useDraft } from './draft';
import { NewPassword, Send } from './fields';
import { answer, type Challenge, type Who } from './flow';
import { codeProblem, passwordProblem } from './places';
import { words } from './words';

interface Props {
  who: Who;
  asked: Challenge;
  /** What comes next, null: signed in. */
  next(asked: Challenge | null): void;
}

export function AnswerChallenge(props: Props) {
  return props.asked.name === 'NEW_PASSWORD_REQUIRED' ? (
    <OwnPassword {...props} />
  ) : (
    <Code {...props} />
  );
}

function OwnPassword({ who, asked, next }: Props) {
  const t = useWords(words);
  const draft = useDraft({
    first: { answer: '' },
    check: ({ answer: text }) => ({ answer: passwordProblem(text) }),
    send: async (values) => next(await answer(who, asked, values.answer)),
  });
  return (
    <form ref={draft.form} className="in-form" onSubmit={draft.submit} noValidate>
      <NewPassword field={draft.field('answer')} label={t('new_password')} autoFocus />
      <Send failure={draft.failure} busy={draft.busy} label={t('go_on')} />
    </form>
  );
}

function Code({ who, asked, next }: Props) {
  const t = useWords(words);
  const draft = useDraft({
    first: { code: '' },
    check: ({ code }) => ({ code: codeProblem(code) }),
    send: async ({ code }) => next(await answer(who, asked, code.replace(/\s/g, ''))),
  });
  return (
    <form ref={draft.form} className="in-form" onSubmit={draft.submit} noValidate>
      <TextInput
        {...draft.field('code')}
        label={t('code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        autoFocus
        required
        withAsterisk={false}
      />
      <Send failure={draft.failure} busy={draft.busy} label={t('go_on')} />
    </form>
  );
}
