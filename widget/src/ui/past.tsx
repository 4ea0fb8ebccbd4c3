/** Past conversations: a list, and each to read. */

import { type App, go, going, told } from '../store';
import type { Conversation, Entry } from '../types';
import { useEffect, useState } from '../view/hooks';
import { Banners } from './banners';
import { Icon } from './icons';
import { Bar, IconButton } from './kit';
import { Log } from './log';
import { saveTranscript } from './save';

function One({ app, conversation }: { app: App; conversation: Conversation }) {
  const { words } = app.screen;
  const current = going(app)?.id === conversation.id;
  const show = () => (current ? go(app, 'thread') : go(app, 'log', { past: conversation }));
  const { rating } = conversation;
  const at = Date.parse(conversation.opened_at);
  const opened = `${words.day(at)}, ${words.time(at)}`;
  return (
    <li>
      <button type="button" class="row" onClick={show}>
        <span class="disc">
          <Icon name="chat" />
        </span>
        <span class="grow">
          <span>{opened}</span>
          <small>{words.t(current ? 'go_on' : 'over')}</small>
        </span>
        {rating && (
          <span class="score">
            <Icon name="star" />
            {rating.score}
          </span>
        )}
        <Icon name="next" />
      </button>
    </li>
  );
}

export function Past({ app }: { app: App }) {
  const { t } = app.screen.words;
  const [list, setList] = useState<Conversation[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);

  async function load(from?: string): Promise<void> {
    const page = await app.client.history(from);
    if ('ok' in page) return void told(app, page);
    setList((before) => [...(before ?? []), ...page.data]);
    setCursor(page.next_cursor);
  }
  useEffect(() => {
    void load();
  }, []);

  return (
    <div class="view">
      <Bar app={app} title={t('past')} onBack={() => go(app, 'home')} />
      <Banners app={app} />
      <div class="scroll">
        {list?.length === 0 && <p class="happened">{t('past_none')}</p>}
        <ul class="menu">
          {list?.map((one) => (
            <One key={one.id} app={app} conversation={one} />
          ))}
        </ul>
        {cursor && (
          <button type="button" class="quiet" onClick={() => load(cursor)}>
            {t('load_more')}
          </button>
        )}
      </div>
    </div>
  );
}

export function PastLog({ app }: { app: App }) {
  const { words, past } = app.screen;
  const [entries, setEntries] = useState<Entry[]>([]);
  const id = past?.id ?? '';
  useEffect(() => {
    let wanted = true;
    app.client.log(id).then((log) => {
      if (!wanted) return;
      if ('ok' in log) told(app, log);
      else setEntries(log);
    });
    return () => {
      wanted = false;
    };
  }, [id]);
  const when = past ? words.date(Date.parse(past.opened_at)) : '';
  return (
    <div class="view">
      <Bar app={app} title={words.t('past_one', { when })} onBack={() => go(app, 'past')}>
        <IconButton
          icon="save"
          label={words.t('transcript')}
          onClick={() => saveTranscript(app, id)}
        />
      </Bar>
      <Banners app={app} />
      <Log app={app} conversation={past} entries={entries} readOnly />
    </div>
  );
}
