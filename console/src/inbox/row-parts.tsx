/** Small parts of a row. What ticks is here, so that a second draws these anew and no whole row. */
import {
  BellRing,
  Clock3,
  Crown,
  type LucideIcon,
  Mail,
  MessageCircle,
  Phone,
  Smartphone,
  TriangleAlert,
} from 'lucide-react';
import type { Conversation } from '@/api/types';
import { useDesk } from '@/desk';
import { useFormats } from '@/i18n/formats';
import { useLanguage, useWords } from '@/i18n/words';
import { useNow } from '@/shared/clock';
import { useStanding } from '@/shared/states';
import { countdownOf, reasonOf, standing } from './reason';
import { words } from './words';

const CHANNELS: Record<string, LucideIcon> = {
  email: Mail,
  sms: Smartphone,
  phone: Phone,
  voice: Phone,
};

export function Channel({ name }: { name: string }) {
  const Icon = CHANNELS[name] ?? MessageCircle;
  return (
    <span className="row-channel" title={name}>
      <Icon size={11} aria-hidden />
    </span>
  );
}

const DAY_MS = 86_400_000;

/** The one clock of a row: what is due next; told apart by sign and shape as well as by colour. */
export function RowClock({ c }: { c: Conversation }) {
  const { me } = useDesk();
  const now = useNow();
  const f = useFormats();
  const t = useWords(words);
  const clock = countdownOf(c, me.agent.id);
  if (!clock) return <Spoken c={c} />;
  const { left, tone } = standing(clock, now);
  const long = Math.abs(left) > DAY_MS;
  const span = long ? f.ago(Math.abs(left)) : f.span(Math.abs(left));
  const name = left < 0 ? 'late' : clock.name;
  return (
    <span className="row-due" data-tone={tone} title={t(`clock_${name}`, { span })}>
      {tone === 'late' ? <TriangleAlert size={12} aria-hidden /> : <Clock3 size={12} aria-hidden />}
      <span aria-hidden>
        {left < 0 ? '−' : ''}
        {span}
      </span>
    </span>
  );
}

/** When something was said last. */
function Spoken({ c }: { c: Conversation }) {
  const now = useNow();
  const f = useFormats();
  const at = Date.parse(c.preview?.at ?? c.ended_at ?? c.opened_at);
  return (
    <time className="row-spoken" dateTime={new Date(at).toISOString()} title={f.moment(at)}>
      {f.ago(Math.max(0, now - at))}
    </time>
  );
}

const MINUTE_MS = 60_000;

/** Why the row stands where it stands, in words. */
export function ReasonLine({ c, beside }: { c: Conversation; beside: string }) {
  const { me } = useDesk();
  const now = useNow();
  const f = useFormats();
  const t = useWords(words);
  const stands = useStanding();
  const { code, tone, since } = reasonOf(c, me.agent.id);
  const opens = c.opens_at ? f.time(Date.parse(c.opens_at)) : '';
  const said = code === 'over' ? stands(c) : t(code, { time: opens });
  const lasted = since === null || code === 'opens_later' ? 0 : now - since;
  const text = lasted < MINUTE_MS ? said : t('since', { reason: said, span: f.ago(lasted) });
  return (
    <span className="row-reason" data-tone={tone}>
      {code === 'urged' && <BellRing size={12} aria-hidden />}
      {text}
      {beside && <span className="row-beside"> · {beside}</span>}
    </span>
  );
}

export function Vip() {
  const t = useWords(words);
  return (
    <span className="row-vip">
      <Crown size={11} aria-hidden />
      {t('vip')}
    </span>
  );
}

/** Two tags and how many more there are. */
export function Tags({ tags }: { tags: readonly string[] }) {
  const [first, ...more] = tags;
  if (!first) return null;
  return (
    <span className="row-tags" title={tags.join(', ')}>
      <bdi className="row-tag">{first}</bdi>
      {more.length > 0 && <span className="row-tag">+{more.length}</span>}
    </span>
  );
}

const names = new Map<string, Intl.DisplayNames>();
function languageName(reader: string, code: string): string {
  const found = names.get(reader) ?? new Intl.DisplayNames(reader, { type: 'language' });
  names.set(reader, found);
  try {
    return found.of(code) ?? code;
  } catch {
    return code; // whatever somebody's browser called itself
  }
}

/** The customer's language where it is not the reader's. */
export function Tongue({ code }: { code: string }) {
  const reader = useLanguage();
  const short = code.split('-')[0]?.toUpperCase();
  if (!short || short === reader.split('-')[0]?.toUpperCase()) return null;
  return (
    <abbr className="row-tongue" title={languageName(reader, code)}>
      {short}
    </abbr>
  );
}
