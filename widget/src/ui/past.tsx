/** Past conversations: a list, and each to read. */

import { client, go, going, screen, t, told } from '../store';
import type { Conversation, Entry } from '../types';
import { h } from '../view/h';
import { useEffect, useState } from '../view/hooks';
import { Banners } from './banners';
import { Icon } from './icons';
import { Bar, Button } from './kit';
import { Log } from './log';
import { saveTranscript } from './save';

function One({ conversation }: { conversation: Conversation }) {
  const { words } = screen;
  const current = going()?.id === conversation.id;
  const show = () => (current ? go('thread') : go('log', { past: conversation }));
  const { rating } = conversation;
  const at = Date.parse(conversation.opened_at);
  const opened = `${words.day(at)}, ${words.time(at)}`;
  return (
    <li>
      <Button class="row" onClick={show}>
        <span class="disc">
          <Icon name="chat" />
        </span>
        <span class="grow">
          <span>{opened}</span>
          <small>{t(current ? 'go_on' : 'over')}</small>
        </span>
        {rating && (
          <span class="muted score">
            <Icon name="star" />
            {rating.score}
          </span>
        )}
        <Icon name="next" />
      </Button>
    </li>
  );
}

export function Past() {
  const [list, setList] = useState<Conversation[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);

  async function load(from?: string): Promise<void> {
    const page = await client.history(from);
    if ('ok' in page) return void told(page);
    setList((before) => [...(before ?? []), ...page.data]);
    setCursor(page.next_cursor);
  }
  useEffect(() => {
    void load();
  }, []);

  return (
    <div class="view">
      <Bar title={t('past')} onBack={() => go('home')} />
      <Banners />
      <div class="scroll">
        {list?.length === 0 && <p class="muted happened">{t('past_none')}</p>}
        <ul class="menu">
          {list?.map((one) => (
            <One key={one.id} conversation={one} />
          ))}
        </ul>
        {cursor && (
          <Button class="quiet" onClick={() => load(cursor)}>
            {t('load_more')}
          </Button>
        )}
      </div>
    </div>
  );
}

export function PastLog() {
  const { words, past } = screen;
  const [entries, setEntries] = useState<Entry[]>([]);
  const id = past?.id ?? '';
  useEffect(() => {
    let wanted = true;
    client.log(id).then((log) => {
      if (!wanted) return;
      if ('ok' in log) told(log);
      else setEntries(log);
    });
    return () => {
      wanted = false;
    };
  }, [id]);
  const when = past ? words.date(Date.parse(past.opened_at)) : '';
  return (
    <div class="view">
      <Bar title={t('past_one', { when })} onBack={() => go('past')}>
        <Button icon="save" label={t('transcript')} onClick={() => saveTranscript(id)} />
      </Bar>
      <Banners />
      <Log conversation={past} entries={entries} readOnly />
    </div>
  );
}
