/** When an invitation is shown. */
import {
  ActionIcon,
  Button,
  Group,
  NumberInput,
  Select,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useWords } from '@/i18n/words';
import { words } from '../sections/invitations-words';
import { type Condition, type Counted, LIMITS, MOST, OPS, type When } from './invitation-draft';
import { changed } from './labels';

interface Props {
  when: When;
  place: string;
  fault(pointer: string): string | undefined;
  set(when: When): void;
}

export function Conditions({ when, place, fault, set }: Props) {
  const t = useWords(words);
  return (
    <fieldset className="settings-options">
      <legend>{t('when')}</legend>
      <Text size="sm" className="settings-hint">
        {t('when_hint')}
      </Text>
      {(['url', 'not_url'] as const).map((name) => (
        <TagsInput
          key={name}
          w="100%"
          label={t(name)}
          description={name === 'url' ? t('url_hint') : undefined}
          data-pointer={`${place}/${name}`}
          dir="ltr"
          maxTags={MOST.addresses}
          acceptValueOnBlur
          splitChars={[' ', ',']}
          value={[...when[name]]}
          error={fault(`${place}/${name}`)}
          onChange={(addresses) => set({ ...when, [name]: addresses })}
        />
      ))}
      <div className="settings-grid settings-thirds settings-full">
        {(['seconds_on_page', 'scroll_percent', 'visits'] as Counted[]).map((name) => (
          <NumberInput
            key={name}
            label={t(name)}
            data-pointer={`${place}/${name}`}
            min={0}
            max={LIMITS[name]}
            clampBehavior="none"
            allowDecimal={false}
            value={Number.isNaN(when[name]) ? '' : when[name]}
            error={fault(`${place}/${name}`)}
            onChange={(n) => set({ ...when, [name]: n === '' ? Number.NaN : Number(n) })}
          />
        ))}
      </div>
      <Select
        label={t('returning')}
        value={when.returning === null ? 'either' : when.returning ? 'yes' : 'no'}
        data={(['either', 'yes', 'no'] as const).map((one) => ({ value: one, label: t(one) }))}
        allowDeselect={false}
        onChange={(one) => set({ ...when, returning: one === 'either' ? null : one === 'yes' })}
      />
      <Attributes
        all={when.attributes}
        place={`${place}/attributes`}
        fault={fault}
        set={(attributes) => set({ ...when, attributes })}
      />
    </fieldset>
  );
}

interface AttributesProps {
  all: Condition[];
  place: string;
  fault(pointer: string): string | undefined;
  set(all: Condition[]): void;
}

function Attributes({ all, place, fault, set }: AttributesProps) {
  const t = useWords(words);
  return (
    <>
      <div>
        <Text size="sm" fw={500}>
          {t('attributes')}
        </Text>
        <Text size="xs" className="settings-hint">
          {t('attributes_hint')}
        </Text>
      </div>
      {all.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a name changes while it is typed
        <Group key={i} gap={6} align="flex-start" className="settings-condition">
          <TextInput
            aria-label={t('attribute', { n: i + 1 })}
            placeholder="cart_value"
            data-pointer={`${place}/${i}/name`}
            dir="ltr"
            maxLength={64}
            value={one.name}
            error={fault(`${place}/${i}/name`)}
            onChange={(event) => set(changed(all, i, { name: event.currentTarget.value }))}
          />
          <Select
            aria-label={t('op')}
            data={OPS.map((op) => ({ value: op, label: t(op) }))}
            value={one.op}
            allowDeselect={false}
            onChange={(op) => op && set(changed(all, i, { op: op as Condition['op'] }))}
          />
          <TextInput
            aria-label={t('value')}
            data-pointer={`${place}/${i}/value`}
            dir="auto"
            maxLength={200}
            value={one.value}
            error={fault(`${place}/${i}/value`)}
            onChange={(event) => set(changed(all, i, { value: event.currentTarget.value }))}
          />
          <ActionIcon
            aria-label={t('attribute_remove', { n: i + 1 })}
            onClick={() => set(all.filter((_, j) => j !== i))}
          >
            <X size={16} />
          </ActionIcon>
        </Group>
      ))}
      {all.length < MOST.attributes && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Plus size={14} />}
          onClick={() => set([...all, { name: '', op: 'is', value: '' }])}
        >
          {t('attribute_add')}
        </Button>
      )}
    </>
  );
}
