/** When somebody works: shifts, and breaks that are planned. */
import { ActionIcon, Button, Group, NumberInput, Text, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useWords } from '@/i18n/words';
import { serverNow } from '@/shared/clock';
import { HoursEditor, ownZone } from '../hours/editor';
import { isAlways } from '../hours/model';
import { hoursWords } from '../hours/words';
import { Card } from '../parts';
import type { Form } from '../use-form';
import {
  type AgentDraft,
  BREAKS_MOST,
  type Break,
  toField,
  WRAP_UP_MOST,
  WRAP_UP_USUAL,
} from './draft';
import { agentWords } from './words';

const HOUR = 3_600_000;

export function Times({ form }: { form: Form<AgentDraft> }) {
  const t = useWords(agentWords);
  const h = useWords(hoursWords);
  const { draft, set, fault } = form;
  const { wrap_up_min: wrapUp, ...hours } = draft.shifts;
  const kept = wrapUp === undefined ? {} : { wrap_up_min: wrapUp };
  return (
    <>
      <Card title={t('shifts')} hint={t('shifts_hint')}>
        <div data-pointer="/shifts" className="settings-stack">
          <HoursEditor
            hours={hours}
            pointer="/shifts"
            always={h('always_shift')}
            fault={fault}
            onChange={(next) => set({ shifts: isAlways(next) ? {} : { ...next, ...kept } })}
          />
          {!isAlways(hours) && (
            <NumberInput
              label={t('wrap_up')}
              data-pointer="/shifts/wrap_up_min"
              styles={{ wrapper: { inlineSize: 160 } }}
              min={0}
              max={WRAP_UP_MOST}
              clampBehavior="none"
              allowDecimal={false}
              value={wrapUp ?? WRAP_UP_USUAL}
              error={fault('/shifts/wrap_up_min')}
              onChange={(n) => set({ shifts: { ...draft.shifts, wrap_up_min: Number(n) } })}
            />
          )}
        </div>
      </Card>
      <Breaks breaks={draft.breaks} fault={fault} onChange={(breaks) => set({ breaks })} />
    </>
  );
}

interface BreaksProps {
  breaks: Break[];
  fault(pointer: string): string | undefined;
  onChange(breaks: Break[]): void;
}

function Breaks({ breaks, fault, onChange }: BreaksProps) {
  const t = useWords(agentWords);
  const put = (at: number, change: Partial<Break>) =>
    onChange(breaks.map((one, i) => (i === at ? { ...one, ...change } : one)));
  const from = Math.ceil(serverNow() / HOUR) * HOUR;
  const next = {
    from: toField(new Date(from).toISOString()),
    to: toField(new Date(from + HOUR).toISOString()),
  };
  return (
    <Card
      title={t('breaks')}
      hint={breaks.length ? t('breaks_hint', { zone: ownZone() }) : t('no_breaks')}
    >
      {breaks.map((one, i) => (
        <BreakRow
          // biome-ignore lint/suspicious/noArrayIndexKey: rows stay where they are while one types
          key={i}
          n={i + 1}
          one={one}
          error={fault(`/breaks/${i}`)}
          put={(change) => put(i, change)}
          remove={() => onChange(breaks.filter((_, at) => at !== i))}
        />
      ))}
      {breaks.length < BREAKS_MOST && (
        <Button
          variant="default"
          leftSection={<Plus size={16} />}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => onChange([...breaks, next])}
        >
          {t('add_break')}
        </Button>
      )}
    </Card>
  );
}

interface RowProps {
  n: number;
  one: Break;
  error: string | undefined;
  put(change: Partial<Break>): void;
  remove(): void;
}

function BreakRow({ n, one, error, put, remove }: RowProps) {
  const t = useWords(agentWords);
  return (
    <div data-pointer={`/breaks/${n - 1}`}>
      <Group gap="xs">
        <TextInput
          type="datetime-local"
          size="xs"
          aria-label={t('break_from', { n })}
          value={one.from}
          error={!!error}
          onChange={(event) => put({ from: event.currentTarget.value })}
        />
        <span aria-hidden>–</span>
        <TextInput
          type="datetime-local"
          size="xs"
          aria-label={t('break_to', { n })}
          value={one.to}
          error={!!error}
          onChange={(event) => put({ to: event.currentTarget.value })}
        />
        <ActionIcon size={28} aria-label={t('remove_break', { n })} onClick={remove}>
          <X size={14} />
        </ActionIcon>
      </Group>
      {error && (
        <Text size="xs" className="settings-error" role="alert">
          {error}
        </Text>
      )}
    </div>
  );
}
