/** The list of groups, or one of them; the address says which (`?group=`). */
import { Anchor } from '@mantine/core';
import { ChevronLeft } from 'lucide-react';
import { Link, useSearch } from 'wouter';
import { useAgents, useGroups } from '@/api/queries';
import type { Agent, Group, Settings } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { Empty } from '@/shared/failure';
import { EditGroup } from '../groups/edit';
import { GroupsList } from '../groups/list';
import { groupWords } from '../groups/words';
import { Loaded } from '../parts';
import { useSettings } from '../source';

export default function GroupsSection() {
  const groups = useGroups();
  const agents = useAgents();
  const settings = useSettings();
  return (
    <Loaded query={settings}>
      {(tenant) => (
        <Loaded query={groups}>
          {(all) => (
            <Loaded query={agents}>
              {(staff) => <Chosen groups={all} agents={staff} settings={tenant} />}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

interface Props {
  groups: Group[];
  agents: Agent[];
  settings: Settings;
}

function Chosen({ groups, agents, settings }: Props) {
  const { workspace } = useDesk();
  const t = useWords(groupWords);
  const id = new URLSearchParams(useSearch()).get('group');
  if (!id) return <GroupsList {...{ groups, agents, settings }} />;
  const group = groups.find((one) => one.id === id);
  return (
    <>
      <Anchor component={Link} href={`/${workspace}/settings/groups`} className="settings-up">
        <ChevronLeft size={18} aria-hidden /> {t('back')}
      </Anchor>
      {group ? (
        <EditGroup key={id} {...{ group, agents, settings }} />
      ) : (
        <Empty title={t('not_found')} />
      )}
    </>
  );
}
