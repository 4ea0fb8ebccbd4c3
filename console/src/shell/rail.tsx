/** The way to each part. Tickets, knowledge and reports get their place here when they exist. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { Inbox, type LucideIcon, MonitorDot, Search, Settings } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { actionOf } from '@/actions';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { StatusMenu } from '@/me/status';
import { type ActionName, actionWords } from './action-words';
import { useCounts } from './counts';
import { words } from './words';

const PLACES: { to: string; icon: LucideIcon; action: ActionName }[] = [
  { to: 'inbox', icon: Inbox, action: 'go-inbox' },
  { to: 'wall', icon: MonitorDot, action: 'go-wall' },
  { to: 'settings', icon: Settings, action: 'go-settings' },
];

interface Count {
  n: number;
  text: string; // for those who hear it
  late?: boolean;
}

const named = (place: string, count?: Count) => (count?.n ? `${place}, ${count.text}` : place);

/** How much waits there; said by the name of the link. */
function Badge({ count }: { count?: Count }) {
  if (!count?.n) return null;
  return (
    <span
      className="count"
      aria-hidden
      data-n={count.n > 99 ? '99+' : count.n}
      data-tone={count.late ? 'late' : undefined}
    />
  );
}

export function Rail() {
  const { workspace, may } = useDesk();
  const [at] = useLocation();
  const t = useWords(actionWords);
  const current = (to: string) => (at.startsWith(`/${workspace}/${to}`) ? 'page' : undefined);
  const w = useWords(words);
  const { wanted, late } = useCounts();
  const counts: Partial<Record<string, Count>> = {
    inbox: { n: wanted, text: w('mine_unread', { n: wanted }) },
    wall: { n: late, text: w('alarms', { n: late }), late: true },
  };
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
            className="place"
            aria-label={named(t(action), counts[to])}
            aria-current={current(to)}
          >
            <Icon size={20} />
            <Badge count={counts[to]} />
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
