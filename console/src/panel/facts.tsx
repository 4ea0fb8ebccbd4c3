/** What the conversation is about, and why it stands where it stands. */
import { Text } from '@mantine/core';
import { useAgents, useGroups } from '@/api/queries';
import type { Conversation, Entry } from '@/api/types';
import { useFormats } from '@/i18n/formats';
import { type T, useLanguage, useWords } from '@/i18n/words';
import { useChannelName } from '@/shared/channels';
import { useStanding } from '@/shared/states';
import { useTopicName } from '@/shared/topics';
import { useOpening } from './load';
import { Pairs, Part } from './pairs';
import { languageName } from './trail';
import { words } from './words';

type Say = T<keyof (typeof words)['table']['en'] & string>;

const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const opened = (entries: readonly Entry[] | undefined, type: string) =>
  entries?.find((entry) => entry.type === type)?.data;

/** Why a priority is what it is: the rules that gave it, and that the customer pressed. */
export function whyPriority(c: Conversation, rules: readonly string[], t: Say): string[] {
  const urged = c.urged ?? 0;
  const routed = (c.priority ?? 0) > urged && rules.length > 0;
  const why = routed ? [t('by_rule', { rules: rules.join(', ') })] : [];
  return urged > 0 ? [...why, t('by_urging', { n: urged })] : why;
}

export function Facts({ conversation: c }: { conversation: Conversation }) {
  const t = useWords(words);
  const f = useFormats();
  const reader = useLanguage();
  const standing = useStanding();
  const channelName = useChannelName();
  const topicName = useTopicName(!!c.topic);
  const { data: groups } = useGroups();
  const { data: agents } = useAgents();
  const { data: entries } = useOpening(c.id);
  const invitation = opened(entries, 'started')?.invitation;
  const why = whyPriority(c, list(opened(entries, 'routed')?.rules), t);
  const skills = Object.entries(c.skills ?? {}).map(([skill, n]) => t('skill_level', { skill, n }));
  const agent = agents?.find((one) => one.id === c.agent)?.name;
  return (
    <Part title={t('facts')} aside={<Text size="xs">{standing(c)}</Text>}>
      <Pairs
        of={[
          [t('topic'), topicName(c.topic)],
          [t('group'), groups?.find((one) => one.id === c.group)?.name],
          [t('agent'), c.agent ? agent : t('nobody')],
          [t('language'), languageName(c.language, reader)],
          [t('skills'), skills.join(', ')],
          [t('priority'), <Priority key="priority" n={c.priority ?? 0} why={why} />],
          [t('channel'), channelName(c.channel)],
          [t('started'), f.moment(Date.parse(c.opened_at))],
          [t('invitation'), typeof invitation === 'string' ? invitation : ''],
          [
            t('messages'),
            t('messages_of', {
              in: f.number(c.messages_in ?? 0),
              out: f.number(c.messages_out ?? 0),
            }),
          ],
        ]}
      />
    </Part>
  );
}

function Priority({ n, why }: { n: number; why: readonly string[] }) {
  const t = useWords(words);
  const f = useFormats();
  return (
    <>
      {n > 0 ? f.number(n) : t('priority_normal')}
      {why.length > 0 && (
        <Text size="xs" className="faint">
          {why.join('; ')}
        </Text>
      )}
    </>
  );
}
