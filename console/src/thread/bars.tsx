/** What stands between log and composer: an offer, what is about to be done, whose conversation it is. */
import { Button, Group } from '@mantine/core';
import { memo } from 'react';
import { useDelayed } from '@/api/delayed';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { common } from '@/shared/words';
import { ActionButton } from './action-button';
import { isOpen, isWithMe, myPart } from './allowed';
import { composerWords } from './composer/words';
import { OfferToMe } from './log/offer';
import { useScope } from './scope';
import { isUndoable } from './use-does';
import { words } from './words';

export const Bars = memo(function Bars() {
  return (
    <>
      <OfferToMe />
      <Pending />
      <LeadBar />
      <WaitsBar />
    </>
  );
});

/** It is as good as done, and can still be undone. */
function Pending() {
  const t = useWords(words);
  const w = useWords(common);
  const { delayed } = useDesk();
  const { c } = useScope();
  const one = useDelayed(delayed, c.id);
  if (!one || !isUndoable(one.op)) return null;
  return (
    <div className="bar bar-pending" role="status">
      <span>{t(`soon_${one.op}`)}</span>
      <Button size="xs" variant="default" onClick={() => delayed.drop(one.id)}>
        {w('undo')}
      </Button>
    </div>
  );
}

/** A lead looks at somebody else's. */
function LeadBar() {
  const t = useWords(words);
  const { me, may } = useDesk();
  const { c } = useScope();
  const id = me.agent.id;
  const watches = myPart(c, id)?.part === 'supervisor';
  if (!may('conversations.supervise') || !isOpen(c) || c.state === 'queued') return null;
  if (!watches && isWithMe(c, id)) return null;
  return (
    <div className="bar bar-lead" role="status">
      <span>{t(watches ? 'lead_watching' : 'lead_bar')}</span>
      <Group gap="xs">
        <ActionButton id={watches ? 'step-out' : 'watch'} />
        <ActionButton id="whisper" />
        <ActionButton id="take-over" />
      </Group>
    </div>
  );
}

/** Somebody who has never seen this knows what to do first. */
function WaitsBar() {
  const t = useWords(composerWords);
  const { me, may } = useDesk();
  const { c } = useScope();
  if (c.state !== 'queued' || !may('conversations.serve') || isWithMe(c, me.agent.id)) return null;
  return (
    <div className="bar bar-waits" role="status">
      <span>{t('waits')}</span>
      <ActionButton id="claim" variant="filled" />
    </div>
  );
}

/** In place of the composer when it is over. */
export function Over({ onNote }: { onNote(): void }) {
  const t = useWords(words);
  const c = useWords(composerWords);
  return (
    <div className="bar" role="status">
      <span>{t('over_title')}</span>
      <Group gap="xs">
        <Button variant="default" onClick={onNote}>
          {c('note')}
        </Button>
        <ActionButton id="reopen" variant="filled" />
      </Group>
    </div>
  );
}
