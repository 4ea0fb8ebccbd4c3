/** The first screen: who we are, whether somebody is there, and how to begin. */
import { type App, fresh, go, going } from '../store';
import type { MenuItem } from '../types';
import { asksForm, begin, send } from './acts';
import { Consent } from './banners';
import { Composer } from './composer';
import { dataOf, isSaid, namesIn, timeOf } from './entries';
import { Icon } from './icons';
import { Close } from './kit';
import { Face } from './picture';
import { availability, leavesMessage, rowOf } from './status';

function Hero({ app, alone }: { app: App; alone: boolean }) {
  const { words, status } = app.screen;
  const there = availability(rowOf(status, ''), words);
  return (
    <header class={alone ? 'hero alone' : 'hero'}>
      <div class="hero-top">
        <Face app={app} id="" name={app.boot.config.name} />
        <strong dir="auto">{app.boot.config.name}</strong>
        <Close app={app} />
      </div>
      <h2 dir="auto">{words.t('greeting_title')}</h2>
      <p dir="auto">{words.t('greeting_text')}</p>
      {there && (
        <p class="there">
          <i class={there.mood} />
          {there.text}
        </p>
      )}
    </header>
  );
}

/** What goes on already, with its last words. */
function Current({ app }: { app: App }) {
  const { entries, unread, conversation } = app.client.snapshot;
  const { t, time } = app.screen.words;
  const last = entries.findLast(isSaid);
  const id = conversation?.agent ?? '';
  const name = namesIn(entries).get(id) ?? app.boot.config.name;
  return (
    <button type="button" class="card row current" onClick={() => go(app, 'thread')}>
      <Face app={app} id={id} name={name} />
      <span class="grow">
        <strong>{t('go_on')}</strong>
        <span class="snippet" dir="auto">
          {(last && (dataOf(last).text || dataOf(last).attachments?.[0]?.name)) || name}
        </span>
      </span>
      <span class="side">
        {last && <time>{time(timeOf(last))}</time>}
        {unread > 0 && <b class="badge">{unread}</b>}
      </span>
    </button>
  );
}

function Item({ app, item }: { app: App; item: MenuItem }) {
  const { words, status } = app.screen;
  const label = words.label(item.label);
  const row = rowOf(status, item.group);
  const closed = row && !row.open ? availability(row, words)?.text : '';
  const { group, topic } = item;
  return (
    <li>
      <button type="button" class="row" onClick={() => begin(app, { group, topic, label })}>
        <span class="grow">
          <span dir="auto">{label}</span>
          {closed && <small>{closed}</small>}
        </span>
        <Icon name="next" />
      </button>
    </li>
  );
}

function Menu({ app }: { app: App }) {
  return (
    <section class="card">
      <h3>{app.screen.words.t('menu_title')}</h3>
      <ul class="menu">
        {app.boot.config.menu.map((item) => (
          <Item key={item.id} app={app} item={item} />
        ))}
      </ul>
    </section>
  );
}

function Row({ icon, label, onClick }: { icon: 'mail' | 'clock'; label: string; onClick(): void }) {
  return (
    <button type="button" class="card row" onClick={onClick}>
      <span class="disc">
        <Icon name={icon} />
      </span>
      <span class="grow">{label}</span>
      <Icon name="next" />
    </button>
  );
}

/** Writes from the first screen: through the form where one is asked, else straight on. */
function write(app: App, text: string): void {
  app.set({ begin: fresh() });
  if (asksForm(app)) go(app, 'form', { waits: text });
  else {
    begin(app);
    void send(app, text);
  }
}

export function Home({ app }: { app: App }) {
  const { words, status } = app.screen;
  const { config } = app.boot;
  const { standing, conversation } = app.client.snapshot;
  const open = going(app);
  const known = config.history && (standing === 'known' || !!conversation);
  const direct = !open && !config.menu.length && !leavesMessage(rowOf(status, ''));
  return (
    <div class="home view">
      <div class="scroll">
        <Hero app={app} alone={direct && !known} />
        <div class="cards">
          {open && <Current app={app} />}
          {!open && config.menu.length > 0 && <Menu app={app} />}
          {!open && !direct && (
            <Row icon="mail" label={words.t('write_us')} onClick={() => begin(app)} />
          )}
          {known && <Row icon="clock" label={words.t('past')} onClick={() => go(app, 'past')} />}
          {/* one's own tickets will be the next card */}
        </div>
      </div>
      <Consent app={app} />
      {direct && <Composer key={app.screen.filled} app={app} onSend={(text) => write(app, text)} />}
    </div>
  );
}
