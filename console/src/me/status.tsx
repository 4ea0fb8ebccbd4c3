/** One's face with one's status, and the menu behind it. */
import { ActionIcon, Menu, VisuallyHidden } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'wouter';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { AgentFace } from '@/shared/face';
import { Capacity } from './capacity';
import { Dotted } from './dot';
import { Elsewhere } from './elsewhere';
import { statusWords } from './mine';
import { StatusItems } from './status-items';
import { words } from './words';
import './me.css';

const OtherReason = lazy(async () => ({ default: (await import('./other-reason')).OtherReason }));

export function StatusMenu() {
  const t = useWords(words);
  const { agent } = useDesk().me;
  const [other, setOther] = useState(false);
  const label = t('menu', { name: agent.name, status: statusWords(agent, t) });
  return (
    <>
      <Menu
        position="right-end"
        width={280}
        shadow="lg"
        withInitialFocusPlaceholder={false}
        withinPortal={false}
      >
        <Menu.Target>
          <ActionIcon size={40} title={label}>
            <VisuallyHidden>{label}</VisuallyHidden>
            <Dotted status={agent.status}>
              <AgentFace id={agent.id} name={agent.name} size={32} />
            </Dotted>
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown aria-label={label} className="me-menu">
          <Who />
          <Menu.Divider />
          <StatusItems other={() => setOther(true)} />
          <Menu.Divider />
          <Elsewhere />
        </Menu.Dropdown>
      </Menu>
      {other && (
        <Suspense fallback={null}>
          <OtherReason close={() => setOther(false)} />
        </Suspense>
      )}
    </>
  );
}

/** Who one is and how much one has, leading to one's page. */
function Who() {
  const { me, workspace } = useDesk();
  const { agent } = me;
  return (
    <Menu.Item component={Link} href={`/${workspace}/me`}>
      <span className="me-who">
        <AgentFace id={agent.id} name={agent.name} size={36} />
        <span className="me-name">
          <span dir="auto">{agent.name}</span>
          <br />
          <span className="me-faint">{agent.email}</span>
        </span>
      </span>
      <Capacity />
    </Menu.Item>
  );
}
