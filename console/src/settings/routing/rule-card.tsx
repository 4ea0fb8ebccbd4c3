/** One rule: a sentence while it is closed, all its fields while it is open. */
import {
  ActionIcon,
  Group,
  Stack,
  Switch,
  Text,
  TextInput,
  Tooltip,
  UnstyledButton,
} from '@mantine/core';
import {
  ArrowDown,
  ArrowUp,
  ChevronDown,
  ChevronRight,
  CopyPlus,
  GripVertical,
  type LucideIcon,
  Trash2,
} from 'lucide-react';
import type { DragEvent } from 'react';
import { useWords } from '@/i18n/words';
import { NAME_MOST } from '../bounds';
import { Conditions } from './conditions';
import { OutcomeFields } from './outcome';
import type { RuleDraft } from './rules';
import { useSpoken } from './spoken';

import { ruleWords } from './words';

export interface RuleActs {
  put(rule: RuleDraft): void;
  toggle(): void;
  up: (() => void) | null;
  down: (() => void) | null;
  duplicate(): void;
  remove(): void;
  dragged(event: DragEvent): void;
}

interface Props {
  rule: RuleDraft;
  at: number;
  open: boolean;
  readOnly: boolean;
  skills: string[];
  fault(pointer: string): string | undefined;
  acts: RuleActs;
}

export function RuleCard(props: Props) {
  const { rule, at, open, readOnly, fault, acts } = props;
  const t = useWords(ruleWords);
  const spoken = useSpoken();
  const Chevron = open ? ChevronDown : ChevronRight;
  const wrong = fault(`/rules/${at}`);
  return (
    <Stack
      gap="sm"
      className="settings-rule"
      data-pointer={`/rules/${at}`}
      data-wrong={!!wrong}
      data-off={!rule.enabled}
    >
      <Group wrap="nowrap" gap={4} align="flex-start">
        {!readOnly && (
          // biome-ignore lint/a11y/noStaticElementInteractions: the buttons beside it do the same
          <span
            className="settings-grip"
            draggable
            onDragStart={acts.dragged}
            title={t('drag', { name: rule.name })}
          >
            <GripVertical size={16} aria-hidden />
          </span>
        )}
        <UnstyledButton className="settings-rule-head" aria-expanded={open} onClick={acts.toggle}>
          <Chevron size={16} aria-hidden />
          <span>
            <Text component="span" size="sm" fw={600} dir="auto">
              {at + 1}. {rule.name}
              {!rule.enabled && ` (${t('off')})`}
            </Text>
            <Text component="span" size="xs" className="settings-inherited" dir="auto">
              {spoken.conditions(rule)} → {spoken.outcome(rule.outcome)}
            </Text>
            {wrong && !open && (
              <Text component="span" size="xs" className="settings-error">
                {wrong}
              </Text>
            )}
          </span>
        </UnstyledButton>
        <Switch
          size="sm"
          mt={7}
          aria-label={t('enabled', { name: rule.name })}
          checked={rule.enabled}
          onChange={(event) => acts.put({ ...rule, enabled: event.currentTarget.checked })}
        />
        {!readOnly && <Tools name={rule.name} acts={acts} />}
      </Group>
      {open && <Fields {...props} />}
    </Stack>
  );
}

function Tools({ name, acts }: { name: string; acts: RuleActs }) {
  const t = useWords(ruleWords);
  const tools: [LucideIcon, string, (() => void) | null][] = [
    [ArrowUp, t('up', { name }), acts.up],
    [ArrowDown, t('down', { name }), acts.down],
    [CopyPlus, t('duplicate', { name }), acts.duplicate],
    [Trash2, t('remove', { name }), acts.remove],
  ];
  return (
    <Group gap={0} wrap="nowrap" className="settings-tools">
      {tools.map(([Icon, label, act]) => (
        <Tooltip key={label} label={label}>
          <ActionIcon aria-label={label} disabled={!act} size={30} onClick={() => act?.()}>
            <Icon size={16} />
          </ActionIcon>
        </Tooltip>
      ))}
    </Group>
  );
}

function Fields({ rule, at, skills, fault, acts }: Props) {
  const t = useWords(ruleWords);
  const pointer = `/rules/${at}`;
  return (
    <Stack gap="md" className="settings-rule-fields">
      <TextInput
        label={t('name')}
        data-pointer={`${pointer}/name`}
        dir="auto"
        maxLength={NAME_MOST}
        maw={360}
        value={rule.name}
        error={fault(`${pointer}/name`)}
        onChange={(event) => acts.put({ ...rule, name: event.currentTarget.value })}
      />
      {rule.all.length + rule.any.length === 0 && <Text size="sm">{t('always')}</Text>}
      {(['all', 'any'] as const).map((part) => (
        <Conditions
          key={part}
          {...{ rule, part, pointer, fault }}
          onChange={(conditions) => acts.put({ ...rule, [part]: conditions })}
        />
      ))}
      <OutcomeFields
        outcome={rule.outcome}
        pointer={`${pointer}/then`}
        skills={skills}
        fault={fault}
        onChange={(outcome) => acts.put({ ...rule, outcome })}
      />
      <OutcomeFault text={fault(`${pointer}/then`)} shown={!Object.keys(rule.outcome).length} />
    </Stack>
  );
}

function OutcomeFault({ text, shown }: { text: string | undefined; shown: boolean }) {
  if (!text || !shown) return null;
  return (
    <Text size="xs" className="settings-error" role="alert">
      {text}
    </Text>
  );
}
