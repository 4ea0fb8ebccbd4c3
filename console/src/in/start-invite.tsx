/** Colleagues, several at once: each e-mail becomes an agent with a password for the first time. */
import { Alert, Button, Group, MultiSelect, NativeSelect, Text, Textarea } from '@mantine/core';
import type { FormEvent } from 'react';
import { useOfferedGroups } from '@/api/queries';
import { useWords } from '@/i18n/words';
import type { Role } from './begun';
import { addresses } from './colleagues';
import { Handover } from './handover';
import { type Inviting, useInvite } from './invite';
import { words } from './start-words';

const ROLES: readonly Role[] = ['agent', 'supervisor', 'admin'];

export function InviteStep({ done }: { done(): void }) {
  const t = useWords(words);
  const inviting = useInvite();
  const { made, refused, set } = inviting;
  return (
    <div className="start-sheet start-one">
      <Text size="sm" className="start-hint">
        {t('invite_hint')}
      </Text>
      <Form inviting={inviting} />
      {refused.map(({ email, why }) => (
        <Alert key={email} color="red" role="alert">
          <b>{email}</b>: {why}
        </Alert>
      ))}
      {made.length > 0 && <Handover made={made} copied={() => set({ handed: made.length })} />}
      <Group justify="flex-end">
        <Button variant={made.length > 0 ? 'filled' : 'default'} onClick={done}>
          {t('finish')}
        </Button>
      </Group>
    </div>
  );
}

function Form({ inviting }: { inviting: Inviting }) {
  const t = useWords(words);
  const groups = useOfferedGroups();
  const { text, role, chosen, busy, set, invite } = inviting;
  const { good, bad } = addresses(text);
  const own = chosen ?? groups.slice(0, 1).map((group) => group.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (good.length && !bad.length) void invite(good, own);
  };
  return (
    <form className="start-form" onSubmit={submit} noValidate>
      <Textarea
        label={t('emails')}
        description={t('emails_hint')}
        value={text}
        onChange={(event) => set({ text: event.currentTarget.value })}
        autosize
        minRows={3}
        maxRows={10}
        spellCheck={false}
        autoCapitalize="none"
      />
      <div className="start-pair">
        <NativeSelect
          label={t('role')}
          value={role}
          data={ROLES.map((value) => ({ value, label: t(value) }))}
          onChange={({ currentTarget: { value } }) =>
            set({ role: ROLES.find((one) => one === value) ?? 'agent' })
          }
        />
        <MultiSelect
          label={t('groups')}
          value={own}
          data={groups.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(chosen) => set({ chosen })}
        />
      </div>
      <Group>
        <Button type="submit" loading={busy} disabled={!good.length || bad.length > 0}>
          {good.length ? t('invite_do', { n: good.length }) : t('invite_none')}
        </Button>
        {bad.length > 0 && (
          <Text size="sm" c="var(--late)">
            {t('bad_emails', { list: bad.join(', ') })}
          </Text>
        )}
      </Group>
    </form>
  );
}
