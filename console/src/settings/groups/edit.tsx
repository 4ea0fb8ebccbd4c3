/** One group: its name and members, and what it has apart from the workspace. */
import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Agent, Group, Settings } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { NAME_MOST } from '../bounds';
import { wrong } from '../faults';
import { SettingsForm } from '../form';
import { HoursCards } from '../hours/cards';
import { Card, Copied } from '../parts';
import { LayerForm } from '../policy/layer';
import { CAPACITY, HOURS, TEXTS, TIMERS } from '../policy/names';
import { TextCards } from '../policy/text-cards';
import { TimerCards } from '../policy/timer-cards';
import { CapacityCards } from '../routing/capacity-cards';
import { difference } from '../same';
import { groupOf, part } from '../source';
import { Tabs, usePart } from '../tabs';
import { useForm } from '../use-form';
import { Archive } from './archive';
import { Members } from './members';
import { groupWords } from './words';

const PARTS = ['general', 'hours', 'timers', 'capacity', 'texts'] as const;

interface Props {
  group: Group;
  agents: Agent[];
  settings: Settings;
}

export function EditGroup(props: Props) {
  const t = useWords(groupWords);
  const at = usePart(PARTS);
  const tabs = (
    <Tabs
      label={t('parts')}
      parts={PARTS.map((one) => ({ value: one, label: t(one) }))}
      value={at}
    />
  );
  if (at === 'general') return <General {...props} tabs={tabs} />;
  return <Over {...props} at={at} tabs={tabs} />;
}

function General({ group, agents, tabs }: Props & { tabs: ReactNode }) {
  const desk = useDesk();
  const t = useWords(groupWords);
  const form = useForm<{ name: string }>({
    source: part(`group ${group.id}`, groupOf(desk, group), ({ name }) => ({ name }), difference),
    permission: 'groups.write',
    check: ({ name }) => wrong({ '/name': !name.trim() && t('name_missing') }),
  });
  return (
    <SettingsForm
      form={form}
      title={group.name}
      tabs={tabs}
      after={
        <>
          <Members group={group} agents={agents} />
          {!form.readOnly && <Archive group={group} />}
        </>
      }
    >
      <Card title={t('name')}>
        <TextInput
          aria-label={t('name')}
          data-pointer="/name"
          dir="auto"
          maxLength={NAME_MOST}
          value={form.draft.name}
          error={form.fault('/name')}
          onChange={(event) => form.set({ name: event.currentTarget.value })}
        />
        <Copied label="ID" text={group.id} />
      </Card>
    </SettingsForm>
  );
}

const NAMES = { hours: HOURS, timers: TIMERS, capacity: CAPACITY, texts: TEXTS };

function Over({ group, settings, at, tabs }: Props & { at: keyof typeof NAMES; tabs: ReactNode }) {
  const t = useWords(groupWords);
  const cards = {
    hours: <HoursCards />,
    timers: <TimerCards />,
    capacity: <CapacityCards group={group.id} />,
    texts: <TextCards />,
  };
  return (
    <LayerForm
      key={at}
      name={`group ${at}`}
      title={group.name}
      hint={t('over')}
      names={NAMES[at]}
      settings={settings}
      group={group}
      wide={at === 'hours'}
      tabs={tabs}
    >
      {cards[at]}
    </LayerForm>
  );
}
