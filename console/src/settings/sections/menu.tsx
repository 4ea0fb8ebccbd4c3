/** What visitors are asked: the menu, the form before the chat, the reasons of a rating. */
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useOfferedGroups, useWidget } from '@/api/queries';
import type { Widget } from '@/api/types';
import { useDesk } from '@/desk';
import { useLanguage, useWords } from '@/i18n/words';
import { SettingsForm } from '../form';
import { Loaded } from '../parts';
import { LanguageChoice } from '../policy/language-choice';
import { useForm } from '../use-form';
import { Beside } from '../widget/beside';
import { FormCard } from '../widget/form-card';
import { WritingIn } from '../widget/label-field';
import { beginIn, spoken } from '../widget/labels';
import { listWords } from '../widget/list-words';
import { MenuCard } from '../widget/menu-card';
import { faultsIn, labelsOf, menuOf } from '../widget/menu-draft';
import { ReasonsCard } from '../widget/reasons-card';
import { widgetPart } from '../widget/source';

export default function MenuSection() {
  return <Loaded query={useWidget()}>{(widget) => <Body widget={widget} />}</Loaded>;
}

function Body({ widget }: { widget: Widget }) {
  const t = useWords(listWords);
  const desk = useDesk();
  const ours = useLanguage();
  const groups = useOfferedGroups();
  const [language, speak] = useState(() => beginIn(labelsOf(menuOf(widget)), ours));
  const [form_, showForm] = useState(false);
  const form = useForm({
    source: widgetPart(desk, 'menu', widget, menuOf),
    permission: 'settings.write',
    check: (draft) =>
      Object.fromEntries(
        Object.entries(faultsIn(draft)).map(([place, fault]) => [place, t(fault)]),
      ),
  });
  const offered = widget.languages;
  const languages = spoken([...labelsOf(form.draft), { [language]: '' }], offered);
  const see = (
    <SegmentedControl
      size="xs"
      aria-label={t('see')}
      value={form_ ? 'form' : 'home'}
      data={(['home', 'form'] as const).map((one) => ({ value: one, label: t(`see_${one}`) }))}
      onChange={(one) => showForm(one === 'form')}
    />
  );
  return (
    <WritingIn value={{ language, offered }}>
      <SettingsForm
        form={form}
        title={t('menu_title')}
        hint={t('menu_hint')}
        wide
        around={(fields) => (
          <Beside
            draft={{ ...widget, ...form.draft, invitations: [] }}
            language={language}
            toForm={form_}
            tools={form.draft.form.length > 0 && see}
          >
            <LanguageChoice
              languages={languages}
              value={language}
              onChange={speak}
              canAdd={!form.readOnly}
            />
            {fields}
          </Beside>
        )}
      >
        <MenuCard form={form} groups={groups} />
        <FormCard form={form} />
        <ReasonsCard form={form} />
      </SettingsForm>
    </WritingIn>
  );
}
