/** What the hours come to: now, today and two weeks on, as the server will count them. */
import { Text } from '@mantine/core';
import { useLanguage, useWords } from '@/i18n/words';
import { useNow } from '@/shared/clock';
import { type DayShown, knownZone, preview, stateAt } from './calendar';
import { type Hours, isAlways } from './model';
import { hoursWords } from './words';

const DAYS_SHOWN = 15;
const MINUTE = 60_000;

export function Preview({ hours }: { hours: Hours }) {
  const t = useWords(hoursWords);
  const now = Math.floor(useNow() / MINUTE) * MINUTE;
  if (isAlways(hours)) return <Text size="sm">{t('open_always')}</Text>;
  if (!hours.zone || !knownZone(hours.zone)) return null;
  return (
    <>
      <Now hours={hours} now={now} />
      <ul className="settings-days">
        {preview(hours, now, DAYS_SHOWN).map((day) => (
          <DayLine key={day.date} day={day} />
        ))}
      </ul>
    </>
  );
}

function Now({ hours, now }: { hours: Hours; now: number }) {
  const t = useWords(hoursWords);
  const language = useLanguage();
  const { open, until } = stateAt(hours, now);
  const when = until
    ? new Intl.DateTimeFormat(language, {
        timeZone: hours.zone,
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        hour: 'numeric',
        minute: '2-digit',
      }).format(until)
    : '';
  const said = open ? (until ? 'open_now' : 'open_always') : until ? 'closed_now' : 'closed_always';
  return (
    <Text size="sm" className={open ? 'settings-calm' : 'settings-soon'}>
      {t(said, { when })}
    </Text>
  );
}

function DayLine({ day }: { day: DayShown }) {
  const t = useWords(hoursWords);
  const language = useLanguage();
  const date = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  }).format(Date.parse(day.date));
  const spans = day.spans.map(([from, to]) => `${from}–${to}`).join(', ');
  const h = Math.round(day.minutes / 6) / 10;
  return (
    <li data-closed={!spans}>
      <span>{date}</span>
      <span>
        {spans || t('closed')}
        {day.name && <em dir="auto"> {day.name}</em>}
        {day.shift !== 0 && (
          <em> {t(day.shift > 0 ? 'forward' : 'back', { n: Math.abs(day.shift) })}</em>
        )}
      </span>
      <span>{spans && t('hours_open', { h })}</span>
    </li>
  );
}
