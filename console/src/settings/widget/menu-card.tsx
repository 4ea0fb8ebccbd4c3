/** The questions that visitors begin with. */
import { Button, Group, Text, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { Group as GroupShown } from '@/api/types';
import { useWords } from '@/i18n/words';
import { Card } from '../parts';
import type { Form } from '../use-form';
import { GroupChoice } from './group-choice';
import { LabelField, useSaid } from './label-field';
import { changed, freeId } from './labels';
import { listWords } from './list-words';
import { type MenuDraft, MOST } from './menu-draft';
import { Movable } from './movable';

const TOPIC_MOST = 64;

interface Props {
  form: Form<MenuDraft>;
  groups: readonly GroupShown[];
}

export function MenuCard({ form, groups }: Props) {
  const t = useWords(listWords);
  const said = useSaid();
  const { menu } = form.draft;
  const set = (next: MenuDraft['menu']) => form.set({ menu: next });
  const add = () => {
    const id = freeId(
      'q',
      menu.map((one) => one.id),
    );
    set([...menu, { id, label: {}, group: '', topic: '' }]);
  };
  return (
    <Card title={t('menu')} hint={t('menu_list_hint')}>
      {!menu.length && <Text size="sm">{t('menu_none')}</Text>}
      <ol className="settings-items" data-pointer="/menu">
        {menu.map((one, i) => (
          <Movable key={one.id} list={menu} at={i} name={said(one.label) || t('unnamed')} set={set}>
            <LabelField
              label={t('label')}
              pointer={`/menu/${i}/label`}
              value={one.label}
              error={form.fault(`/menu/${i}/label`)}
              onChange={(label) => set(changed(menu, i, { label }))}
            />
            <div className="settings-grid">
              <GroupChoice
                groups={groups}
                value={one.group ?? ''}
                pointer={`/menu/${i}/group`}
                error={form.fault(`/menu/${i}/group`)}
                onChange={(group) => set(changed(menu, i, { group }))}
              />
              <TextInput
                label={t('topic')}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                description={t('topic_hint')}
                data-pointer={`/menu/${i}/topic`}
                dir="auto"
                maxLength={TOPIC_MOST}
                value={one.topic ?? ''}
                error={form.fault(`/menu/${i}/topic`)}
                onChange={(event) => set(changed(menu, i, { topic: event.currentTarget.value }))}
              />
            </div>
          </Movable>
        ))}
      </ol>
      {menu.length < MOST.menu && (
        <Group>
          <Button variant="default" leftSection={<Plus size={16} />} onClick={add}>
            {t('menu_add')}
          </Button>
        </Group>
      )}
    </Card>
  );
}
