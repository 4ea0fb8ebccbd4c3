/** Says that no conversations come, with the way to change that. */
import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { Dot } from './dot';
import { useStatus } from './mine';
import { words } from './words';
import './me.css';

const SAID = ['me', 'start']; // pages that say so themselves, or end online

export function OffDuty() {
  const t = useWords(words);
  const { me, may, workspace } = useDesk();
  const [at] = useLocation();
  const choose = useStatus();
  const { status, status_reason: reason, capacity, groups } = me.agent;
  const serves = may('conversations.serve') && capacity > 0 && groups.length > 0;
  const said = SAID.some((page) => at === `/${workspace}/${page}`);
  if (said || !serves || (status !== 'offline' && status !== 'away')) return null;
  const missed = reason === 'missed_offers';
  return (
    <div className="me-off" role="status">
      <Dot status={status} />
      {missed ? t('off_missed') : t(`off_${status}`)}
      <Button
        size="compact-sm"
        loading={choose.isPending}
        onClick={() => choose.mutate({ status: 'online', reason: '' })}
      >
        {t('go_online')}
      </Button>
    </div>
  );
}
