/**
 * One field a setting: its label, its sentence, its value here or the one inherited, and the way back
 * to that. The same fields serve the tenant (over what is usual) and a group (over the tenant's).
 */
import { Button, Group, NumberInput, SegmentedControl, Select, Switch, Text } from '@mantine/core';
import { createContext, type ReactNode, useContext } from 'react';
import { offered } from '@/api/queries';
import type { Group as GroupShown, Overrides, Policy } from '@/api/types';
import { useWords } from '@/i18n/words';
import type { Form } from '../use-form';
import { unitWords } from './check';
import { Duration } from './duration';
import { spoken } from './durations';
import { type CountName, isTime, LIMITS, MODES, type TimeName } from './limits';
import { policyWords } from './words';

interface Layer {
  form: Form<Overrides>;
  inherited: Policy;
  /** The JSON pointer that the settings stand under. */
  base: string;
  channel: string;
  /** Whether what is inherited comes from the tenant, not from us. */
  ofTenant: boolean;
  groups: readonly GroupShown[];
}

const Context = createContext<Layer | null>(null);
export const PolicyLayer = Context.Provider;

export function useLayer(): Layer {
  const layer = useContext(Context);
  if (!layer) throw new Error('there is no policy around this');
  return layer;
}

type Name = keyof Policy & keyof Overrides;

/** What is in force here for a setting, and whether it was set here. */
export function useSetting<N extends Name>(name: N) {
  const { form, inherited, base } = useLayer();
  const own = form.draft[name];
  const pointer = `${base}/${name}`;
  return {
    value: (own ?? inherited[name]) as Policy[N],
    own: own !== undefined,
    pointer,
    fault: form.fault(pointer),
    set: (value: Policy[N] | undefined) => form.set({ [name]: value } as Partial<Overrides>),
  };
}

/** The inherited value in words. */
function useInherited(name: Name): string {
  const { inherited, groups } = useLayer();
  const t = useWords(policyWords);
  const value = inherited[name];
  if (typeof value === 'object') return '';
  if (typeof value === 'boolean') return t(value ? 'on' : 'off');
  if (typeof value === 'number') return isTime(name) ? spoken(value, unitWords(t)) : String(value);
  if (value === '') return t('no_group');
  const known = `${name}_${value}`;
  if (policyWords.has(known)) return t(known);
  return groups.find((group) => group.id === value)?.name ?? String(value);
}

/** Under each field: that the value is inherited, or the way back to what would be. */
export function Inheritance({ name }: { name: Name }) {
  const { form, ofTenant } = useLayer();
  const { own, set } = useSetting(name);
  const t = useWords(policyWords);
  const value = useInherited(name);
  if (!own)
    return (
      <Text size="xs" className="settings-inherited">
        {t(ofTenant ? 'as_tenant' : 'as_usual')}
      </Text>
    );
  if (form.readOnly) return null;
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      className="settings-reset"
      onClick={() => set(undefined)}
    >
      {t(ofTenant ? 'to_tenant' : 'to_usual')}
      {value && `: ${value}`}
    </Button>
  );
}

function Row({ name, children }: { name: Name; children: ReactNode }) {
  return (
    <div className="settings-setting">
      {children}
      <Inheritance name={name} />
    </div>
  );
}

export function TimeField({ name }: { name: TimeName }) {
  const { value, set, fault, pointer } = useSetting(name);
  const t = useWords(policyWords);
  return (
    <Row name={name}>
      <Duration
        label={t(name)}
        description={t(`${name}_hint`)}
        pointer={pointer}
        value={value}
        error={fault}
        onChange={set}
      />
    </Row>
  );
}

export function CountField({ name }: { name: CountName }) {
  const { value, set, fault, pointer } = useSetting(name);
  const t = useWords(policyWords);
  return (
    <Row name={name}>
      <NumberInput
        label={t(name)}
        description={t(`${name}_hint`)}
        data-pointer={pointer}
        styles={{ wrapper: { inlineSize: 160 } }}
        min={LIMITS[name].least}
        max={LIMITS[name].most}
        clampBehavior="none"
        allowDecimal={false}
        value={Number.isNaN(value) ? '' : value}
        error={fault}
        onChange={(n) => set(n === '' ? Number.NaN : Number(n))}
      />
    </Row>
  );
}

export function SwitchField({ name }: { name: 'confirmation' | 'transfer_offer' }) {
  const { value, set, pointer } = useSetting(name);
  const t = useWords(policyWords);
  return (
    <Row name={name}>
      <Switch
        label={t(name)}
        description={t(`${name}_hint`)}
        data-pointer={pointer}
        checked={value}
        onChange={(event) => set(event.currentTarget.checked)}
      />
    </Row>
  );
}

export function ModeField() {
  const { value, set, pointer } = useSetting('mode');
  const t = useWords(policyWords);
  return (
    <Row name="mode">
      <Group gap="xs" data-pointer={pointer}>
        <SegmentedControl
          aria-label={t('mode')}
          data={MODES.map((mode) => ({ value: mode, label: t(`mode_${mode}`) }))}
          value={value}
          onChange={set}
        />
      </Group>
      <Text size="sm" className="settings-hint">
        {t(`mode_${value}_hint`)}
      </Text>
    </Row>
  );
}

export function GroupField({
  name,
  but,
}: {
  name: 'fallback_group' | 'overflow_group';
  but?: string;
}) {
  const { groups } = useLayer();
  const { value, set, fault, pointer } = useSetting(name);
  const t = useWords(policyWords);
  const others = offered(groups, [value]).filter(({ id }) => id !== but);
  return (
    <Row name={name}>
      <Select
        label={t(name)}
        description={t(`${name}_hint`)}
        data-pointer={pointer}
        data={[
          { value: '', label: t('no_group') },
          ...others.map((group) => ({ value: group.id, label: group.name })),
        ]}
        value={value}
        error={fault}
        allowDeselect={false}
        searchable={others.length > 8}
        maw={360}
        onChange={(group) => set(group ?? '')}
      />
    </Row>
  );
}
