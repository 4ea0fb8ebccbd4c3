/** One conversation of the list: plain elements, for ten thousand of them have to scroll. */
import './row.css';
import { Ban, Paperclip } from 'lucide-react';
import { type MouseEvent, memo } from 'react';
import type { Conversation } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { Face } from '@/shared/face';
import { useNameOf } from '@/shared/name';
import { OfferButtons } from './offer';
import { offeredTo } from './order';
import { Channel, ReasonLine, RowClock, Tags, Tongue, Vip } from './row-parts';
import { words } from './words';

export interface RowActs {
  open(id: string): void;
  pick(id: string, range: boolean): void;
  claim(id: string): void;
}
interface Props {
  c: Conversation;
  acts: RowActs;
  open: boolean; // it is the one beside the list
  current: boolean; // the keys stand on it
  picked: boolean;
  typing: boolean;
  pending: string; // what is about to be done to it
  beside: string; // whose it is, where that is not plain from the view
  position: number;
  of: number;
  start: number; // px from the top
  size: number;
}
type Part = Props & { name: string };

const yes = (on: boolean) => on || undefined;
const reach = (current: boolean) => (current ? 0 : -1); // one row a stop for Tab

export const Row = memo(function Row(props: Props) {
  const { c, open, current, picked, pending, position, of, start, size } = props;
  const { me } = useDesk();
  const name = useNameOf()(c);
  return (
    <li
      aria-setsize={of}
      aria-posinset={position + 1}
      className="inbox-row"
      data-id={c.id}
      data-open={yes(open)}
      data-current={yes(current)}
      data-picked={yes(picked)}
      data-unread={yes(!open && !!c.unread)}
      data-pending={pending || undefined}
      style={{ blockSize: size, transform: `translateY(${start}px)` }}
    >
      <Who {...props} name={name} />
      <First {...props} name={name} />
      <Second {...props} />
      <Third {...props} />
      {offeredTo(c, me.agent.id) && <OfferButtons conversation={c.id} />}
    </li>
  );
});

function Who({ c, acts, picked, current, name }: Part) {
  const t = useWords(words);
  return (
    <span className="row-who">
      <Face id={c.customer} name={name} size={36} />
      <Channel name={c.channel} />
      <label className="row-pick">
        <input
          type="checkbox"
          tabIndex={reach(current)}
          checked={picked}
          aria-label={t('select_one', { name })}
          onClick={(event) => acts.pick(c.id, event.shiftKey)}
          onChange={() => undefined}
        />
      </label>
    </span>
  );
}

function First({ c, acts, open, current, name }: Part) {
  const { workspace } = useDesk();
  const t = useWords(words);
  const click = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.button !== 0) return; // a tab of its own
    event.preventDefault();
    if (event.shiftKey) acts.pick(c.id, true);
    else acts.open(c.id);
  };
  return (
    <span className="row-line">
      <a
        className="row-name"
        href={`${import.meta.env.BASE_URL}${workspace}/inbox/${c.id}`}
        tabIndex={reach(current)}
        aria-current={yes(open)}
        aria-describedby={`${c.id}-about`}
        onClick={click}
      >
        <bdi>{name}</bdi>
      </a>
      {c.person?.vip && <Vip />}
      {c.person?.blocked && <Ban size={13} className="row-blocked" aria-label={t('blocked')} />}
      <Tongue code={c.language} />
      <span className="row-spring" />
      <RowClock c={c} />
    </span>
  );
}

function Second({ c, open, typing }: Props) {
  const t = useWords(words);
  const unread = open ? 0 : (c.unread ?? 0);
  return (
    <span className="row-line" id={`${c.id}-about`}>
      <span className="row-preview" dir="auto">
        {typing ? <em className="row-typing">{t('typing')}</em> : <Preview c={c} />}
      </span>
      {unread > 0 && (
        <span className="row-unread" title={t('unread', { n: unread })}>
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </span>
  );
}

function Preview({ c }: { c: Conversation }) {
  const { me } = useDesk();
  const t = useWords(words);
  const said = c.preview;
  if (!said) return t('nothing_said');
  const files = said.files > 0 && !said.text;
  const text = said.text || t(files ? 'files' : 'taken_back', { n: said.files });
  const mine = c.agent === me.agent.id ? 'you_said' : 'agent_said';
  return (
    <>
      {files && <Paperclip size={12} aria-hidden />}
      {said.by === 'agent' ? t(mine, { text }) : text}
    </>
  );
}

const PENDING = { end: 'soon_end', transfer: 'soon_transfer' } as const;
const isNamed = (op: string): op is keyof typeof PENDING => op in PENDING;

function Third({ c, acts, current, pending, beside }: Props) {
  const { me, may } = useDesk();
  const t = useWords(words);
  const soon = pending && t(isNamed(pending) ? PENDING[pending] : 'soon_other');
  const free = c.state === 'queued' && !offeredTo(c, me.agent.id);
  return (
    <span className="row-line">
      {soon ? <span className="row-reason">{soon}</span> : <ReasonLine c={c} beside={beside} />}
      <Tags tags={c.tags ?? []} />
      {free && !soon && may('conversations.serve') && (
        <button
          type="button"
          className="row-take"
          tabIndex={reach(current)}
          onClick={() => acts.claim(c.id)}
        >
          {t('take')}
        </button>
      )}
    </span>
  );
}
