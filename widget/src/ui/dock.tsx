/** What is asked of the customer, between thread and composer: one thing at a time. */

import { type App, go, going, told } from '../store';
import type { Conversation } from '../types';
import { useState } from '../view/hooks';
import { begin, end } from './acts';
import { dataOf, unansweredSince } from './entries';
import { Icon } from './icons';
import { useReached } from './kit';
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
  app: App;
  conversation: Conversation;
}

/** Offers to press for an answer, once that is late. */
function Urge({ app, conversation }: Props) {
  const { entries } = app.client.snapshot;
  const since = unansweredSince(entries, conversation.state);
  const last = entries.findLast((entry) => entry.type === 'urged');
  const again = last ? Date.parse(last.at) + URGE_EVERY_MS : 0;
  const due = since === null ? Infinity : since + app.boot.config.urge_after_s * 1000;
  const late = useReached(Math.max(due, again));
  if (!late) return null;
  return (
    <button
      type="button"
      class="quiet urge"
      onClick={async () => told(app, await app.client.command('urge'))}
    >
      <Icon name="bell" />
      {app.screen.words.t('urge')}
    </button>
  );
}

function titleOf(app: App, opensAt: string | null): string {
  const { words } = app.screen;
  const rank = app.client.snapshot.place?.rank;
  if (opensAt) return words.t('opens', { when: words.moment(Date.parse(opensAt)) });
  if (rank === 1) return words.t('next');
  return rank ? words.t('rank', { n: rank }) : words.t('finding');
}

function Waiting({ app, conversation }: Props) {
  const { words } = app.screen;
  const { place } = app.client.snapshot;
  const wait = place && !conversation.opens_at ? waitOf(place, words) : null;
  return (
    <section class="dock waiting">
      <div class="ask">
        <span class="pulse" aria-hidden="true">
          {place?.rank && !conversation.opens_at ? place.rank : <Icon name="clock" />}
        </span>
        <div class="grow" role="status">
          <strong>{titleOf(app, conversation.opens_at)}</strong>
          <p>
            {wait && `${words.t('wait_range', { wait })}. `}
            {words.t('wait_text')}
          </p>
        </div>
      </div>
      <div class="answers">
        <Urge app={app} conversation={conversation} />
        <button type="button" class="quiet" onClick={() => go(app, 'leave')}>
          {words.t('leave_instead')}
        </button>
        <button type="button" class="quiet" onClick={() => end(app)}>
          {words.t('leave_queue')}
        </button>
      </div>
    </section>
  );
}

function Confirm({ app }: Props) {
  const { t } = app.screen.words;
  const [sent, setSent] = useState(false);
  const { entries } = app.client.snapshot;
  const asked = entries.findLast((entry) => entry.type === 'asked_to_close');
  const answer = async (op: 'confirm' | 'reject') => {
    setSent(true);
    if (told(app, await app.client.command(op))) setSent(false);
  };
  return (
    <section class="dock" aria-label={t('confirm_title')}>
      <strong dir="auto">{(asked && dataOf(asked).text) || t('confirm_title')}</strong>
      <div class="answers">
        <button type="button" class="main" disabled={sent} onClick={() => answer('confirm')}>
          <Icon name="check" />
          {t('confirm_yes')}
        </button>
        <button type="button" class="quiet" disabled={sent} onClick={() => answer('reject')}>
          {t('confirm_no')}
        </button>
      </div>
    </section>
  );
}

function Over({ app, conversation }: Props) {
  const { t } = app.screen.words;
  const reason = conversation.ended_reason ?? '';
  const left = app.client.snapshot.entries.some((entry) => entry.type === 'left_message');
  return (
    <section class="dock over" aria-label={t('over')}>
      {SERVED.has(reason) && <Rating key={conversation.id} app={app} conversation={conversation} />}
      <div class="answers">
        {UNHELPED.has(reason) && !left && (
          <button type="button" class="main" onClick={() => go(app, 'leave')}>
            <Icon name="mail" />
            {t('leave_title')}
          </button>
        )}
        <button type="button" class="quiet" onClick={() => begin(app)}>
          {t('again')}
        </button>
        <button type="button" class="quiet" onClick={() => saveTranscript(app, conversation.id)}>
          <Icon name="save" />
          {t('transcript')}
        </button>
      </div>
    </section>
  );
}

export function Dock({ app }: { app: App }) {
  const { conversation, standing } = app.client.snapshot;
  if (standing === 'blocked' || standing === 'gone') {
    return <p class="dock shut">{app.screen.words.error(standing)}</p>;
  }
  if (!conversation) return null;
  const props = { app, conversation };
  if (!going(app)) return <Over {...props} />;
  if (conversation.state === 'queued') return <Waiting {...props} />;
  if (conversation.state === 'awaiting_confirmation') return <Confirm {...props} />;
  return <Urge {...props} />;
}
