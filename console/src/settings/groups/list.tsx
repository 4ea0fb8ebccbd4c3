/** All groups, and a new one. */
import { Badge, Button, Group as Line, Text, TextInput } from '@mantine/core';
import { ChevronRight, Plus } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import { newId } from '@/api/outbox';
import type { Agent, Group, Settings } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { Empty, useTellFailure } from '@/shared/failure';
import { NAME_MOST } from '../bounds';
import { Heading } from '../form';
import { groupWords } from './words';

interface Props {
  groups: Group[];
  agents: Agent[];
  settings: Settings;
}

export function GroupsList({ groups, agents, settings }: Props) {
  const t = useWords(groupWords);
  const { may } = useDesk();
  const members = (id: string) => agents.filter((a) => a.active && a.groups.includes(id)).length;
  const rows = (name: 'list' | 'archived_list', archived: boolean) => (
    <ul className="settings-plain" aria-label={t(name)}>
      {groups
        .filter((group) => group.archived === archived)
        .map((group) => (
          <Row
            key={group.id}
            group={group}
            members={members(group.id)}
            isDefault={group.id === settings.default_group}
          />
        ))}
    </ul>
  );
  return (
    <div className="settings-list">
      <Heading title={t('title')} hint={t('hint')} />
      {may('groups.write') && <NewGroup />}
      {groups.length === 0 && <Empty title={t('none')} hint={t('none_hint')} />}
      {rows('list', false)}
      {groups.some((group) => group.archived) && rows('archived_list', true)}
    </div>
  );
}

interface RowProps {
  group: Group;
  members: number;
  isDefault: boolean;
}

function Row({ group, members, isDefault }: RowProps) {
  const { workspace } = useDesk();
  const t = useWords(groupWords);
  const own = Object.keys(group.policy).length;
  return (
    <li>
      <Link href={`/${workspace}/settings/groups?group=${group.id}`} className="settings-group">
        <span className="settings-agent-who">
          <Text component="span" size="sm" fw={600} dir="auto" truncate>
            {group.name}
          </Text>
          <Text component="span" size="xs" className="settings-inherited">
            {t('members_n', { n: members })}
            {own > 0 && ` · ${t('own_n', { n: own })}`}
          </Text>
        </span>
        {isDefault && <Badge variant="default">{t('is_default')}</Badge>}
        {group.archived && <Badge variant="default">{t('archived')}</Badge>}
        <ChevronRight size={18} aria-hidden />
      </Link>
    </li>
  );
}

function NewGroup() {
  const { api, cache, workspace } = useDesk();
  const t = useWords(groupWords);
  const tell = useTellFailure();
  const [, go] = useLocation();
  const [name, write] = useState('');
  const [tried, attempt] = useState(false);
  const [busy, work] = useState(false);
  const once = useRef({ id: newId(), name: '' }); // the same name sent again makes no second group
  const make = async (event: FormEvent) => {
    event.preventDefault();
    attempt(true);
    if (!name.trim() || busy) return;
    if (once.current.name !== name) once.current = { id: newId(), name };
    work(true);
    try {
      const params = { header: { 'Idempotency-Key': once.current.id } };
      const made = await data(api.POST('/v1/groups', { params, body: { name: name.trim() } }));
      cache.setQueryData<Group[]>(keys.groups, (all) => all && [...all, made as Group]);
      go(`/${workspace}/settings/groups?group=${made.id}`);
    } catch (error) {
      tell(error);
    } finally {
      work(false);
    }
  };
  return (
    <form onSubmit={(event) => void make(event)} noValidate>
      <Line gap="xs" align="flex-start">
        <TextInput
          aria-label={t('new_name')}
          placeholder={t('new_name')}
          dir="auto"
          maxLength={NAME_MOST}
          value={name}
          error={tried && !name.trim() && t('name_missing')}
          style={{ flex: '1 1 200px' }}
          onChange={(event) => write(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy} leftSection={<Plus size={16} />}>
          {t('make')}
        </Button>
      </Line>
    </form>
  );
}
