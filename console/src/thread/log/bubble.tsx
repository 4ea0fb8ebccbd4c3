/** What somebody said: who, when, to whom, how far it has got. Kinds differ by colour, icon and label. */
import { Menu, UnstyledButton } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { Bot, Check, CheckCheck, Ear, Ellipsis, Inbox, Lock, MessagesSquare } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Entry } from '@/api/types';
import { useDesk } from '@/desk';
import { useFormats } from '@/i18n/formats';
import { useWords } from '@/i18n/words';
import { useNow } from '@/shared/clock';
import { AgentFace, Face } from '@/shared/face';
import { canRecall } from '../allowed';
import { useRecallSeconds } from '../policy';
import { useScope, useStill } from '../scope';
import { words } from '../words';
import { attachedTo, Files } from './files';
import { type Item, tick } from './items';
import { Written } from './text';

type Said = Extract<Item, { kind: 'said' }>;
export type Look = 'customer' | 'reply' | 'note' | 'whisper' | 'consult' | 'auto';

const BY_TYPE: Record<string, Look> = {
  note: 'note',
  whisper: 'whisper',
  consult: 'consult',
  auto: 'auto',
  reminded: 'auto',
  asked_to_close: 'auto',
};

export function lookOf(entry: Entry): Look {
  const look = BY_TYPE[entry.type];
  return look ?? (entry.by.role === 'customer' ? 'customer' : 'reply');
}

const ICONS = { note: Lock, whisper: Ear, consult: MessagesSquare, auto: Bot } as const;

/** "Private note", "Side thread with Tom": what it is, where it is not simply said. */
export function Kind({ look, agent, left }: { look: Look; agent?: unknown; left?: boolean }) {
  const t = useWords(words);
  const { teller } = useStill();
  if (left) return <Labelled icon={<Inbox size={13} aria-hidden />}>{t('left_message')}</Labelled>;
  if (look === 'customer' || look === 'reply') return null;
  const Icon = ICONS[look];
  const values = look === 'consult' ? { name: teller.agent(agent) } : undefined;
  return <Labelled icon={<Icon size={13} aria-hidden />}>{t(look, values)}</Labelled>;
}

function Labelled({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <span className="kind">
      {icon}
      {children}
    </span>
  );
}

export function Bubble({ item, onLook }: { item: Said; onLook(id: string): void }) {
  const { conversation } = useStill();
  const { entry, head, tail } = item;
  const look = lookOf(entry);
  const files = attachedTo(entry.data.attachments);
  return (
    <article className="said" data-look={look} data-head={head || undefined}>
      {head && <Speaker item={item} look={look} />}
      <div className="bubble-line">
        <div className="bubble">
          <Content entry={entry} look={look} />
          <Files conversation={conversation} files={files} onLook={(file) => onLook(file.id)} />
          <Choices given={entry.data.quick_replies} />
        </div>
        <Doing entry={entry} at={item.at} />
      </div>
      {tail && look === 'reply' && !entry.data.recalled && <Ticks entry={entry} />}
    </article>
  );
}

function Speaker({ item, look }: { item: Said; look: Look }) {
  const { teller, customer } = useStill();
  const f = useFormats();
  const { entry } = item;
  const name = teller.who(entry.by);
  return (
    <header className="speaker">
      {look === 'auto' && (
        <span className="face-auto">
          <Bot size={16} aria-hidden />
        </span>
      )}
      {look === 'customer' && <Face id={customer} name={name} size={26} />}
      {look !== 'auto' && look !== 'customer' && (
        <AgentFace id={entry.by.id} name={teller.agent(entry.by.id)} size={26} />
      )}
      <bdi className="speaker-name">{name}</bdi>
      <Kind look={look} agent={entry.data.agent} left={entry.type === 'left_message'} />
      <time dateTime={entry.at}>{f.time(item.at)}</time>
    </header>
  );
}

export function Content({ entry, look }: { entry: Entry; look: Look }) {
  const t = useWords(words);
  const { teller } = useStill();
  const { data } = entry;
  if (data.recalled) return <p className="written recalled">{t('recalled')}</p>;
  const own = typeof data.text === 'string' ? data.text : '';
  const standard = !own && look === 'auto';
  const text = standard ? teller.code('auto', data.code) : own;
  return (
    <>
      {text && <Written text={text} staff={look !== 'customer'} />}
      {standard && <small className="aside">{t('standard')}</small>}
      <Opens at={data.opens_at} />
      {typeof data.contact === 'string' && data.contact && (
        <small className="aside" dir="auto">
          {t('contact', { contact: data.contact })}
        </small>
      )}
    </>
  );
}

/** When a closed group opens, as the customer was told. */
function Opens({ at }: { at: unknown }) {
  const t = useWords(words);
  const f = useFormats();
  const moment = typeof at === 'string' ? Date.parse(at) : Number.NaN;
  if (!Number.isFinite(moment)) return null;
  return <small className="aside">{t('opens', { when: f.moment(moment) })}</small>;
}

export function Choices({ given }: { given: unknown }) {
  const t = useWords(words);
  if (!Array.isArray(given) || given.length === 0) return null;
  return (
    <ul className="choices" aria-label={t('choices')}>
      {given.map((one) => (
        <li key={String(one)} dir="auto">
          {String(one)}
        </li>
      ))}
    </ul>
  );
}

function Ticks({ entry }: { entry: Entry }) {
  const t = useWords(words);
  const { c } = useScope();
  const far = tick(entry, c.marks);
  const Icon = far === 'sent' ? Check : CheckCheck;
  return (
    <footer className="ticks" data-far={far}>
      <Icon size={14} aria-hidden />
      {t(far)}
    </footer>
  );
}

/** Copy and take back; the menu itself is made when it is wanted, for there are thousands of rows. */
function Doing({ entry, at }: { entry: Entry; at: number }) {
  const t = useWords(words);
  const { me } = useDesk();
  const [opened, setOpened] = useState<boolean | null>(null);
  const text = typeof entry.data.text === 'string' ? entry.data.text : '';
  const own = entry.by.id === me.agent.id && lookOf(entry) !== 'auto' && !entry.data.recalled;
  if (!text && !own) return null;
  const button = (
    <UnstyledButton
      className="doing"
      aria-haspopup="menu"
      aria-label={`${t('more')}: ${text.slice(0, 40)}`}
      onClick={() => opened === null && setOpened(true)}
    >
      <Ellipsis size={16} aria-hidden />
    </UnstyledButton>
  );
  if (opened === null) return button;
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" shadow="md">
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Acts entry={entry} at={at} text={text} own={own} />
      </Menu.Dropdown>
    </Menu>
  );
}

function Acts({ entry, at, text, own }: { entry: Entry; at: number; text: string; own: boolean }) {
  const t = useWords(words);
  const { c, does } = useScope();
  const clipboard = useClipboard();
  const seconds = useRecallSeconds(c);
  const now = useNow();
  const takes = own && canRecall(c, at, now, seconds);
  return (
    <>
      {text && <Menu.Item onClick={() => clipboard.copy(text)}>{t('copy')}</Menu.Item>}
      {own && (
        <Menu.Item color="red" disabled={!takes} onClick={() => does('recall', { seq: entry.seq })}>
          {t('recall')}
        </Menu.Item>
      )}
    </>
  );
}
