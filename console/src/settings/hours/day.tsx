/** One day of the week: its spans, and the way to copy them to others. */
import { ActionIcon, Menu, Text, Tooltip } from '@mantine/core';
import { Copy } from 'lucide-react';
import { useWords } from '@/i18n/words';
import { copied, DAYS, type Day, type Hours, type Spans } from './model';
import { SpanList } from './spans';
import { hoursWords } from './words';

interface Props {
  name: string;
  day: Day;
  spans: Spans;
  pointer: string;
  error: string | undefined;
  onChange(spans: Spans): void;
  hours: Hours;
  onCopy(hours: Hours): void;
}

export function DayRow({ name, day, spans, pointer, error, onChange, hours, onCopy }: Props) {
  return (
    <div className="settings-day" data-pointer={pointer}>
      <Text size="sm" fw={500} className="settings-day-name">
        {name}
      </Text>
      <SpanList name={name} spans={spans} error={error} onChange={onChange} />
      <CopyDay name={name} copy={(days) => onCopy(copied(hours, day, days))} day={day} />
    </div>
  );
}

function CopyDay({
  name,
  day,
  copy,
}: {
  name: string;
  day: Day;
  copy: (to: readonly Day[]) => void;
}) {
  const t = useWords(hoursWords);
  const label = t('copy_day', { day: name });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={label}>
          <ActionIcon aria-label={label}>
            <Copy size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('copy_to')}</Menu.Label>
        <Menu.Item onClick={() => copy(DAYS.slice(0, 5))}>{t('work_days')}</Menu.Item>
        <Menu.Item onClick={() => copy(DAYS)}>{t('all_days')}</Menu.Item>
        <Menu.Divider />
        {DAYS.filter((one) => one !== day).map((one) => (
          <Menu.Item key={one} onClick={() => copy([one])}>
            {t(one)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
