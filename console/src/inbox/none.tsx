/** What stands in place of rows where there are none, and what to do next. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { useStatus } from '@/me/mine';
import { usePreferences } from '@/me/preferences';
import { words as mine } from '@/me/words';
import { Empty } from '@/shared/failure';
import { type Choice, type Choose, dayBefore } from './choice';
import { words } from './none-words';

interface ChoosingProps {
  choice: Choice;
  choose: Choose;
}
interface Props extends ChoosingProps {
  narrowed: boolean; // by search or filters
  clear: () => void;
}

export function None({ choice, choose, narrowed, clear }: Props) {
  const t = useWords(words);
  if (narrowed)
    return (
      <Empty title={t('none_found')} hint={t('none_found_hint')}>
        <Next onClick={clear}>{t('clear')}</Next>
      </Empty>
    );
  if (choice.view === 'mine') return <NoneMine choose={choose} />;
  if (choice.view === 'all') return <NoneOfAll choice={choice} choose={choose} />;
  return (
    <Empty title={t('none_queue')} hint={t('none_queue_hint')}>
      <Next onClick={() => choose({ view: 'mine' })}>{t('see_mine')}</Next>
    </Empty>
  );
}

function Next({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Button variant="default" onClick={onClick}>
      {children}
    </Button>
  );
}

function NoneMine({ choose }: { choose: Choose }) {
  const { me, workspace } = useDesk();
  const { starting } = usePreferences();
  const status = useStatus();
  const t = useWords(words);
  const m = useWords(mine);
  const there = me.agent.status === 'online';
  return (
    <Empty title={t('none_mine')} hint={t(there ? 'none_mine_hint' : 'none_mine_away')}>
      {!there && (
        <Button
          loading={status.isPending}
          onClick={() => status.mutate({ status: 'online', reason: '' })}
        >
          {m('go_online')}
        </Button>
      )}
      {starting.startsWith(`${workspace}:`) && (
        <Button component={Link} href={`/${workspace}/start`} variant="light">
          {m('finish_start')}
        </Button>
      )}
      <Next onClick={() => choose({ view: 'queue' })}>{t('see_queue')}</Next>
    </Empty>
  );
}

function NoneOfAll({ choice: { part, day }, choose }: ChoosingProps) {
  const { may, workspace } = useDesk();
  const t = useWords(words);
  return (
    <Empty title={t(`none_${part}`)} hint={t(`none_${part}_hint`)}>
      {part === 'closed' && (
        <Next onClick={() => choose({ day: dayBefore(day) })}>{t('day_before')}</Next>
      )}
      {part === 'late' && <Next onClick={() => choose({ part: 'open' })}>{t('see_open')}</Next>}
      {part === 'open' && may('settings.write') && (
        <Button component={Link} href={`/${workspace}/settings/snippet`} variant="default">
          {t('put_on_site')}
        </Button>
      )}
    </Empty>
  );
}
