/** Why somebody rates as they do: to choose from, by the number of stars. */
import { Button, Chip, Group, Text, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useWords } from '@/i18n/words';
import { Card } from '../parts';
import type { Form } from '../use-form';
import { LabelField, useSaid } from './label-field';
import { Labelled } from './labelled';
import { changed, freeId } from './labels';
import { listWords } from './list-words';
import { type MenuDraft, MOST } from './menu-draft';
import { Movable } from './movable';

const STARS = [1, 2, 3, 4, 5];
const CODE_MOST = 40;

export function ReasonsCard({ form }: { form: Form<MenuDraft> }) {
  const t = useWords(listWords);
  const said = useSaid();
  const reasons = form.draft.rating_reasons;
  const set = (next: MenuDraft['rating_reasons']) => form.set({ rating_reasons: next });
  const add = () => {
    const code = freeId(
      'reason',
      reasons.map((one) => one.code),
    );
    set([...reasons, { code, label: {}, scores: [] }]);
  };
  return (
    <Card title={t('reasons')} hint={t('reasons_hint')}>
      {!reasons.length && <Text size="sm">{t('reasons_none')}</Text>}
      <ol className="settings-items" data-pointer="/rating_reasons">
        {reasons.map((one, i) => (
          <Movable
            // biome-ignore lint/suspicious/noArrayIndexKey: a code changes while it is typed
            key={i}
            list={reasons}
            at={i}
            name={said(one.label) || t('unnamed')}
            set={set}
          >
            <div className="settings-grid">
              <LabelField
                label={t('label')}
                pointer={`/rating_reasons/${i}/label`}
                value={one.label}
                error={form.fault(`/rating_reasons/${i}/label`)}
                onChange={(label) => set(changed(reasons, i, { label }))}
              />
              <TextInput
                label={t('code')}
                data-pointer={`/rating_reasons/${i}/code`}
                dir="ltr"
                maxLength={CODE_MOST}
                value={one.code}
                error={form.fault(`/rating_reasons/${i}/code`)}
                onChange={(event) => set(changed(reasons, i, { code: event.currentTarget.value }))}
              />
            </div>
            <Labelled label={t(one.scores?.length ? 'scores' : 'scores_all')}>
              <Chip.Group
                multiple
                value={(one.scores ?? []).map(String)}
                onChange={(scores) =>
                  set(changed(reasons, i, { scores: scores.map(Number).sort() }))
                }
              >
                <Group gap={6}>
                  {STARS.map((n) => (
                    <Chip key={n} size="sm" value={String(n)} disabled={form.readOnly}>
                      <span aria-hidden>{n} ★</span>
                      <span className="settings-unseen">{t('star', { n })}</span>
                    </Chip>
                  ))}
                </Group>
              </Chip.Group>
            </Labelled>
          </Movable>
        ))}
      </ol>
      {reasons.length < MOST.rating_reasons && (
        <Group>
          <Button variant="default" leftSection={<Plus size={16} />} onClick={add}>
            {t('reasons_add')}
          </Button>
        </Group>
      )}
    </Card>
  );
}
