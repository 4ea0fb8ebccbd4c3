/** Colour, theme, place and button of the chat. */
import { ColorInput, NumberInput, SegmentedControl, Select, Text } from '@mantine/core';
import type { Widget } from '@/api/types';
import { type T, useWords } from '@/i18n/words';
import { paint } from '../../../../widget/src/look';
import { type Faults, wrong } from '../faults';
import { Card } from '../parts';
import { words } from '../sections/widget-words';
import type { Form } from '../use-form';
import { Labelled } from './labelled';
import { Logo } from './logo-field';
import type { Look, LookDraft } from './source';

const SWATCHES = [
  '#1f5eff',
  '#0b7285',
  '#2b8a3e',
  '#e8590c',
  '#c92a2a',
  '#a61e4d',
  '#862e9c',
  '#15181e',
];
const LAUNCHERS = ['chat', 'question', 'wave', 'headset', 'logo'] as const;
const SIZES = { offset_x: 500, offset_y: 500, corner: 40 } as const;
type Size = keyof typeof SIZES;
const COLOR = /^#[0-9a-fA-F]{6}$/;

type W = T<keyof (typeof words)['table']['en']>;

export function checkLook(look: Look, t: W): Faults {
  const sizes = (Object.keys(SIZES) as Size[]).map((name) => {
    const fits = Number.isInteger(look[name]) && look[name] >= 0 && look[name] <= SIZES[name];
    return [`/look/${name}`, !fits && t('out_of_range', { least: 0, most: SIZES[name] })] as const;
  });
  return wrong({
    '/look/color': !COLOR.test(look.color) && t('color_wrong'),
    ...Object.fromEntries(sizes),
  });
}

/** What becomes of a colour so that text on it can be read: as it is, moved, or with dark text. */
export function readable(color: string): { how: 'fine' | 'moved' | 'ink'; shown: string } {
  const { brand, 'on-brand': on } = paint(color, 'light');
  if (brand.toLowerCase() !== color.toLowerCase()) return { how: 'moved', shown: brand };
  return { how: on === '#ffffff' ? 'fine' : 'ink', shown: brand };
}

interface Props {
  form: Form<LookDraft>;
  widget: Widget;
}

export function LookCard({ form, widget }: Props) {
  const t = useWords(words);
  const { look } = form.draft;
  const set = (change: Partial<Look>) => form.set({ look: { ...look, ...change } });
  const { how, shown } = readable(look.color);
  const valid = COLOR.test(look.color);
  return (
    <Card title={t('look')}>
      <div data-pointer="/look/color">
        <ColorInput
          label={t('color')}
          description={t('color_hint')}
          maw={260}
          swatches={SWATCHES}
          swatchesPerRow={8}
          eyeDropperButtonProps={{ 'aria-label': t('color_pick') }}
          value={look.color}
          error={form.fault('/look/color')}
          onChange={(color) => set({ color })}
        />
        {valid && (
          <Text
            size="sm"
            mt={6}
            role="status"
            className={how === 'moved' ? 'settings-soon' : 'settings-hint'}
          >
            {t(`color_${how}`, { shown })}
          </Text>
        )}
      </div>
      <Labelled label={t('theme')}>
        <SegmentedControl
          aria-label={t('theme')}
          value={look.theme}
          data={(['auto', 'light', 'dark'] as const).map((one) => ({ value: one, label: t(one) }))}
          onChange={(theme) => set({ theme })}
        />
      </Labelled>
      <Labelled label={t('position')}>
        <SegmentedControl
          aria-label={t('position')}
          value={look.position}
          data={(['left', 'right'] as const).map((one) => ({ value: one, label: t(one) }))}
          onChange={(position) => set({ position })}
        />
      </Labelled>
      <div className="settings-grid settings-thirds">
        {(Object.keys(SIZES) as Size[]).map((name) => (
          <NumberInput
            key={name}
            label={t(name)}
            description={t('pixels', { least: 0, most: SIZES[name] })}
            data-pointer={`/look/${name}`}
            min={0}
            max={SIZES[name]}
            clampBehavior="none"
            allowDecimal={false}
            value={Number.isNaN(look[name]) ? '' : look[name]}
            error={form.fault(`/look/${name}`)}
            onChange={(n) => set({ [name]: n === '' ? Number.NaN : Number(n) })}
          />
        ))}
      </div>
      <Select
        label={t('launcher')}
        maw={260}
        value={look.launcher}
        data={LAUNCHERS.map((one) => ({ value: one, label: t(one) }))}
        allowDeselect={false}
        onChange={(launcher) => launcher && set({ launcher: launcher as Look['launcher'] })}
      />
      {look.launcher === 'logo' && !widget.look.logo && (
        <Text size="sm" className="settings-soon">
          {t('logo_none')}
        </Text>
      )}
      <Logo widget={widget} readOnly={form.readOnly} />
    </Card>
  );
}
