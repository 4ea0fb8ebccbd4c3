import { useWords } from '@/i18n/words';
import { Loaded } from '../parts';
import { cards } from '../policy/card-words';
import { LayerForm } from '../policy/layer';
import { TIMERS } from '../policy/names';
import { TimerCards } from '../policy/timer-cards';
import { useSettings } from '../source';

/** When somebody is reminded, alarmed or given up, for the whole workspace. */
export default function TimersSection() {
  const t = useWords(cards);
  return (
    <Loaded query={useSettings()}>
      {(settings) => (
        <LayerForm
          name="timers"
          title={t('timers')}
          hint={t('timers_hint')}
          names={TIMERS}
          settings={settings}
        >
          <TimerCards />
        </LayerForm>
      )}
    </Loaded>
  );
}
