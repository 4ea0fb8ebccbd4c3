/** Ask a colleague to join, for the customer to see or not. */
import { Switch, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { useScope } from '../scope';
import { Frame } from './frame';
import { Find, PickAgent } from './pick';
import { useRemembered } from './remembered';
import { dialogWords } from './words';

export default function Invite({ onClose }: { onClose(): void }) {
  const t = useWords(dialogWords);
  const { me } = useDesk();
  const { c, does } = useScope();
  const [query, setQuery] = useState('');
  const [agent, choose] = useState<string | null>(null);
  const [visible, setVisible] = useState(true);
  const [note, setNote] = useRemembered(`invite ${c.id}`, '');
  const go = () => {
    does('invite', { agent, visible, note: note.trim() });
    onClose();
  };
  return (
    <Frame
      title={t('invite')}
      onClose={onClose}
      action={t('do_invite')}
      disabled={!agent}
      onAction={go}
    >
      <Find query={query} onQuery={setQuery} />
      <PickAgent query={query} chosen={agent} onChoose={choose} without={[c.agent, me.agent.id]} />
      <Switch
        checked={visible}
        label={t('visible')}
        description={visible ? undefined : t('hidden')}
        onChange={(event) => setVisible(event.currentTarget.checked)}
      />
      <Textarea
        label={t('note_invite')}
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
