import { useWords } from '@/i18n/words';
import { HoursCards } from '../hours/cards';
import { hoursWords } from '../hours/words';
import { Loaded } from '../parts';
import { LayerForm } from '../policy/layer';
import { HOURS } from '../policy/names';
import { useSettings } from '../source';

/** When the company is there for its customers, and what happens while it is not. */
export default function HoursSection() {
  const t = useWords(hoursWords);
  return (
    <Loaded query={useSettings()}>
      {(settings) => (
        <LayerForm
          name="hours"
          title={t('title')}
          hint={t('hint')}
          names={HOURS}
          settings={settings}
          wide
        >
          <HoursCards />
        </LayerForm>
      )}
    </Loaded>
  );
}
