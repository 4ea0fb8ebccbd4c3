/** What stands in place of rows where there are none, and what to do next. */
import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { Empty } from '@/shared/failure';
import type { Choice, Choose } from './choice';
import { words } from './words';

interface Props {
  choice: Choice;
  choose: Choose;
  narrowed: boolean; // by search or filters
  clear: () => void;
}

export function None({ choice, choose, narrowed, clear }: Props) {
  const t = useWords(words);
  if (narrowed)
    return (
      <Empty title={t('none_found')} hint={t('none_found_hint')}>
        <Button variant="default" onClick={clear}>
          {t('clear')}
        </Button>
      </Empty>
    );
  if (choice.view === 'mine') return <NoneMine choose={choose} />;
  if (choice.view === 'queue') return <Empty title={t('none_queue')} hint={t('none_queue_hint')} />;
  const hint = choice.part === 'closed' ? t('none_closed_hint') : undefined;
  return <Empty title={t(`none_${choice.part}`)} hint={hint} />;
}

function NoneMine({ choose }: { choose: Choose }) {
  const { me, workspace } = useDesk();
  const [, go] = useLocation();
  const t = useWords(words);
  const there = me.agent.status === 'online';
  return (
    <Empty title={t('none_mine')} hint={t(there ? 'none_mine_hint' : 'none_mine_away')}>
      {!there && <Button onClick={() => go(`/${workspace}/me`)}>{t('set_status')}</Button>}
      <Button variant="default" onClick={() => choose({ view: 'queue' })}>
        {t('see_queue')}
      </Button>
    </Empty>
  );
}
