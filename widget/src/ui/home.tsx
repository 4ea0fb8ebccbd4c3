/** The first screen: who we are, whether somebody is there, and how to begin. */
import { boot, client, fresh, go, going, screen, set, t } from '../store';
import type { MenuItem } from '../types';
import { h } from '../view/h';
import { asksForm, begin, send } from './acts';
import { Consent } from './banners';
import { Composer } from './composer';
import { dataOf, isSaid, namesIn, timeOf } from './entries';
import { Icon } from './icons';
import { Button, Close } from './kit';
import { Face } from './picture';
import { availability, leavesMessage, rowOf } from './status';

function Hero({ alone }: { alone: boolean }) {
  const { words, status } = screen;
  const there = availability(rowOf(status, ''), words);
  return (
    <header class={alone ? 'hero alone' : 'hero'}>
      <div class="hero-top">
        <Face id="" name={boot.config.name} />
        <strong class="grow cut" dir="auto">
          {boot.config.name}
        </strong>
        <Close />
      </div>
      <h2 dir="auto">{t('greeting_title')}</h2>
      <p dir="auto">{t('greeting_text')}</p>
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
function Current() {
  const { entries, unread, conversation } = client.snapshot;
  const { t, time } = screen.words;
  const last = entries.findLast(isSaid);
  const id = conversation?.agent ?? '';
  const name = namesIn(entries).get(id) ?? boot.config.name;
  return (
    <Button class="card row current" onClick={() => go('thread')}>
      <Face id={id} name={name} />
      <span class="grow">
        <strong>{t('go_on')}</strong>
        <span class="muted cut" dir="auto">
          {(last && (dataOf(last).text || dataOf(last).attachments?.[0]?.name)) || name}
        </span>
      </span>
      <span class="muted side">
        {last && <time>{time(timeOf(last))}</time>}
        {unread > 0 && <b class="badge">{unread}</b>}
      </span>
    </Button>
  );
}

function Item({ item }: { item: MenuItem }) {
  const { words, status } = screen;
  const label = words.label(item.label);
  const row = rowOf(status, item.group);
  const closed = row && !row.open ? availability(row, words)?.text : '';
  const { group, topic } = item;
  return (
    <li>
      <Button class="row" onClick={() => begin({ group, topic, label })}>
        <span class="grow">
          <span dir="auto">{label}</span>
          {closed && <small>{closed}</small>}
        </span>
        <Icon name="next" />
      </Button>
    </li>
  );
}

function Menu() {
  return (
    <section class="card">
      <h3>{t('menu_title')}</h3>
      <ul class="menu">
        {boot.config.menu.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
    </section>
  );
}

function Row({ icon, label, onClick }: { icon: 'mail' | 'clock'; label: string; onClick(): void }) {
  return (
    <Button class="card row" onClick={onClick}>
      <span class="disc">
        <Icon name={icon} />
      </span>
      <span class="grow">{label}</span>
      <Icon name="next" />
    </Button>
  );
}

/** Writes from the first screen: through the form where one is asked, else straight on. */
function write(text: string): void {
  set({ begin: fresh() });
  if (asksForm()) go('form', { waits: text });
  else {
    begin();
    void send(text);
  }
}

export function Home() {
  const { status } = screen;
  const { config } = boot;
  const { standing, conversation } = client.snapshot;
  const open = going();
  const known = config.history && (standing === 'known' || !!conversation);
  const direct = !open && !config.menu.length && !leavesMessage(rowOf(status, ''));
  return (
    <div class="home view">
      <div class="scroll">
        <Hero alone={direct && !known} />
        <div class="cards">
          {open && <Current />}
          {!open && config.menu.length > 0 && <Menu />}
          {!open && !direct && <Row icon="mail" label={t('write_us')} onClick={() => begin()} />}
          {known && <Row icon="clock" label={t('past')} onClick={() => go('past')} />}
          {/* one's own tickets will be the next card */}
        </div>
      </div>
      <Consent />
      {direct && <Composer key={screen.filled} onSend={(text) => write(text)} />}
    </div>
  );
}
