/** A conversation: who serves it, what was said, what is asked, where one writes. */

import { type App, going } from '../store';
import { useState } from '../view/hooks';
import { send } from './acts';
import { Banners, Consent } from './banners';
import { Composer } from './composer';
import { Dock } from './dock';
import { namesIn } from './entries';
import { Head } from './head';
import { Icon } from './icons';
import { Log } from './log';
import { Face } from './picture';
import { hold } from './tray';

function Typing({ app }: { app: App }) {
  const { typing, conversation, entries } = app.client.snapshot;
  if (typing === null) return null;
  const id = conversation?.agent ?? '';
  const name = typing || (namesIn(entries).get(id) ?? app.boot.config.name);
  return (
    <div class="message theirs first last">
      <Face app={app} id={id} name={name} />
      <div class="bubble dots">
        <span class="unseen">{app.screen.words.t('typing', { name })}</span>
        <i />
        <i />
        <i />
      </div>
    </div>
  );
}

/** What a new conversation answers to. */
function Opening({ app }: { app: App }) {
  const { begin, words } = app.screen;
  const { config } = app.boot;
  return (
    <div class="message theirs first last">
      <Face app={app} id="" name={config.name} />
      <div class="said">
        <div class="bubble" dir="auto">
          {begin.said || begin.label || words.t('greeting_text')}
        </div>
      </div>
    </div>
  );
}

/** Answers to choose from, under the last word of the other side. */
function Replies({ app }: { app: App }) {
  const { entries, pending } = app.client.snapshot;
  const last = entries.findLast((entry) => entry.type === 'message');
  const { quick_replies: replies } = (last?.data ?? {}) as { quick_replies?: string[] };
  if (!going(app) || !replies?.length || pending.length) return null;
  return (
    <fieldset class="replies" aria-label={app.screen.words.t('quick')}>
      {replies.map((reply) => (
        <button key={reply} type="button" dir="auto" onClick={() => send(app, reply)}>
          {reply}
        </button>
      ))}
    </fieldset>
  );
}

/** Takes files that are dropped anywhere on the thread. */
function useDrop(app: App) {
  const [over, setOver] = useState(false);
  const carries = (event: DragEvent) => !!event.dataTransfer?.types.includes('Files');
  return {
    over,
    on: {
      onDragOver(event: DragEvent) {
        if (!carries(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave(event: DragEvent) {
        const inside = event.currentTarget as Element;
        if (!inside.contains(event.relatedTarget as Node)) setOver(false);
      },
      onDrop(event: DragEvent) {
        event.preventDefault();
        setOver(false);
        hold(app, event.dataTransfer?.files ?? []);
      },
    },
  };
}

export function Thread({ app }: { app: App }) {
  const { words } = app.screen;
  const { conversation, entries, pending, standing, loading } = app.client.snapshot;
  const drop = useDrop(app);
  const shut = standing === 'blocked' || standing === 'gone';
  const fresh = !conversation && !pending.length;
  const over = conversation && !going(app);
  return (
    <div class="thread view" {...drop.on}>
      <Head app={app} />
      <Banners app={app} />
      <Log
        key={conversation?.id}
        app={app}
        conversation={conversation}
        entries={entries}
        pending={pending}
        before={fresh && <Opening app={app} />}
        after={
          <>
            {loading && <p class="happened">{words.t('connecting')}</p>}
            <Replies app={app} />
            <Typing app={app} />
          </>
        }
      />
      <Dock app={app} />
      <Consent app={app} />
      {!shut && (
        <Composer
          key={app.screen.filled}
          app={app}
          hint={over ? words.t('write_again') : undefined}
          onSend={(text) => send(app, text)}
        />
      )}
      {drop.over && (
        <div class="dropping">
          <Icon name="attach" />
          {words.t('drop')}
        </div>
      )}
    </div>
  );
}
