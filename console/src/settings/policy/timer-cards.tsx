/** The timers as they follow one another in a conversation; for the workspace and for a group. */

import { useWords } from '@/i18n/words';
import { Card } from '../parts';
import { cards } from './card-words';
import { Course } from './course';
import { SwitchField, TimeField, useSetting } from './fields';

export function TimerCards() {
  const t = useWords(cards);
  const confirmation = useSetting('confirmation').value;
  return (
    <>
      <Card title={t('unanswered')} hint={t('unanswered_hint')}>
        <Course names={['warn_s', 'alarm_s', 'reassign_s']} />
        <div className="settings-grid">
          <TimeField name="warn_s" />
          <TimeField name="alarm_s" />
          <TimeField name="reassign_s" />
        </div>
      </Card>
      <Card title={t('silent')} hint={t('silent_hint')}>
        <Course names={confirmation ? ['remind_s', 'ask_s', 'end_s'] : ['remind_s', 'end_s']} />
        <div className="settings-grid">
          <TimeField name="remind_s" />
          {confirmation && <TimeField name="ask_s" />}
          <TimeField name="end_s" />
        </div>
      </Card>
      <Card title={t('closing')}>
        <SwitchField name="confirmation" />
        <div className="settings-grid">
          {confirmation && <TimeField name="confirmation_s" />}
          <TimeField name="reopen_s" />
        </div>
      </Card>
      <Card title={t('waiting')} hint={t('waiting_hint')}>
        <div className="settings-grid">
          <TimeField name="queue_alarm_s" />
          <TimeField name="no_agents_s" />
          <TimeField name="queue_timeout_s" />
        </div>
      </Card>
      <Card title={t('customers')}>
        <div className="settings-grid">
          <TimeField name="urge_every_s" />
          <TimeField name="recall_s" />
        </div>
      </Card>
    </>
  );
}
