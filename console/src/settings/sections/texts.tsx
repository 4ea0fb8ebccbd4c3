import { useWords } from '@/i18n/words';
import { Loaded } from '../parts';
import { LayerForm } from '../policy/layer';
import { TEXTS } from '../policy/names';
import { TextCards } from '../policy/text-cards';
import { textWords } from '../policy/text-words';
import { useSettings } from '../source';

/** What the chat says by itself, in each language. */
export default function TextsSection() {
  const t = useWords(textWords);
  return (
    <Loaded query={useSettings()}>
      {(settings) => (
        <LayerForm
          name="texts"
          title={t('title')}
          hint={t('hint')}
          names={TEXTS}
          settings={settings}
        >
          <TextCards />
        </LayerForm>
      )}
    </Loaded>
  );
}
