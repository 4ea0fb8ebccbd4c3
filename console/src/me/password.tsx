/** Another password. */
import { PasswordInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { data } from '@/api/client';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { useDraft } from '@/in/draft';
import { NewPassword, Send } from '@/in/fields';
import { passwordProblem, textProblem } from '@/in/places';
import { Section } from './section';
import { words } from './words';
import '@/in/in.css';

const EMPTY = { old: '', new: '' };

export function Password() {
  const t = useWords(words);
  const { api, me } = useDesk();
  const draft = useDraft({
    first: EMPTY,
    check: (values) => ({ old: textProblem(values.old), new: passwordProblem(values.new) }),
    send: async (values) => {
      await data(api.PUT('/v1/me/password', { body: values }));
      draft.clear();
      notifications.show({ message: t('password_changed'), color: 'green' });
    },
  });
  return (
    <Section title={t('sign_in')}>
      <form ref={draft.form} onSubmit={draft.submit} className="me-fields" noValidate>
        {/* so that a keeper of passwords knows whose it is */}
        <input type="hidden" autoComplete="username" value={me.agent.email} />
        <PasswordInput
          {...draft.field('old')}
          label={t('old_password')}
          autoComplete="current-password"
        />
        <NewPassword field={draft.field('new')} label={t('new_password')} below />
        <Send failure={draft.failure} busy={draft.busy} label={t('change_password')} plain />
      </form>
    </Section>
  );
}
