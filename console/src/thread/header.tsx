/** Who it is, how it stands, who serves it, and what can be done. */
import { ActionIcon, Badge, Text, Title, Tooltip } from '@mantine/core';
import { PanelRight } from 'lucide-react';
import { memo } from 'react';
import { controls } from '@/actions';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { useChannelName } from '@/shared/channels';
import { AgentFace, Face } from '@/shared/face';
import { isWaiting, useStanding } from '@/shared/states';
import type { ActionName } from '@/shell/action-words';
import { ActionButton, ActionMenu } from './action-button';
import { Clocks } from './clocks';
import { useCustomerName, useScope } from './scope';
import { Tags } from './tags';
import { words } from './words';

export const Header = memo(function Header() {
  const { c } = useScope();
  const name = useCustomerName(c);
  return (
    <header className="thread-head">
      <Face id={c.customer} name={name} size={34} />
      <div className="thread-who">
        <Title order={2} size="h4" className="thread-name" dir="auto">
          {name}
        </Title>
        <Marks />
      </div>
      <Actions />
      <Standing />
    </header>
  );
});

function Marks() {
  const t = useWords(words);
  const { c } = useScope();
  return (
    <div className="thread-marks">
      {c.person?.vip && (
        <Badge className="mark-vip" variant="light">
          {t('vip')}
        </Badge>
      )}
      {c.person?.blocked && (
        <Badge className="mark-late" variant="light">
          {t('blocked')}
        </Badge>
      )}
      {isWaiting(c.state) && (c.urged ?? 0) > 0 && (
        <Badge className="mark-late" variant="light">
          {t('urged')}
        </Badge>
      )}
    </div>
  );
}

/** State, group, channel; who serves; what time will do; tags. */
function Standing() {
  const { c, teller } = useScope();
  const standing = useStanding();
  const channelName = useChannelName();
  return (
    <div className="thread-standing">
      <Text span inherit className="thread-state" data-state={c.state}>
        {standing(c)}
      </Text>
      {[teller.group(c.group), channelName(c.channel), teller.topic(c.topic)]
        .filter(Boolean)
        .map((fact) => (
          <span key={fact} className="thread-fact">
            <bdi>{fact}</bdi>
          </span>
        ))}
      <People />
      <Clocks />
      <Tags />
    </div>
  );
}

function People() {
  const t = useWords(words);
  const { c, teller } = useScope();
  const others = c.participants ?? [];
  const said = others.map((one) => `${one.name} (${teller.code('part', one.part)})`).join(', ');
  return (
    <span className="thread-people">
      {c.agent && (
        <Tooltip label={t('served_by', { name: teller.agent(c.agent) })}>
          <span className="thread-person">
            <AgentFace id={c.agent} name={teller.agent(c.agent)} size={20} />
            <bdi>{teller.agent(c.agent)}</bdi>
          </span>
        </Tooltip>
      )}
      {others.length > 0 && (
        <Tooltip label={t('taking_part', { names: said })}>
          <span className="thread-person">
            {others.map((one) => (
              <AgentFace key={one.agent} id={one.agent} name={one.name} size={20} />
            ))}
            <span>+{others.length}</span>
          </span>
        </Tooltip>
      )}
    </span>
  );
}

/** What one most likely does next stands beside the menu of all. */
function Actions() {
  const { c } = useScope();
  const { me, may } = useDesk();
  const mine = c.agent === me.agent.id;
  return (
    <>
      <div className="thread-next">
        {likely(c.state, mine, may('conversations.supervise')).map((id, i, all) => (
          <ActionButton key={id} id={id} variant={i === all.length - 1 ? 'filled' : 'default'} />
        ))}
      </div>
      <div className="thread-actions">
        <ActionMenu />
        <PanelButton />
      </div>
    </>
  );
}

const PanelButton = memo(function PanelButton() {
  const t = useWords(words);
  return (
    <Tooltip label={t('customer_panel')}>
      <ActionIcon
        className="thread-panel"
        variant="default"
        size={36}
        aria-label={t('customer_panel')}
        onClick={() => controls.shell?.panel()}
      >
        <PanelRight size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
});

/** The last one is the main one. */
export function likely(state: string, mine: boolean, lead: boolean): ActionName[] {
  if (state === 'queued') return lead ? ['assign', 'claim'] : ['transfer', 'claim'];
  if (state === 'ended' || state === 'system_ended') return ['reopen'];
  if (mine) return ['transfer', 'end', 'ask-to-close'];
  return lead ? ['transfer', 'take-over'] : [];
}
