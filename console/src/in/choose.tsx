/** Where one is signed in; straight on when that is one workspace. */
import { Text } from '@mantine/core';
import { ChevronRight, Plus } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Link, Redirect } from 'wouter';
import { type Session, sessions } from '@/api/session';
import { useWords } from '@/i18n/words';
import { Face } from '@/shared/face';
import { Frame } from './frame';
import { words } from './words';

export default function Choose() {
  const t = useWords(words);
  const known = [...useSyncExternalStore(sessions.subscribe, sessions.all).values()];
  const [only] = known;
  if (!only) return <Redirect to="/sign-in" replace />;
  if (known.length === 1) return <Redirect to={`/${only.workspace}/inbox`} replace />;
  return (
    <Frame title={t('choose')}>
      <ul className="in-places">
        {known.map((one) => (
          <li key={one.workspace}>
            <Place session={one} />
          </li>
        ))}
        <li>
          <Link className="in-place" href="/sign-in">
            <Plus size={20} aria-hidden />
            {t('another')}
          </Link>
        </li>
      </ul>
    </Frame>
  );
}

function Place({ session }: { session: Session }) {
  const t = useWords(words);
  return (
    <Link className="in-place" href={`/${session.workspace}/inbox`}>
      <Face name={session.workspace} size={32} />
      <span className="in-place-name">
        <Text fw={600}>{session.workspace}</Text>
        <Text size="sm" className="in-hint" dir="auto">
          {t('open_as', { name: session.name })}
        </Text>
      </span>
      <ChevronRight size={18} aria-hidden />
    </Link>
  );
}
