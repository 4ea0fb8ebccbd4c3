/** What can be set of an agent, for a new one and for one who is there. */
import { MultiSelect, NumberInput, Radio, Stack, TagsInput, TextInput } from '@mantine/core';
import { offered } from '@/api/queries';
import type { Group } from '@/api/types';
import { useWords } from '@/i18n/words';
import { NAME_MOST } from '../bounds';
import { Card } from '../parts';
import type { Form } from '../use-form';
import { type AgentDraft, CAPACITY_MOST, EMAIL_MOST, ROLES } from './draft';
import { RolesTable } from './roles';
import { SkillsField } from './skills';
import { Times } from './times';
import { agentWords } from './words';

export interface FieldsProps {
  form: Form<AgentDraft>;
  groups: Group[];
  skills: string[]; // of everybody, to choose from
  isNew: boolean;
  isSelf: boolean;
}

export function AgentFields(props: FieldsProps) {
  return (
    <>
      <Person {...props} />
      <RoleCard {...props} />
      <Work {...props} />
      <Times form={props.form} />
    </>
  );
}

function Person({ form, isNew }: FieldsProps) {
  const t = useWords(agentWords);
  const { draft, set, fault } = form;
  return (
    <Card title={t('person')}>
      <TextInput
        label={t('name')}
        data-pointer="/name"
        dir="auto"
        required
        maxLength={NAME_MOST}
        autoComplete="off"
        value={draft.name}
        error={fault('/name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        type="email"
        label={t('email')}
        description={isNew ? t('email_hint') : undefined}
        data-pointer="/email"
        required={isNew}
        readOnly={!isNew}
        variant={isNew ? 'default' : 'filled'}
        maxLength={EMAIL_MOST}
        autoComplete="off"
        value={draft.email}
        error={fault('/email')}
        onChange={(event) => set({ email: event.currentTarget.value.trim() })}
      />
    </Card>
  );
}

function RoleCard({ form, isSelf }: FieldsProps) {
  const t = useWords(agentWords);
  const { draft, set } = form;
  return (
    <Card title={t('role')} hint={isSelf ? t('role_self') : undefined}>
      <Radio.Group
        aria-label={t('role')}
        data-pointer="/role"
        value={draft.role}
        onChange={(role) => set({ role: ROLES.find((one) => one === role) ?? 'agent' })}
      >
        <Stack gap="sm">
          {ROLES.map((role) => (
            <Radio
              key={role}
              value={role}
              disabled={isSelf}
              label={t(`role_${role}`)}
              description={t(`role_${role}_hint`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <RolesTable />
    </Card>
  );
}

function Work({ form, groups, skills }: FieldsProps) {
  const t = useWords(agentWords);
  const { draft, set, fault } = form;
  return (
    <Card title={t('work')}>
      <MultiSelect
        label={t('groups')}
        description={t('groups_hint')}
        data-pointer="/groups"
        data={offered(groups, draft.groups).map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.groups}
        error={fault('/groups')}
        searchable
        onChange={(chosen) => set({ groups: chosen })}
      />
      <NumberInput
        label={t('capacity')}
        description={t('capacity_hint')}
        data-pointer="/capacity"
        styles={{ wrapper: { inlineSize: 160 } }}
        min={0}
        max={CAPACITY_MOST}
        clampBehavior="none"
        allowDecimal={false}
        value={Number.isNaN(draft.capacity) ? '' : draft.capacity}
        error={fault('/capacity')}
        onChange={(n) => set({ capacity: n === '' ? Number.NaN : Number(n) })}
      />
      <TagsInput
        label={t('languages')}
        description={t('languages_hint')}
        data-pointer="/languages"
        data={['en', 'zh', 'zh-CN', 'zh-TW', 'de', 'fr', 'es', 'ja', 'ko', 'ar']}
        value={draft.languages}
        error={fault('/languages')}
        onChange={(languages) => set({ languages })}
      />
      <SkillsField
        skills={draft.skills}
        known={skills}
        error={fault('/skills')}
        onChange={(next) => set({ skills: next })}
      />
    </Card>
  );
}
