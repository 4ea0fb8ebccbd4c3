/** Who one is to customers and colleagues. */
import { Button, Text, TextInput } from '@mantine/core';
import { data } from '@/api/client';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { useDraft } from '@/in/draft';
import { textProblem } from '@/in/places';
import { common } from '@/shared/words';
import { tellMe } from './mine';
import { Picture } from './picture';
import { Line, Section } from './section';
import { words } from './words';

export function Profile() {
  const t = useWords(words);
  const { agent } = useDesk().me;
  const role = words.has(agent.role) ? t(agent.role) : agent.role;
  return (
    <Section title={t('profile')}>
      <Picture />
      <Name />
      <Line title={t('email')}>
        <Text size="sm">{agent.email}</Text>
      </Line>
      <Line title={t('role')}>
        <Text size="sm">{role}</Text>
      </Line>
    </Section>
  );
}

function Name() {
  const t = useWords(words);
  const c = useWords(common);
  const { api, cache, me } = useDesk();
  const draft = useDraft({
    first: { name: me.agent.name },
    check: ({ name }) => ({ name: textProblem(name) }),
    send: async ({ name }) => {
      tellMe(cache, await data(api.PATCH('/v1/me', { body: { name: name.trim() } })));
    },
  });
  const same = draft.values.name.trim() === me.agent.name;
  return (
    <form ref={draft.form} onSubmit={draft.submit} className="me-fields" noValidate>
      <TextInput
        {...draft.field('name')}
        label={t('name')}
        description={t('name_hint')}
        autoComplete="name"
        maxLength={100}
        dir="auto"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
      <Button
        type="submit"
        className="me-beside"
        variant="default"
        disabled={same}
        loading={draft.busy}
      >
        {c('save')}
      </Button>
      {draft.failure && (
        <Text size="sm" role="alert" c="var(--late)">
          {draft.failure}
        </Text>
      )}
    </form>
  );
}
