/** What is asked of the customer, between thread and composer: one thing at a time. */

import { boot, client, go, going, screen, t, told } from '../store';
import type { Conversation } from '../types';
import { h } from '../view/h';
import { useState } from '../view/hooks';
import { begin, end } from './acts';
import { dataOf, unansweredSince } from './entries';
import { Icon } from './icons';
import { Button, useReached } from './kit';
import { Rating } from './rating';
import { saveTranscript } from './save';
import { waitOf } from './status';

const URGE_EVERY_MS = 60_000;
const UNHELPED = new Set(['queue_full', 'queue_timeout', 'no_agents', 'outside_hours']);
const SERVED = new Set([
  'agent',
  'customer_confirmed',
  'customer_left',
  'customer_silent',
  'unconfirmed',
]);

interface Props {
  conversation: Conversation;
}

/** Offers to press for an answer, once that is late. */
function Urge({ conversation }: Props) {
  const { entries } = client.snapshot;
  const since = unansweredSince(entries, conversation.state);
  const last = entries.findLast((entry) => entry.type === 'urged');
  const again = last ? Date.parse(last.at) + URGE_EVERY_MS : 0;
  const due = since === null ? Infinity : since + boot.config.urge_after_s * 1000;
  const late = useReached(Math.max(due, again));
  if (!late) return null;
  return (
    <Button class="quiet small urge" onClick={async () => told(await client.command('urge'))}>
      <Icon name="bell" />
      {t('urge')}
    </Button>
  );
}

function titleOf(opensAt: string | null): string {
  const { words } = screen;
  const rank = client.snapshot.place?.rank;
  if (opensAt) return t('opens', { when: words.moment(Date.parse(opensAt)) });
  if (rank === 1) return t('next');
  return rank ? t('rank', { n: rank }) : t('finding');
}

function Waiting({ conversation }: Props) {
  const { words } = screen;
  const { place } = client.snapshot;
  const wait = place && !conversation.opens_at ? waitOf(place, words) : null;
  return (
    <section class="dock waiting">
      <div class="ask">
        <span class="disc pulse" aria-hidden="true">
          {place?.rank && !conversation.opens_at ? place.rank : <Icon name="clock" />}
        </span>
        <div class="grow" role="status">
          <strong>{titleOf(conversation.opens_at)}</strong>
          <small>
            {wait && `${t('wait_range', { wait })}. `}
            {t('wait_text')}
          </small>
        </div>
      </div>
      <div class="answers">
        <Urge conversation={conversation} />
        <Button class="quiet" onClick={() => go('leave')}>
          {t('leave_instead')}
        </Button>
        <Button class="quiet" onClick={() => end()}>
          {t('leave_queue')}
        </Button>
      </div>
    </section>
  );
}

function Confirm() {
  const [sent, setSent] = useState(false);
  const { entries } = client.snapshot;
  const asked = entries.findLast((entry) => entry.type === 'asked_to_close');
  const answer = async (op: 'confirm' | 'reject') => {
    setSent(true);
    if (told(await client.command(op))) setSent(false);
  };
  return (
    <section class="dock" aria-label={t('confirm_title')}>
      <strong dir="auto">{(asked && dataOf(asked).text) || t('confirm_title')}</strong>
      <div class="answers">
        <Button class="main" disabled={sent} onClick={() => answer('confirm')}>
          <Icon name="check" />
          {t('confirm_yes')}
        </Button>
        <Button class="quiet" disabled={sent} onClick={() => answer('reject')}>
          {t('confirm_no')}
        </Button>
      </div>
    </section>
  );
}

function Over({ conversation }: Props) {
  const reason = conversation.ended_reason ?? '';
  const left = client.snapshot.entries.some((entry) => entry.type === 'left_message');
  return (
    <section class="dock over" aria-label={t('over')}>
      {SERVED.has(reason) && <Rating key={conversation.id} conversation={conversation} />}
      <div class="answers">
        {UNHELPED.has(reason) && !left && (
          <Button class="main" onClick={() => go('leave')}>
            <Icon name="mail" />
            {t('leave_title')}
          </Button>
        )}
        <Button class="quiet" onClick={() => begin()}>
          {t('again')}
        </Button>
        <Button class="quiet" onClick={() => saveTranscript(conversation.id)}>
          <Icon name="save" />
          {t('transcript')}
        </Button>
      </div>
    </section>
  );
}

export function Dock() {
  const { conversation, standing } = client.snapshot;
  if (standing === 'blocked' || standing === 'gone') {
    return <p class="dock shut">{screen.words.error(standing)}</p>;
  }
  if (!conversation) return null;
  if (!going()) return <Over conversation={conversation} />;
  if (conversation.state === 'queued') return <Waiting conversation={conversation} />;
  if (conversation.state === 'awaiting_confirmation') return <Confirm />;
  return <Urge conversation={conversation} />;
}
