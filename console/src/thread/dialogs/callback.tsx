/** End it with the promise to call back: when, where, and what colleagues should know. */
import { Radio, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCustomer } from '@/api/queries';
import { useFormats } from '@/i18n/formats';
import { useWords } from '@/i18n/words';
import { serverNow, useNow } from '@/shared/clock';
import { useScope } from '../scope';
import { type Due, dueAt } from './due';
import { Frame } from './frame';
import { useRemembered } from './remembered';
import { dialogWords } from './words';

const CHOICES: readonly Due[] = ['hour', 'three', 'tomorrow', 'own'];

export default function Callback({ onClose }: { onClose(): void }) {
  const t = useWords(dialogWords);
  const f = useFormats();
  const { c, does } = useScope();
  const { data: customer } = useCustomer(c.customer);
  const [due, setDue] = useState<Due>('hour');
  const [own, setOwn] = useState('');
  const [contact, setContact] = useRemembered<string | null>(`contact ${c.id}`, null);
  const [note, setNote] = useRemembered(`callback ${c.id}`, '');
  const known = known_(customer) || c.person?.email || '';
  const now = useNow();
  const at = dueAt(due, own, now);
  const past = at !== null && at <= now;
  const go = () => {
    const moment = dueAt(due, own, serverNow());
    if (moment === null) return;
    const due_at = new Date(moment).toISOString();
    does('promise-callback', { due_at, contact: (contact ?? known).trim(), note: note.trim() });
    onClose();
  };
  return (
    <Frame
      title={t('callback')}
      onClose={onClose}
      action={t('do_callback')}
      disabled={at === null || past}
      onAction={go}
    >
      <Radio.Group label={t('due')} value={due} onChange={(next) => setDue(next as Due)}>
        <div className="reasons">
          {CHOICES.map((one) => {
            const moment = one === 'own' ? null : dueAt(one, '', now);
            const said = moment === null ? undefined : f.moment(moment);
            return <Radio key={one} value={one} label={t(`due_${one}`)} description={said} />;
          })}
        </div>
      </Radio.Group>
      {due === 'own' && (
        <TextInput
          type="datetime-local"
          label={t('due_own')}
          value={own}
          error={past ? t('due_past') : undefined}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
      )}
      <TextInput
        label={t('contact')}
        dir="auto"
        maxLength={200}
        value={contact ?? known}
        onChange={(event) => setContact(event.currentTarget.value)}
      />
      <Textarea
        label={t('note_callback')}
        dir="auto"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={8000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </Frame>
  );
}

/** A telephone is what one calls; an address is better than nothing. */
const known_ = (customer: { phone?: string | null; email?: string | null } | undefined): string =>
  customer?.phone || customer?.email || '';
