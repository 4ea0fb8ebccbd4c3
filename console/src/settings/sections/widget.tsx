/** How the chat looks and speaks on the tenant's pages, with the chat itself beside it. */
import { useState } from 'react';
import { useWidget } from '@/api/queries';
import type { Widget } from '@/api/types';
import { useDesk } from '@/desk';
import { useLanguage, useWords } from '@/i18n/words';
import { SettingsForm } from '../form';
import { Loaded } from '../parts';
import { useForm } from '../use-form';
import { BehaviourCard } from '../widget/behaviour';
import { Beside } from '../widget/beside';
import { LanguagesCard } from '../widget/languages';
import { checkLook, LookCard } from '../widget/look';
import { lookOf, widgetPart } from '../widget/source';
import { TextsCard } from '../widget/texts-card';
import { words } from './widget-words';

export default function WidgetSection() {
  return <Loaded query={useWidget()}>{(widget) => <Body widget={widget} />}</Loaded>;
}

function Body({ widget }: { widget: Widget }) {
  const t = useWords(words);
  const desk = useDesk();
  const ours = useLanguage();
  const [language, speak] = useState<string>(widget.languages[0] ?? ours);
  const form = useForm({
    source: widgetPart(desk, 'widget', widget, lookOf),
    permission: 'settings.write',
    check: ({ look }) => checkLook(look, t),
  });
  const { draft } = form;
  const look = { ...draft.look, logo: widget.look.logo };
  return (
    <SettingsForm
      form={form}
      title={t('title')}
      hint={t('hint')}
      wide
      around={(fields) => (
        <Beside draft={{ ...draft, look }} language={language}>
          {fields}
        </Beside>
      )}
    >
      <LookCard form={form} widget={widget} />
      <BehaviourCard form={form} />
      <LanguagesCard form={form} write={speak} />
      <TextsCard form={form} language={language} speak={speak} />
    </SettingsForm>
  );
}
