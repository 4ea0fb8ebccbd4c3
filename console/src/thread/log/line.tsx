/** What happened, as a line in the middle; with more to it where there is more to say. */
import { UnstyledButton } from '@mantine/core';
import {
  ArrowRightLeft,
  BellRing,
  CircleCheck,
  CircleHelp,
  Clock,
  DoorOpen,
  Hand,
  type LucideIcon,
  PhoneCall,
  RotateCcw,
  Route,
  Star,
  Tag,
  Undo2,
  UserPlus,
  UserRound,
} from 'lucide-react';
import { useWidget } from '@/api/queries';
import type { Entry } from '@/api/types';
import { useDesk } from '@/desk';
import { useFormats } from '@/i18n/formats';
import { useLanguage, useWords } from '@/i18n/words';
import { labelIn } from '@/shared/labels';
import { useScope, useStill } from '../scope';
import { words } from '../words';
import { list, sentence } from './events';
import { Left } from './offer';

const ICONS: Record<string, LucideIcon> = {
  started: DoorOpen,
  routed: Route,
  assigned: UserRound,
  offered: Hand,
  offer_closed: Hand,
  transferred: ArrowRightLeft,
  requeued: RotateCcw,
  reopened: RotateCcw,
  ended: CircleCheck,
  rejected: Undo2,
  urged: BellRing,
  warned: Clock,
  alarm: BellRing,
  joined: UserPlus,
  left: UserPlus,
  callback_promised: PhoneCall,
  rated: Star,
  tagged: Tag,
  identified: UserRound,
  merged: UserRound,
  recalled: Undo2,
  asked_to_close: CircleHelp,
  reminded: Clock,
};
const LOUD: ReadonlySet<string> = new Set(['urged', 'alarm', 'warned', 'rejected']);
const explained = (entry: Entry) => entry.type === 'routed' || !!entry.data.why;

export function Line({ entry, at }: { entry: Entry; at: number }) {
  const t = useWords(words);
  const f = useFormats();
  const { teller, open } = useStill();
  const Icon = ICONS[entry.type];
  return (
    <div className="line" data-type={entry.type} data-loud={LOUD.has(entry.type) || undefined}>
      {Icon && <Icon size={14} aria-hidden />}
      <span>{sentence(entry, teller)}</span>
      <time dateTime={entry.at}>{f.time(at)}</time>
      {entry.type === 'offered' && <Stands until={String(entry.data.until)} />}
      {explained(entry) && (
        <UnstyledButton className="line-why" onClick={() => open('why', entry)}>
          {t('why')}
        </UnstyledButton>
      )}
      <More entry={entry} />
    </div>
  );
}

/** How long an offer stands that nobody has answered. */
function Stands({ until }: { until: string }) {
  const { c } = useScope();
  return c.offers?.some((one) => one.until === until) ? <Left until={until} /> : null;
}

function More({ entry }: { entry: Entry }) {
  if (entry.type === 'rated') return <Rated data={entry.data} />;
  if (entry.type === 'callback_promised') return <Promised data={entry.data} />;
  return null;
}

function Rated({ data }: { data: Record<string, unknown> }) {
  const t = useWords(words);
  const score = typeof data.score === 'number' ? data.score : 0;
  const reasons = useReasons(list(data.reasons));
  return (
    <div className="card-line">
      <span role="img" aria-label={t('stars', { n: score })} className="stars">
        {[1, 2, 3, 4, 5].map((n) => (
          <Star key={n} size={16} data-on={n <= score || undefined} aria-hidden />
        ))}
      </span>
      {reasons.length > 0 && (
        <ul className="choices">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {typeof data.comment === 'string' && data.comment && <p dir="auto">{data.comment}</p>}
    </div>
  );
}

/** The tenant's words for the reasons of a rating; a code without any is shown as it is. */
function useReasons(codes: readonly string[]): string[] {
  const { may } = useDesk();
  const language = useLanguage();
  const { data: widget } = useWidget(codes.length > 0 && may('settings.read'));
  return codes.map((code) => {
    const label = widget?.rating_reasons.find((one) => one.code === code)?.label;
    return (label && labelIn(label, language)) || code;
  });
}

function Promised({ data }: { data: Record<string, unknown> }) {
  const t = useWords(words);
  if (typeof data.contact !== 'string' || !data.contact) return null;
  return (
    <p className="card-line" dir="auto">
      {t('contact', { contact: data.contact })}
    </p>
  );
}
