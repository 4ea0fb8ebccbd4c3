/** Lines that tell how things stand, and the one that asks for consent. */

import { boot, client, screen, set, t } from '../store';
import { Fragment, h } from '../view/h';
import { useEffect, useState } from '../view/hooks';
import { Button, Note, useReached } from './kit';

const SLOW_MS = 6000;

/** Seconds until a moment, counted down. */
function useSeconds(at: number): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const look = () => setLeft(Math.max(0, Math.ceil((at - Date.now()) / 1000)));
    look();
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [at]);
  return left;
}

function Offline() {
  const n = useSeconds(client.snapshot.retryAt ?? 0);
  return (
    <Note kind="warn">
      <span aria-hidden="true">{n ? t('offline_retry', { n }) : t('offline')}</span>
      <span class="unseen">{t('offline')}</span>
      <Button class="link" onClick={() => client.poke()}>
        {t('retry')}
      </Button>
    </Note>
  );
}

/** Says that it takes long, once it does. */
function Connecting() {
  const [since] = useState(Date.now());
  const slow = useReached(since + SLOW_MS);
  return <Note kind="calm">{t(slow ? 'slow' : 'connecting')}</Note>;
}

function Reach() {
  const { link, loading, entries } = client.snapshot;
  if (link === 'offline') return <Offline />;
  if (link === 'connecting' && (loading || entries.length)) return <Connecting />;
  return null;
}

/** All that is to be told above a thread or a form. */
export function Banners() {
  const { notice } = screen;
  return (
    <>
      <Reach />
      {notice && (
        <Note kind="bad">
          <span dir="auto">{notice}</span>
          <Button icon="close" label={t('close')} onClick={() => set({ notice: null })} />
        </Note>
      )}
    </>
  );
}

/** The question about page trail and device: never in the way. */
export function Consent() {
  const { config, consent } = boot;
  if (config.consent !== 'ask' || consent.given !== null) return null;
  const give = (yes: boolean) => {
    consent.give(yes);
    set({});
  };
  return (
    <section class="consent">
      <p>{t('consent')}</p>
      <span class="choice">
        <Button class="quiet small" onClick={() => give(false)}>
          {t('no')}
        </Button>
        <Button class="quiet small strong" onClick={() => give(true)}>
          {t('yes')}
        </Button>
      </span>
    </section>
  );
}
