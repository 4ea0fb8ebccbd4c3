/** The company's or a group's hours, what happens outside them, and what they come to. */
import { Radio, Stack } from '@mantine/core';
import { useWords } from '@/i18n/words';
import { Card } from '../parts';
import { Inheritance, useLayer, useSetting } from '../policy/fields';
import { OUTSIDE } from '../policy/limits';
import { policyWords } from '../policy/words';
import { HoursEditor } from './editor';
import type { Hours } from './model';
import { Preview } from './preview';
import { hoursWords } from './words';

export function HoursCards() {
  const t = useWords(hoursWords);
  const { form } = useLayer();
  const { value, set, pointer } = useSetting('hours');
  const hours = value as Hours;
  return (
    <div className="settings-beside">
      <div className="settings-stack">
        <Card title={t('when')} aside={<Inheritance name="hours" />}>
          <HoursEditor
            hours={hours}
            pointer={pointer}
            always={t('always')}
            fault={form.fault}
            onChange={set}
          />
        </Card>
        <Outside />
      </div>
      <Card title={t('preview')}>
        <Preview hours={hours} />
      </Card>
    </div>
  );
}

function Outside() {
  const t = useWords(hoursWords);
  const p = useWords(policyWords);
  const { value, set, pointer } = useSetting('outside');
  return (
    <Card title={t('outside')} aside={<Inheritance name="outside" />}>
      <Radio.Group
        aria-label={t('outside')}
        data-pointer={pointer}
        value={value}
        onChange={(one) => set(OUTSIDE.find((known) => known === one))}
      >
        <Stack gap="sm">
          {OUTSIDE.map((one) => (
            <Radio
              key={one}
              value={one}
              label={p(`outside_${one}`)}
              description={p(`outside_${one}_hint`)}
            />
          ))}
        </Stack>
      </Radio.Group>
    </Card>
  );
}
