/** The conditions of a rule: what is looked at, how it is compared, with what. */
import { ActionIcon, Button, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useWords } from '@/i18n/words';
import {
  CONDITIONS_MOST,
  type Condition,
  FACT_MOST,
  FACTS,
  freshCondition,
  opsOf,
  PREFIXES,
  prefixOf,
  type RuleDraft,
  withFact,
  withOp,
} from './rules';
import { ValueField } from './value';
import { ruleWords } from './words';

interface Props {
  rule: RuleDraft;
  part: 'all' | 'any';
  pointer: string;
  fault(pointer: string): string | undefined;
  onChange(conditions: Condition[]): void;
}

export function Conditions({ rule, part, pointer, fault, onChange }: Props) {
  const t = useWords(ruleWords);
  const conditions = rule[part];
  const offset = part === 'any' ? rule.all.length : 0;
  const room = rule.all.length + rule.any.length < CONDITIONS_MOST;
  const heading = part === 'all' ? 'if_all' : rule.all.length ? 'if_any' : 'if_any_only';
  return (
    <Stack gap={6}>
      {conditions.length > 0 && (
        <Text size="sm" fw={500}>
          {t(heading)}
        </Text>
      )}
      {conditions.map((condition, i) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: rows stay where they are while one types
          key={i}
          n={offset + i + 1}
          condition={condition}
          pointer={`${pointer}/${part}/${i}`}
          fault={fault}
          put={(next) => onChange(conditions.map((one, at) => (at === i ? next : one)))}
          remove={() => onChange(conditions.filter((_, at) => at !== i))}
        />
      ))}
      {room && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<Plus size={14} />}
          className="settings-start"
          onClick={() => onChange([...conditions, freshCondition()])}
        >
          {t(part === 'all' ? 'add_all' : 'add_any')}
        </Button>
      )}
    </Stack>
  );
}

interface RowProps {
  n: number;
  condition: Condition;
  pointer: string;
  fault(pointer: string): string | undefined;
  put(condition: Condition): void;
  remove(): void;
}

function Row({ n, condition, pointer, fault, put, remove }: RowProps) {
  const t = useWords(ruleWords);
  const prefix = prefixOf(condition.fact);
  const facts = [...FACTS, ...PREFIXES];
  return (
    <div className="settings-condition" data-pointer={pointer}>
      <NativeSelect
        size="xs"
        aria-label={t('fact', { n })}
        data={facts.map((fact) => ({ value: fact, label: t(`fact_${fact}`) }))}
        value={prefix ?? condition.fact}
        onChange={(event) => put(withFact(condition, event.currentTarget.value))}
      />
      {prefix && (
        <TextInput
          size="xs"
          aria-label={t('fact_name', { n })}
          data-pointer={`${pointer}/fact`}
          placeholder="plan"
          maxLength={FACT_MOST - prefix.length}
          value={condition.fact.slice(prefix.length)}
          error={fault(`${pointer}/fact`)}
          onChange={(event) => put({ ...condition, fact: prefix + event.currentTarget.value })}
        />
      )}
      <NativeSelect
        size="xs"
        aria-label={t('op', { n })}
        data={opsOf(condition.fact).map((op) => ({ value: op, label: t(`op_${op}`) }))}
        value={condition.op}
        onChange={(event) => {
          const op = opsOf(condition.fact).find((one) => one === event.currentTarget.value);
          if (op) put(withOp(condition, op));
        }}
      />
      <ValueField
        {...{ n, condition, put }}
        pointer={`${pointer}/value`}
        error={fault(`${pointer}/value`)}
      />
      <ActionIcon size={28} aria-label={t('remove_condition', { n })} onClick={remove}>
        <X size={14} />
      </ActionIcon>
    </div>
  );
}
