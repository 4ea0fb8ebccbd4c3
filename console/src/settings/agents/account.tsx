/** The sign-in of an agent: a new password, and whether it works at all. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { data } from '@/api/client';
import { newId } from '@/api/outbox';
import type { Agent } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { useTellFailure } from '@/shared/failure';
import { useUndo } from '@/shared/undo';
import { common } from '@/shared/words';
import { Card } from '../parts';
import { agentOf } from '../source';
import { HandOver } from './hand-over';
import { agentWords } from './words';

export function Account({ agent, isSelf }: { agent: Agent; isSelf: boolean }) {
  const t = useWords(agentWords);
  return (
    <Card title={t('account')} hint={isSelf ? t('not_self') : undefined}>
      <Activity agent={agent} disabled={isSelf} />
      <Reset agent={agent} disabled={isSelf} />
    </Card>
  );
}

interface Props {
  agent: Agent;
  disabled: boolean;
}

function Activity({ agent, disabled }: Props) {
  const desk = useDesk();
  const t = useWords(agentWords);
  const undo = useUndo();
  const tell = useTellFailure();
  const set = (active: boolean) => agentOf(desk, agent).write({ active }, '*');
  const act = async () => {
    try {
      await set(!agent.active);
      const said = t(agent.active ? 'deactivated' : 'reactivated', { name: agent.name });
      undo(said, () => set(agent.active));
    } catch (error) {
      tell(error);
    }
  };
  const verb = agent.active ? 'deactivate' : 'reactivate';
  return (
    <Group justify="space-between">
      <Text size="sm">{t(`${verb}_hint`)}</Text>
      <Button
        variant={agent.active ? 'outline' : 'default'}
        color={agent.active ? 'red' : undefined}
        disabled={disabled}
        onClick={() => void act()}
      >
        {t(verb)}
      </Button>
    </Group>
  );
}

function Reset({ agent, disabled }: Props) {
  const { api } = useDesk();
  const t = useWords(agentWords);
  const c = useWords(common);
  const tell = useTellFailure();
  const [asked, ask] = useState<string | null>(null); // the request's own key, so that it is done once
  const [password, show] = useState<string | null | undefined>(undefined);
  const reset = async () => {
    const params = { path: { agent: agent.id }, header: { 'Idempotency-Key': asked ?? newId() } };
    try {
      const made = await data(api.POST('/v1/agents/{agent}/password', { params }));
      show(made.temporary_password);
      ask(null);
    } catch (error) {
      tell(error);
    }
  };
  return (
    <Group justify="space-between">
      <Text size="sm">{t('reset_hint')}</Text>
      <Button variant="default" disabled={disabled || !agent.active} onClick={() => ask(newId())}>
        {t('reset')}
      </Button>
      <Modal
        opened={asked !== null}
        onClose={() => ask(null)}
        title={t('reset')}
        closeButtonProps={{ 'aria-label': c('close') }}
      >
        <Text size="sm">{t('reset_sure', { name: agent.name })}</Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => ask(null)}>
            {c('cancel')}
          </Button>
          <Button color="red" onClick={() => void reset()}>
            {t('reset')}
          </Button>
        </Group>
      </Modal>
      {password !== undefined && (
        <HandOver {...agent} password={password} done={() => show(undefined)} />
      )}
    </Group>
  );
}
