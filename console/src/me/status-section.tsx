/** One's status with what each means, the reason for being away, and how much one has. */
import { Button, Chip, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { common } from '@/shared/words';
import { Capacity } from './capacity';
import { Dot } from './dot';
import { REASONS, STATUSES, useStatus } from './mine';
import { Section } from './section';
import { words } from './words';

export function StatusSection() {
  const t = useWords(words);
  const { agent } = useDesk().me;
  const choose = useStatus();
  return (
    <Section title={t('status')}>
      <fieldset className="me-statuses" aria-label={t('status')}>
        {STATUSES.map((status) => (
          <button
            key={status}
            type="button"
            aria-pressed={agent.status === status}
            className="me-status"
            onClick={() => choose.mutate({ status, reason: '' })}
          >
            <span className="me-choice">
              <Dot status={status} />
              {t(status)}
            </span>
            <span className="me-status-hint">{t(`${status}_hint`)}</span>
          </button>
        ))}
      </fieldset>
      {agent.status === 'away' && <Reason key={agent.status_reason} />}
      <div>
        <Capacity />
        <p className="me-faint">{t('capacity_hint')}</p>
      </div>
    </Section>
  );
}

function Reason() {
  const t = useWords(words);
  const c = useWords(common);
  const choose = useStatus();
  const { status_reason: now } = useDesk().me.agent;
  const listed = (REASONS as readonly string[]).includes(now) || now === 'missed_offers';
  const [text, setText] = useState(listed ? '' : now);
  const send = (event: FormEvent) => {
    event.preventDefault();
    choose.mutate({ status: 'away', reason: text.trim() });
  };
  const pick = (picked: string | string[]) =>
    choose.mutate({ status: 'away', reason: String(picked) });
  return (
    <form className="me-reasons" onSubmit={send}>
      <Chip.Group value={now} onChange={pick}>
        <Group gap={8} role="group" aria-label={t('reason')}>
          {REASONS.map((reason) => (
            <Chip key={reason} value={reason} size="sm">
              {t(`reason_${reason}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <TextInput
        aria-label={t('reason_text')}
        placeholder={t('reason_text')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={100}
        dir="auto"
        size="xs"
      />
      <Button type="submit" size="xs" variant="default" disabled={!text.trim() || text === now}>
        {c('save')}
      </Button>
    </form>
  );
}
