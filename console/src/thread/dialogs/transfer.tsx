/** Transfer: to a group, whose queue and seats one sees, or to a colleague with room. */
import { Radio, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '@/i18n/words';
import { useScope } from '../scope';
import { Frame } from './frame';
import { Find, PickAgent, PickGroup } from './pick';
import { useRemembered } from './remembered';
import { dialogWords } from './words';

type To = 'group' | 'agent';

export default function Transfer({ onClose }: { onClose(): void }) {
  const t = useWords(dialogWords);
  const { c, does } = useScope();
  const waits = c.state === 'queued';
  const [to, setTo] = useState<To>('group');
  const [query, setQuery] = useState('');
  const [chosen, choose] = useState<string | null>(null);
  const [note, setNote] = useRemembered(`transfer ${c.id}`, '');
  const [reason, setReason] = useState('manual');
  const go = () => {
    does('transfer', { [to]: chosen, note: note.trim(), reason });
    onClose();
  };
  // A waiting one that is moved to the group where it is would be refused.
  const same = waits && to === 'group' && chosen === c.group;
  const pick = { query, chosen, onChoose: choose };
  return (
    <Frame
      title={t('transfer')}
      onClose={onClose}
      action={t('do_transfer')}
      disabled={!chosen || same}
      onAction={go}
    >
      {!waits && (
        <SegmentedControl
          fullWidth
          value={to}
          data={[
            { value: 'group', label: t('to_group') },
            { value: 'agent', label: t('to_agent') },
          ]}
          onChange={(next) => {
            setTo(next as To);
            choose(null);
          }}
        />
      )}
      <Find query={query} onQuery={setQuery} />
      {to === 'group' ? <PickGroup {...pick} /> : <PickAgent {...pick} without={[c.agent]} />}
      <Textarea
        label={t('note')}
        dir="auto"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={8000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Radio.Group label={t('reason')} value={reason} onChange={setReason}>
        <div className="reasons">
          <Radio value="manual" label={t('reason_manual')} />
          <Radio value="shift_end" label={t('reason_shift_end')} />
        </div>
      </Radio.Group>
    </Frame>
  );
}
