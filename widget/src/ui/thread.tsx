/** A conversation: who serves it, what was said, what is asked, where one writes. */

import { boot, client, going, screen, t } from '../store';
import { Fragment, h } from '../view/h';
import { useState } from '../view/hooks';
import { send } from './acts';
import { Banners, Consent } from './banners';
import { Composer } from './composer';
import { Dock } from './dock';
import { namesIn } from './entries';
import { Head } from './head';
import { Icon } from './icons';
import { Button } from './kit';
import { Log } from './log';
import { Face } from './picture';
import { hold } from './tray';

function Typing() {
  const { typing, conversation, entries } = client.snapshot;
  if (typing === null) return null;
  const id = conversation?.agent ?? '';
  const name = typing || (namesIn(entries).get(id) ?? boot.config.name);
  return (
    <div class="message theirs first last">
      <Face id={id} name={name} />
      <div class="bubble dots">
        <span class="unseen">{t('typing', { name })}</span>
        <i />
        <i />
        <i />
      </div>
    </div>
  );
}

/** What a new conversation answers to. */
function Opening() {
  const { begin } = screen;
  const { config } = boot;
  return (
    <div class="message theirs first last">
      <Face id="" name={config.name} />
      <div class="said">
        <div class="bubble" dir="auto">
          {begin.said || begin.label || t('greeting_text')}
        </div>
      </div>
    </div>
  );
}

/** Answers to choose from, under the last word of the other side. */
function Replies() {
  const { entries, pending } = client.snapshot;
  const last = entries.findLast((entry) => entry.type === 'message');
  const { quick_replies: replies } = (last?.data ?? {}) as { quick_replies?: string[] };
  if (!going() || !replies?.length || pending.length) return null;
  return (
    <fieldset class="replies" aria-label={t('quick')}>
      {replies.map((reply) => (
        <Button key={reply} class="quiet" dir="auto" onClick={() => send(reply)}>
          {reply}
        </Button>
      ))}
    </fieldset>
  );
}

/** Takes files that are dropped anywhere on the thread. */
function useDrop() {
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
        hold(event.dataTransfer?.files ?? []);
      },
    },
  };
}

export function Thread() {
  const { conversation, entries, pending, standing, loading } = client.snapshot;
  const drop = useDrop();
  const shut = standing === 'blocked' || standing === 'gone';
  const fresh = !conversation && !pending.length;
  const over = conversation && !going();
  return (
    <div class="thread view" {...drop.on}>
      <Head />
      <Banners />
      <Log
        key={conversation?.id}
        conversation={conversation}
        entries={entries}
        pending={pending}
        before={fresh && <Opening />}
        after={
          <>
            {loading && <p class="muted happened">{t('connecting')}</p>}
            <Replies />
            <Typing />
          </>
        }
      />
      <Dock />
      <Consent />
      {!shut && (
        <Composer
          key={screen.filled}
          hint={over ? t('write_again') : undefined}
          onSend={(text) => send(text)}
        />
      )}
      {drop.over && (
        <div class="dropping">
          <Icon name="attach" />
          {t('drop')}
        </div>
      )}
    </div>
  );
}
