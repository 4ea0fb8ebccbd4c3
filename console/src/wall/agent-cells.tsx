/** The cells of one agent on the wall. */
import { ActionIcon, Anchor, Menu, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { EllipsisVertical, MessagesSquare } from 'lucide-react';
import { type CSSProperties, useState } from 'react';
import { Link } from 'wouter';
import { data } from '@/api/client';
import type { Agent } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { reasonWords } from '@/me/mine';
import { words as mine } from '@/me/words';
import { serverNow } from '@/shared/clock';
import { AgentFace, Face } from '@/shared/face';
import { Since } from '@/shared/since';
import type { Listed } from './listing';
import { fullness, type Line, longestOpen, madeAt, standing, statusSince } from './people';
import { useResting } from './resting';
import { CHOICES, useSetStatus } from './set-status';
import { words } from './words';

const DAY_MS = 86_400_000;

export function Name({ agent, open }: { agent: Agent; open(list: Listed): void }) {
  const t = useWords(words);
  const Shown = useResting() ? AgentFace : Face;
  return (
    <span className="wall-agent">
      <Shown id={agent.id} name={agent.name} size={24} />
      <UnstyledButton
        className="wall-name"
        title={agent.name}
        aria-label={t('conversations_of', { name: agent.name })}
        onClick={() => open({ kind: 'agent', agent: agent.id })}
      >
        <span dir="auto">{agent.name}</span>
      </UnstyledButton>
    </span>
  );
}

/** Asked for those in sight only, and anew when the state is another. */
function useSince({ id, status, connected }: Agent, enabled: boolean) {
  const { api } = useDesk();
  return useQuery({
    queryKey: ['agent-since', id, status, connected],
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const from = new Date(serverNow() - DAY_MS).toISOString();
      const query = { from, to: new Date(serverNow() + DAY_MS).toISOString(), limit: 100 };
      const lines: Line[] = [];
      let cursor: string | null = null;
      do {
        const page: { data: Line[]; next_cursor: string | null } = await data(
          api.GET('/v1/agents/{agent}/log', {
            params: { path: { agent: id }, query: { ...query, cursor } },
          }),
        );
        lines.push(...page.data);
        cursor = page.next_cursor;
      } while (cursor);
      return statusSince(lines, { status, connected });
    },
  });
}

export function State({ agent }: { agent: Agent }) {
  const t = useWords(words);
  const m = useWords(mine);
  const { data: since } = useSince(agent, useResting());
  const is = standing(agent);
  const reason = agent.status_reason;
  const said = reason === 'missed_offers' ? t('reason_missed_offers') : reasonWords(reason, m);
  return (
    <span className="wall-state">
      <i className="wall-dot" data-is={is} aria-hidden />
      <span>
        {t(is)}
        {said && <span dir="auto"> ({said})</span>}
      </span>
      <span className="faint">
        {since ? <Since at={since} /> : since === null && t('day_long')}
      </span>
    </span>
  );
}

export function Load({ agent }: { agent: Agent }) {
  const t = useWords(words);
  const full = Math.min(1, fullness(agent));
  const said = t('load_of', { load: agent.load, capacity: agent.capacity });
  return (
    <span className="wall-load" title={said}>
      {/* biome-ignore lint/a11y/useSemanticElements: <meter> cannot be given colours of both themes */}
      <span
        role="meter"
        aria-label={said}
        aria-valuemin={0}
        aria-valuenow={agent.load}
        aria-valuemax={Math.max(agent.capacity, agent.load, 1)}
        className="wall-meter"
        data-full={full >= 1 || undefined}
        style={{ '--full': full } as CSSProperties}
      />
      <span>
        {agent.load}/{agent.capacity}
      </span>
    </span>
  );
}

export function Longest({ agent }: { agent: Agent }) {
  const { workspace } = useDesk();
  const t = useWords(words);
  const id = longestOpen(agent);
  const at = madeAt(id ?? '');
  if (!id || at === null) return '–';
  return (
    <Anchor
      component={Link}
      href={`/${workspace}/inbox/${id}`}
      size="sm"
      title={t('open_longest', { name: agent.name })}
    >
      <Since at={at} />
    </Anchor>
  );
}

interface DeedsProps {
  agent: Agent;
  open(list: Listed): void;
}

/** A menu is heavy and there is one a row: it comes when it is first wanted. */
export function Deeds({ agent, open }: DeedsProps) {
  const t = useWords(words);
  const [wanted, want] = useState(false);
  const button = (
    <ActionIcon
      size={28}
      aria-label={t('actions_of', { name: agent.name })}
      aria-haspopup="menu"
      onClick={() => want(true)}
    >
      <EllipsisVertical size={16} />
    </ActionIcon>
  );
  if (!wanted) return button;
  return (
    <Menu position="bottom-end" withinPortal defaultOpened>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Choices agent={agent} open={open} />
      </Menu.Dropdown>
    </Menu>
  );
}

function Choices({ agent, open }: DeedsProps) {
  const { may } = useDesk();
  const t = useWords(words);
  const set = useSetStatus();
  return (
    <>
      <Menu.Item
        leftSection={<MessagesSquare size={16} />}
        onClick={() => open({ kind: 'agent', agent: agent.id })}
      >
        {t('conversations_of', { name: agent.name })}
      </Menu.Item>
      {may('agents.set_status') && (
        <>
          <Menu.Label>{t('set_state')}</Menu.Label>
          {CHOICES.filter((status) => status !== agent.status).map((status) => (
            <Menu.Item
              key={status}
              leftSection={<i className="wall-dot" data-is={status} aria-hidden />}
              onClick={() => set(agent, status)}
            >
              {t(status)}
            </Menu.Item>
          ))}
        </>
      )}
    </>
  );
}
