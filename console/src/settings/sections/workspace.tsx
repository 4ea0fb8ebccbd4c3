/** Name of the company, the group that newcomers reach by default, and what integrators copy. */
import { Select, TextInput } from '@mantine/core';
import { offered, useGroups } from '@/api/queries';
import type { Group, Settings } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { NAME_MOST } from '../bounds';
import { wrong } from '../faults';
import { SettingsForm } from '../form';
import { Card, Copied, Loaded } from '../parts';
import { difference } from '../same';
import { part, tenantOf, useSettings } from '../source';
import { useForm } from '../use-form';
import { words } from './workspace-words';

export default function WorkspaceSection() {
  const settings = useSettings();
  const groups = useGroups();
  return (
    <Loaded query={settings}>
      {(shown) => <Loaded query={groups}>{(all) => <Body settings={shown} groups={all} />}</Loaded>}
    </Loaded>
  );
}

const pick = ({ name, default_group }: Settings) => ({ name, default_group });

function Body({ settings, groups }: { settings: Settings; groups: Group[] }) {
  const t = useWords(words);
  const desk = useDesk();
  const form = useForm({
    source: part('workspace', tenantOf(desk, settings), pick, difference),
    permission: 'settings.write',
    check: ({ name }) => wrong({ '/name': !name.trim() && t('name_missing') }),
  });
  const { draft, set, fault } = form;
  return (
    <SettingsForm
      form={form}
      title={t('title')}
      hint={t('hint')}
      after={<Ids settings={settings} groups={groups} />}
    >
      <Card title={t('company')}>
        <TextInput
          label={t('name')}
          description={t('name_hint')}
          data-pointer="/name"
          dir="auto"
          maxLength={NAME_MOST}
          required
          value={draft.name}
          error={fault('/name')}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Select
          label={t('default_group')}
          description={t('default_group_hint')}
          data-pointer="/default_group"
          data={offered(groups, [draft.default_group]).map(({ id, name }) => ({
            value: id,
            label: name,
          }))}
          value={draft.default_group}
          error={fault('/default_group')}
          allowDeselect={false}
          searchable={groups.length > 8}
          onChange={(group) => group && set({ default_group: group })}
        />
      </Card>
    </SettingsForm>
  );
}

function Ids({ settings, groups }: { settings: Settings; groups: Group[] }) {
  const t = useWords(words);
  return (
    <Card title={t('ids')} hint={t('ids_hint')}>
      <Copied label={t('slug')} text={settings.workspace} />
      {settings.widget_keys.map((key) => (
        <Copied key={key} label={t('widget_key')} text={key} />
      ))}
      {offered(groups).map(({ id, name }) => (
        <Copied key={id} label={t('group_id', { name })} text={id} />
      ))}
    </Card>
  );
}
