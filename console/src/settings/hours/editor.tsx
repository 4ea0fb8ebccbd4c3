/** A week, its exceptions and their zone; for the company's hours and an agent's shifts. */
import { Switch } from '@mantine/core';
import { useWords } from '@/i18n/words';
import { Dates } from './dates';
import { DayRow } from './day';
import { DAYS, type Hours, isAlways, starter, withDay } from './model';
import { hoursWords } from './words';
import { ZoneField } from './zone';

export interface HoursProps {
  hours: Hours;
  pointer: string;
  /** What to call having no hours at all. */
  always: string;
  fault(pointer: string): string | undefined;
  onChange(hours: Hours): void;
}

export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

export function HoursEditor({ hours, pointer, always, fault, onChange }: HoursProps) {
  const isAll = isAlways(hours);
  return (
    <>
      <Switch
        label={always}
        checked={isAll}
        onChange={(event) => onChange(event.currentTarget.checked ? {} : starter(ownZone()))}
      />
      {!isAll && <Week {...{ hours, pointer, fault, onChange }} />}
    </>
  );
}

function Week({ hours, pointer, fault, onChange }: Omit<HoursProps, 'always'>) {
  const t = useWords(hoursWords);
  return (
    <>
      <ZoneField
        value={hours.zone ?? ''}
        pointer={`${pointer}/zone`}
        error={fault(`${pointer}/zone`)}
        onChange={(zone) => onChange({ ...hours, zone })}
      />
      <div className="settings-week">
        {DAYS.map((day) => (
          <DayRow
            key={day}
            name={t(day)}
            day={day}
            spans={hours.week?.[day] ?? []}
            pointer={`${pointer}/week/${day}`}
            error={fault(`${pointer}/week/${day}`)}
            onChange={(spans) => onChange(withDay(hours, day, spans))}
            hours={hours}
            onCopy={onChange}
          />
        ))}
      </div>
      <Dates {...{ hours, pointer, fault, onChange }} />
    </>
  );
}
