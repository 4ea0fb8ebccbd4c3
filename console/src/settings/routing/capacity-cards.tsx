/** How work is given out, who waits, and what is given up when nobody fits; for workspace and group. */
import { useWords } from '@/i18n/words';
import { Card } from '../parts';
import {
  CountField,
  GroupField,
  ModeField,
  SwitchField,
  TimeField,
  useLayer,
  useSetting,
} from '../policy/fields';
import { ruleWords } from './words';

export function CapacityCards({ group }: { group?: string }) {
  const t = useWords(ruleWords);
  const { channel } = useLayer();
  const mode = useSetting('mode').value;
  return (
    <>
      <Card title={t('distribution')}>
        {!channel && <ModeField />}
        <div className="settings-grid">
          {mode === 'offer' && <TimeField name="offer_s" />}
          {mode === 'offer' && <CountField name="offer_misses" />}
          <CountField name="weight" />
        </div>
      </Card>
      <Card title={t('queue')}>
        <div className="settings-grid">
          <CountField name="queue_cap" />
          <CountField name="queue_warn" />
          <CountField name="rank_shown" />
        </div>
      </Card>
      <Card title={t('relaxing')}>
        <div className="settings-grid">
          <TimeField name="relax_language_s" />
          <TimeField name="relax_skill_s" />
          <TimeField name="fallback_s" />
        </div>
        <GroupField name="fallback_group" but={group} />
      </Card>
      <Card title={t('overflow')}>
        <CountField name="overflow_waiting" />
        <GroupField name="overflow_group" but={group} />
      </Card>
      <Card title={t('transfers')}>
        <SwitchField name="transfer_offer" />
        <TimeField name="transfer_return_s" />
      </Card>
    </>
  );
}
