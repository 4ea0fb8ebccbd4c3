/** What the server would refuse of hours, at its place. */
import type { T } from '@/i18n/words';
import { type Faults, wrong } from '../faults';
import { knownZone } from './calendar';
import {
  bounds,
  DAYS,
  EXCEPTIONS_MOST,
  type Hours,
  isAlways,
  SPANS_MOST,
  type Spans,
} from './model';
import type { hoursWords } from './words';

type Say = T<keyof (typeof hoursWords)['table']['en']>;

function ofSpans(spans: Spans, t: Say): string | undefined {
  if (spans.length > SPANS_MOST) return t('too_many_spans', { most: SPANS_MOST });
  return spans.some((span) => !bounds(span)) ? t('half_span') : undefined;
}

export function checkHours(hours: Hours, pointer: string, t: Say): Faults {
  if (isAlways(hours)) return {};
  const exceptions = hours.exceptions ?? [];
  const ofException = (date: string, at: number, spans: Spans) => {
    if (!date) return t('date_missing');
    if (exceptions.findIndex((one) => one.date === date) < at) return t('date_twice');
    return ofSpans(spans, t);
  };
  return wrong({
    [`${pointer}/zone`]: !(hours.zone && knownZone(hours.zone)) && t('zone_missing'),
    ...Object.fromEntries(
      DAYS.map((day) => [`${pointer}/week/${day}`, ofSpans(hours.week?.[day] ?? [], t)]),
    ),
    ...Object.fromEntries(
      exceptions.map(({ date, spans }, i) => [
        `${pointer}/exceptions/${i}`,
        ofException(date, i, spans),
      ]),
    ),
    [`${pointer}/exceptions`]:
      exceptions.length > EXCEPTIONS_MOST && t('too_many_dates', { most: EXCEPTIONS_MOST }),
  });
}
