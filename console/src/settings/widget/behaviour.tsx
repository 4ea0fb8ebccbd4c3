/** What the chat does while all is closed, what visitors see again, what agents see of them. */
import { Radio, Stack, Switch } from '@mantine/core';
import { useWords } from '@/i18n/words';
import { Card } from '../parts';
import { words } from '../sections/widget-words';
import type { Form } from '../use-form';
import type { LookDraft } from './source';

const CONSENTS = ['implied', 'ask', 'never'] as const;

export function BehaviourCard({ form }: { form: Form<LookDraft> }) {
  const t = useWords(words);
  const { draft, set } = form;
  return (
    <Card title={t('behaviour')}>
      <Radio.Group
        label={t('when_closed')}
        value={draft.when_closed}
        onChange={(to) => set({ when_closed: to as LookDraft['when_closed'] })}
      >
        <Stack gap={6} mt={6}>
          {(['form', 'hide'] as const).map((one) => (
            <Radio key={one} value={one} label={t(`closed_${one}`)} disabled={form.readOnly} />
          ))}
        </Stack>
      </Radio.Group>
      <Switch
        label={t('history')}
        description={t('history_hint')}
        checked={draft.history}
        onChange={(event) => set({ history: event.currentTarget.checked })}
      />
      <Radio.Group
        label={t('consent')}
        description={t('consent_hint')}
        value={draft.consent}
        onChange={(to) => set({ consent: to as LookDraft['consent'] })}
      >
        <Stack gap={6} mt={6}>
          {CONSENTS.map((one) => (
            <Radio key={one} value={one} label={t(one)} disabled={form.readOnly} />
          ))}
        </Stack>
      </Radio.Group>
    </Card>
  );
}
