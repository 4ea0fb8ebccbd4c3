import { useWords } from '@/i18n/words';
import { Loaded } from '../parts';
import { LayerForm } from '../policy/layer';
import { CAPACITY } from '../policy/names';
import { CapacityCards } from '../routing/capacity-cards';
import { RulesForm } from '../routing/rules-form';
import { ruleWords } from '../routing/words';
import { useSettings } from '../source';
import { Tabs, usePart } from '../tabs';

const PARTS = ['rules', 'capacity'] as const;

/** Where newcomers go, who serves them, and how many may wait. */
export default function RoutingSection() {
  const t = useWords(ruleWords);
  const settings = useSettings();
  const at = usePart(PARTS);
  const tabs = (
    <Tabs
      label={t('title')}
      parts={PARTS.map((one) => ({ value: one, label: t(one) }))}
      value={at}
    />
  );
  if (at === 'rules') return <RulesForm tabs={tabs} />;
  return (
    <Loaded query={settings}>
      {(shown) => (
        <LayerForm
          name="capacity"
          title={t('title')}
          hint={t('hint')}
          names={CAPACITY}
          settings={shown}
          tabs={tabs}
        >
          <CapacityCards />
        </LayerForm>
      )}
    </Loaded>
  );
}
