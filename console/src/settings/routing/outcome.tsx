/** What comes of a rule: group, priority, skills, language; each of them may be left open. */
import { NativeSelect, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useOfferedGroups } from '@/api/queries';
import { useWords } from '@/i18n/words';
import { SkillsField } from '../agents/skills';
import { type Outcome, PRIORITY_MOST } from './rules';
import { ruleWords } from './words';

interface Props {
  outcome: Outcome;
  pointer: string;
  skills: string[];
  fault(pointer: string): string | undefined;
  onChange(outcome: Outcome): void;
}

export function OutcomeFields({ outcome, pointer, skills, fault, onChange }: Props) {
  const t = useWords(ruleWords);
  const groups = useOfferedGroups([outcome.group ?? '']);
  const set = (change: { [N in keyof Outcome]?: Outcome[N] | undefined }) =>
    onChange(stripped({ ...outcome, ...change }));
  return (
    <Stack gap="sm" data-pointer={pointer}>
      <Text size="sm" fw={500}>
        {t('outcome')}
      </Text>
      <div className="settings-grid">
        <Select
          label={t('outcome_group')}
          data-pointer={`${pointer}/group`}
          data={groups.map(({ id, name }) => ({ value: id, label: name }))}
          placeholder={t('as_before')}
          clearable
          value={outcome.group ?? null}
          error={fault(`${pointer}/group`)}
          onChange={(group) => set({ group: group ?? undefined })}
        />
        <NumberInput
          label={t('outcome_priority')}
          data-pointer={`${pointer}/priority`}
          placeholder={t('as_before')}
          title={t('outcome_priority_hint')}
          min={0}
          max={PRIORITY_MOST}
          allowDecimal={false}
          value={outcome.priority ?? ''}
          error={fault(`${pointer}/priority`)}
          onChange={(n) => set({ priority: n === '' ? undefined : Number(n) })}
        />
        <LanguageOf outcome={outcome} pointer={pointer} fault={fault} set={set} />
      </div>
      <SkillsField
        skills={outcome.skills ?? {}}
        known={skills}
        pointer={`${pointer}/skills`}
        error={fault(`${pointer}/skills`)}
        onChange={(next) => set({ skills: Object.keys(next).length ? next : undefined })}
      />
    </Stack>
  );
}

interface LanguageProps extends Pick<Props, 'outcome' | 'pointer' | 'fault'> {
  set(change: { language?: string | undefined }): void;
}

/** No word on it, any language at all, or a certain one. */
function LanguageOf({ outcome, pointer, fault, set }: LanguageProps) {
  const t = useWords(ruleWords);
  const { language } = outcome;
  const kind = language === undefined ? 'open' : language === '' ? 'any' : 'one';
  const kinds = { open: undefined, any: '', one: 'en' };
  return (
    <div>
      <NativeSelect
        label={t('outcome_language')}
        data={[
          { value: 'open', label: t('as_before') },
          { value: 'any', label: t('any_language') },
          { value: 'one', label: t('fact_language') },
        ]}
        value={kind}
        onChange={(event) =>
          set({ language: kinds[event.currentTarget.value as keyof typeof kinds] })
        }
      />
      {kind === 'one' && (
        <TextInput
          mt={6}
          aria-label={t('fact_language')}
          data-pointer={`${pointer}/language`}
          maxLength={35}
          value={language}
          error={fault(`${pointer}/language`)}
          onChange={(event) => set({ language: event.currentTarget.value.trim() || ' ' })}
        />
      )}
    </div>
  );
}

/** Without what is left open. */
function stripped(outcome: { [N in keyof Outcome]?: Outcome[N] | undefined }): Outcome {
  return Object.fromEntries(Object.entries(outcome).filter(([, value]) => value !== undefined));
}
