/** The start of a workspace in three steps; each can be skipped, and one goes on where one was. */
import { Button, Group, Stepper, Text, Title } from '@mantine/core';
import { Redirect, useLocation } from 'wouter';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { useStatus } from '@/me/mine';
import { preferences, usePreferences } from '@/me/preferences';
import { Guard } from '@/shared/leave';
import { leaving } from '@/shared/leaving';
import { type Begun, useBegun } from './begun';
import { InviteStep } from './start-invite';
import { LookStep } from './start-look';
import { SnippetStep } from './start-snippet';
import { words } from './start-words';
import './start.css';

const STEPS = ['look', 'snippet', 'invite'] as const;
type Step = (typeof STEPS)[number];

/** Which step of this workspace's start is next, of what the preferences say. */
export function stepOf(starting: string, workspace: string): Step {
  const [where, step] = starting.split(':');
  return where === workspace ? (STEPS.find((one) => one === step) ?? 'look') : 'look';
}

export default function Start() {
  const t = useWords(words);
  const { workspace, me, may } = useDesk();
  const { starting } = usePreferences();
  const [, go] = useLocation();
  const choose = useStatus();
  const { begun, forget } = useBegun();
  const step = stepOf(starting, workspace);
  const at = STEPS.indexOf(step);
  if (!may('settings.write')) return <Redirect to={`/${workspace}/inbox`} />;

  const to = (next: Step) => preferences.set({ starting: `${workspace}:${next}` });
  const done = () =>
    leaving.before(() => {
      forget();
      preferences.set({ starting: '' });
      if (me.agent.status !== 'online') choose.mutate({ status: 'online', reason: '' });
      go(`/${workspace}/inbox`);
    });
  const next = () => {
    const [, after] = STEPS.slice(at);
    if (after) to(after);
    else done();
  };
  return (
    <div className="start">
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={1} size="h3" dir="auto">
            {t('title', { workspace })}
          </Title>
          <Text size="sm" className="start-hint">
            {t('steps', { n: at + 1 })}
          </Text>
        </div>
        <Button variant="subtle" color="gray" onClick={done}>
          {t('later')}
        </Button>
      </Group>
      <Stepper active={at} onStepClick={(n) => to(STEPS[n] ?? 'look')} size="sm" wrap={false}>
        {STEPS.map((one) => (
          <Stepper.Step key={one} label={t(one)} />
        ))}
      </Stepper>
      {step === 'look' && <LookStep next={next} />}
      {step === 'snippet' && <SnippetStep next={next} />}
      {step === 'invite' && <InviteStep done={done} />}
      <Asks begun={begun} forget={forget} />
    </div>
  );
}

/** What would be lost: passwords that are shown only now, or what was typed. */
function Asks({ begun, forget }: { begun: Begun; forget(): void }) {
  const t = useWords(words);
  const { made, handed, busy, look, text } = begun;
  if (made.length > handed)
    return (
      <Guard discard={forget} title={t('handed')} hint={t('handed_hint')} verb={t('handed_yes')} />
    );
  if (busy || text.trim() || Object.keys(look).length > 0) return <Guard discard={forget} />;
  return null;
}
