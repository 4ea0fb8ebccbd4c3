/** How long the customer has waited, and what time will do next: calm, soon (amber), late (red, minus). */
import { Badge, HoverCard, UnstyledButton } from '@mantine/core';
import { Clock, Hourglass } from 'lucide-react';
import { useFormats } from '@/i18n/formats';
import { useWords } from '@/i18n/words';
import { useNow } from '@/shared/clock';
import { useCodes } from './codes';
import { useScope } from './scope';
import { words } from './words';

const SOON_MS = 60_000;
/** Steps that nobody at this screen can do anything about are left to the list. */
const QUIET: ReadonlySet<string> = new Set(['look', 'relax_language', 'relax_skill', 'return']);

export type Mood = 'calm' | 'soon' | 'late';
export const mood = (left: number): Mood =>
  left <= 0 ? 'late' : left <= SOON_MS ? 'soon' : 'calm';

/** "2:31", and past the moment "−0:12": never by colour alone. */
export const countdown = (left: number, span: (ms: number) => string): string =>
  left >= 0 ? span(left) : `−${span(-left)}`;

export function Clocks() {
  const { c } = useScope();
  const { deadlines } = c;
  const next = deadlines?.find((one) => !QUIET.has(one.name)) ?? deadlines?.[0];
  if (!next) return null;
  return (
    <HoverCard shadow="md" position="bottom" openDelay={200}>
      <HoverCard.Target>
        <UnstyledButton className="clock">
          <Count name={next.name} at={next.at} />
        </UnstyledButton>
      </HoverCard.Target>
      <HoverCard.Dropdown>
        <All />
      </HoverCard.Dropdown>
    </HoverCard>
  );
}

function Count({ name, at }: { name: string; at: string }) {
  const { span } = useFormats();
  const code = useCodes();
  const left = Date.parse(at) - useNow();
  return (
    <Badge
      className="clock-badge"
      data-mood={mood(left)}
      variant="light"
      leftSection={<Hourglass size={12} aria-hidden />}
    >
      {code('deadline', name)} {countdown(left, span)}
    </Badge>
  );
}

function All() {
  const t = useWords(words);
  const f = useFormats();
  const code = useCodes();
  const now = useNow();
  const { c } = useScope();
  return (
    <dl className="clock-list" aria-label={t('deadlines')}>
      {c.deadlines?.map(({ name, at }) => (
        <div key={name}>
          <dt>
            <Clock size={12} aria-hidden /> {code('deadline', name)}
          </dt>
          <dd>
            {countdown(Date.parse(at) - now, f.span)} · {f.time(Date.parse(at))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
