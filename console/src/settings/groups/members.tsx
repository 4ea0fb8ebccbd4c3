/** Who serves a group. Each change is made at once and can be undone. */
import { ActionIcon, Group as Line, Select, Text } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import type { Agent, Group } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { AgentFace } from '@/shared/face';
import { useTellFailure } from '@/shared/failure';
import { useUndo } from '@/shared/undo';
import { Card } from '../parts';
import { same } from '../same';
import { put } from '../saving';
import { agentOf, part } from '../source';
import { groupWords } from './words';

/** Puts an agent into a group or takes them out, over whatever else is changed of them. */
function useMembership(group: Group) {
  const desk = useDesk();
  const t = useWords(groupWords);
  const undo = useUndo();
  const tell = useTellFailure();
  const set = (agent: Agent, member: boolean) => {
    const source = part(
      '',
      agentOf(desk, agent),
      ({ groups }) => groups,
      (groups) => ({ groups }),
    );
    const now = source.now().value;
    const others = now.filter((id) => id !== group.id);
    return put(source, member ? [...others, group.id] : others, now, same);
  };
  return async (agent: Agent, member: boolean) => {
    try {
      await set(agent, member);
      const said = t(member ? 'added' : 'removed', { name: agent.name });
      undo(said, () => set(agent, !member));
    } catch (error) {
      tell(error);
    }
  };
}

export function Members({ group, agents }: { group: Group; agents: Agent[] }) {
  const t = useWords(groupWords);
  const { may } = useDesk();
  const change = useMembership(group);
  const [chosen, choose] = useState<string | null>(null);
  const active = agents.filter((one) => one.active).sort((a, b) => a.name.localeCompare(b.name));
  const members = active.filter((one) => one.groups.includes(group.id));
  const others = active.filter((one) => !one.groups.includes(group.id));
  const add = (id: string | null) => {
    const agent = others.find((one) => one.id === id);
    choose(null);
    if (agent) void change(agent, true);
  };
  return (
    <Card title={t('members')} hint={t(members.length ? 'members_hint' : 'no_members')}>
      <ul className="settings-members">
        {members.map((agent) => (
          <li key={agent.id}>
            <AgentFace id={agent.id} name={agent.name} size={28} />
            <Text size="sm" dir="auto" truncate style={{ flex: 1 }}>
              {agent.name}
            </Text>
            {may('agents.write') && (
              <ActionIcon
                aria-label={t('remove_member', { name: agent.name })}
                onClick={() => void change(agent, false)}
              >
                <X size={16} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {may('agents.write') && (
        <Line>
          <Select
            label={t('add_member')}
            placeholder={t('choose_member')}
            data={others.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
            value={chosen}
            searchable
            limit={50}
            w={320}
            maw="100%"
            onChange={add}
          />
        </Line>
      )}
    </Card>
  );
}
