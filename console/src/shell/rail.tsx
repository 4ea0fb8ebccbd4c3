/** The way to each part. Tickets, knowledge and reports get their place here when they exist. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { Inbox, type LucideIcon, MonitorDot, Search, Settings } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { actionOf } from '@/actions';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { StatusMenu } from '@/me/status';
import { type ActionName, actionWords } from './action-words';

const PLACES: { to: string; icon: LucideIcon; action: ActionName }[] = [
  { to: 'inbox', icon: Inbox, action: 'go-inbox' },
  { to: 'wall', icon: MonitorDot, action: 'go-wall' },
  { to: 'settings', icon: Settings, action: 'go-settings' },
];

export function Rail() {
  const { workspace, may } = useDesk();
  const [at] = useLocation();
  const t = useWords(actionWords);
  const current = (to: string) => (at.startsWith(`/${workspace}/${to}`) ? 'page' : undefined);
  const places = PLACES.filter(({ action }) => {
    const { permission } = actionOf(action);
    return !permission || may(permission);
  });
  return (
    <nav className="rail" aria-label="Switchboard">
      {places.map(({ to, icon: Icon, action }) => (
        <Tooltip key={to} label={t(action)} position="right">
          <ActionIcon
            component={Link}
            href={`/${workspace}/${to}`}
            size={40}
            aria-label={t(action)}
            aria-current={current(to)}
          >
            <Icon size={20} />
          </ActionIcon>
        </Tooltip>
      ))}
      <span className="spring" />
      <ActionIcon size={40} aria-label={t('palette')} onClick={() => actionOf('palette').run()}>
        <Search size={20} />
      </ActionIcon>
      <StatusMenu />
    </nav>
  );
}
