/** What a trial answered, in sentences. */
import { List, Stack, Text, Title } from '@mantine/core';
import { Check, Minus } from 'lucide-react';
import { useAgents } from '@/api/queries';
import { useFormats } from '@/i18n/formats';
import { useWords } from '@/i18n/words';
import { useCodes } from '@/thread/codes';
import { unitWords } from '../policy/check';
import { spoken as spokenTime } from '../policy/durations';
import { useLanguageName } from '../policy/language-choice';
import { policyWords } from '../policy/words';
import type { Condition } from './rules';
import { useSpoken } from './spoken';
import { trialWords } from './trial-words';

interface RuleTold {
  rule: string;
  held: boolean;
  enabled?: boolean;
  failed?: Condition;
  was?: string;
  of_any?: number;
}
interface Step {
  after_s: number;
  step: string;
  group: string;
  agent: string | null;
  candidates: { agent: string; load: number; capacity: number }[];
  refused: Record<string, string>;
  unlisted: number;
}
export interface ToldShown {
  continues: string | null;
  group: string;
  priority: number;
  skills: Record<string, number>;
  language: string;
  rules: RuleTold[];
  overflowed_from: string | null;
  open: boolean;
  opens_at: string | null;
  outside: string;
  mode: string;
  waiting: number;
  queue_full: boolean;
  estimate: { rank: number | null; from_min: number | null; to_min: number | null } | null;
  steps: Step[];
}

export function Told({ told }: { told: ToldShown }) {
  return (
    <Stack gap="sm">
      <RulesTold rules={told.rules} />
      <List size="sm" spacing={2}>
        {useOutcome(told).map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
      {told.steps.map((step) => (
        <StepTold key={`${step.step} ${step.after_s}`} step={step} mode={told.mode} />
      ))}
    </Stack>
  );
}

function RulesTold({ rules }: { rules: RuleTold[] }) {
  const t = useWords(trialWords);
  const spoken = useSpoken();
  const said = ({ rule, held, enabled, failed, was, of_any: any }: RuleTold) => {
    if (enabled === false) return t('rule_off', { rule });
    if (held || !failed) return t('rule_held', { rule });
    if (any && any > 1) return t('rule_failed_any', { rule, n: any });
    const condition = spoken.condition(failed);
    return was
      ? t('rule_failed', { rule, condition, was })
      : t('rule_failed_unknown', { rule, condition });
  };
  return (
    <ul className="settings-told">
      {rules.map((one) => (
        <li key={one.rule} className="settings-held" data-held={one.held}>
          {one.held ? <Check size={15} aria-hidden /> : <Minus size={15} aria-hidden />}
          <Text component="span" size="sm" dir="auto">
            {said(one)}
          </Text>
        </li>
      ))}
    </ul>
  );
}

type Line = string | false | null;

/** Where they end up, and what is asked of whoever serves them. */
function usePlace(told: ToldShown): Line[] {
  const t = useWords(trialWords);
  const spoken = useSpoken();
  const language = useLanguageName();
  const from = told.overflowed_from;
  return [
    told.continues && t('continues'),
    t('goes_to', { group: spoken.group(told.group) }),
    from && t('overflowed', { group: spoken.group(from) }),
    told.priority > 0 && t('with_priority', { n: told.priority }),
    Object.keys(told.skills).length > 0 && t('asks_skills', { skills: spoken.skills(told.skills) }),
    told.language && t('asks_language', { language: language(told.language) }),
  ];
}

function useHours({ open, opens_at: opens, outside }: ToldShown): Line[] {
  const t = useWords(trialWords);
  const p = useWords(policyWords);
  const { moment } = useFormats();
  if (open) return [t('is_open')];
  const key = `outside_${outside}_hint`;
  return [
    opens ? t('is_closed', { when: moment(Date.parse(opens)) }) : t('is_closed_long'),
    policyWords.has(key) && p(key),
  ];
}

function useWait({ mode, waiting, queue_full: full, estimate }: ToldShown): Line[] {
  const t = useWords(trialWords);
  const { rank = null, from_min: from = null, to_min: to = null } = estimate ?? {};
  return [
    mode === 'pull' && t('mode_pull'),
    waiting > 0 && t('waiting', { n: waiting }),
    full && t('full'),
    rank !== null && t('wait_rank', { n: rank }),
    from !== null && t('wait_range', { from, to: to ?? '' }),
  ];
}

function useOutcome(told: ToldShown): string[] {
  const lines = [...usePlace(told), ...useHours(told), ...useWait(told)];
  return lines.filter((line) => typeof line === 'string' && line !== '') as string[];
}

function StepTold({ step, mode }: { step: Step; mode: string }) {
  const t = useWords(trialWords);
  const p = useWords(policyWords);
  const spoken = useSpoken();
  const codes = useCodes();
  const agents = useAgents().data ?? [];
  const name = (id: string) => agents.find((one) => one.id === id)?.name ?? id;
  const key = `step_${step.step}`;
  const when = t(trialWords.has(key) ? key : 'step_other', {
    s: spokenTime(step.after_s, unitWords(p)),
    group: spoken.group(step.group),
  });
  const [first, ...others] = step.candidates;
  const gets = mode === 'offer' ? 'asked' : 'gets';
  return (
    <div className="settings-step">
      <Title order={3} size="h6">
        {when}
      </Title>
      <Text size="sm">
        {first && step.agent
          ? t(gets, { agent: name(first.agent), load: first.load, capacity: first.capacity })
          : !first && t('nobody')}
      </Text>
      {others.length > 0 && (
        <Text size="sm" className="settings-inherited">
          {t('others', { agents: others.map((one) => name(one.agent)).join(', ') })}
        </Text>
      )}
      {Object.entries(step.refused).map(([agent, code]) => (
        <Text key={agent} size="xs" className="settings-inherited">
          {t('refused', { agent: name(agent), why: codes('refused', code) })}
        </Text>
      ))}
      {step.unlisted > 0 && <Text size="xs">{t('unlisted', { n: step.unlisted })}</Text>}
    </div>
  );
}
