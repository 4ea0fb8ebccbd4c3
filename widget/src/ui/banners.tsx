/** Lines that tell how things stand, and the one that asks for consent. */

import type { App } from '../store';
import { useEffect, useState } from '../view/hooks';
import { IconButton, Note, useReached } from './kit';

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

function Offline({ app }: { app: App }) {
  const { t } = app.screen.words;
  const n = useSeconds(app.client.snapshot.retryAt ?? 0);
  return (
    <Note kind="warn">
      <span aria-hidden="true">{n ? t('offline_retry', { n }) : t('offline')}</span>
      <span class="unseen">{t('offline')}</span>
      <button type="button" class="link" onClick={() => app.client.poke()}>
        {t('retry')}
      </button>
    </Note>
  );
}

/** Says that it takes long, once it does. */
function Connecting({ app }: { app: App }) {
  const [since] = useState(Date.now());
  const slow = useReached(since + SLOW_MS);
  return <Note kind="calm">{app.screen.words.t(slow ? 'slow' : 'connecting')}</Note>;
}

function Reach({ app }: { app: App }) {
  const { link, loading, entries } = app.client.snapshot;
  if (link === 'offline') return <Offline app={app} />;
  if (link === 'connecting' && (loading || entries.length)) return <Connecting app={app} />;
  return null;
}

/** All that is to be told above a thread or a form. */
export function Banners({ app }: { app: App }) {
  const { notice, words } = app.screen;
  return (
    <>
      <Reach app={app} />
      {notice && (
        <Note kind="bad">
          <span dir="auto">{notice}</span>
          <IconButton
            icon="close"
            label={words.t('close')}
            onClick={() => app.set({ notice: null })}
          />
        </Note>
      )}
    </>
  );
}

/** The question about page trail and device: never in the way. */
export function Consent({ app }: { app: App }) {
  const { config, consent } = app.boot;
  const { t } = app.screen.words;
  if (config.consent !== 'ask' || consent.given !== null) return null;
  const give = (yes: boolean) => {
    consent.give(yes);
    app.set({});
  };
  return (
    <section class="consent">
      <p>{t('consent')}</p>
      <span class="choice">
        <button type="button" class="quiet" onClick={() => give(false)}>
          {t('no')}
        </button>
        <button type="button" class="quiet strong" onClick={() => give(true)}>
          {t('yes')}
        </button>
      </span>
    </section>
  );
}
