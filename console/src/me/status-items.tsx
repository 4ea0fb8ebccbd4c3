/** The statuses to choose from, with the reasons for being away. */
import { Menu } from '@mantine/core';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { Dot } from './dot';
import { isStatus, REASONS, useStatus } from './mine';
import { words } from './words';

const OTHER = 'away:other';
const AWAY = REASONS.map((reason) => `away:${reason}`);
const CHOICES = ['online', 'busy', ...AWAY, OTHER, 'offline'];

const statusOf = (choice: string) => choice.split(':')[0] ?? '';
const reasonOf = (choice: string) => choice.split(':')[1] ?? '';

/** Which of the choices somebody has made. */
export function choiceOf(agent: { status: string; status_reason: string }): string {
  if (agent.status !== 'away') return agent.status;
  const choice = `away:${agent.status_reason}`;
  return AWAY.includes(choice) ? choice : OTHER;
}

/** `other` asks for a reason of one's own. */
export function StatusItems({ other }: { other(): void }) {
  const t = useWords(words);
  const { agent } = useDesk().me;
  const choose = useStatus();
  const pick = (choice: string) => {
    const status = statusOf(choice);
    if (choice === OTHER) other();
    else if (isStatus(status)) choose.mutate({ status, reason: reasonOf(choice) });
  };
  return (
    <>
      <Menu.Label>{t('status')}</Menu.Label>
      <Menu.RadioGroup value={choiceOf(agent)} onChange={pick}>
        {CHOICES.map((choice) => (
          <Menu.RadioItem key={choice} value={choice} closeMenuOnClick>
            <Named choice={choice} />
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}

function Named({ choice }: { choice: string }) {
  const t = useWords(words);
  const status = statusOf(choice);
  const reason = reasonOf(choice);
  const why = `reason_${reason}`;
  return (
    <span className="me-choice">
      <Dot status={status} />
      {isStatus(status) && t(status)}
      {words.has(why) && ` · ${t(why)}`}
    </span>
  );
}
