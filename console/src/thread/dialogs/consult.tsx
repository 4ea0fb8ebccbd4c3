/** Whom to ask; what one asks is written in the composer then. */
import { useState } from 'react';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { useScope } from '../scope';
import { Frame } from './frame';
import { Find, PickAgent } from './pick';
import { dialogWords } from './words';

export default function Consult({ onClose }: { onClose(): void }) {
  const t = useWords(dialogWords);
  const { me } = useDesk();
  const { c, compose } = useScope();
  const [query, setQuery] = useState('');
  const [agent, choose] = useState<string | null>(null);
  const go = () => {
    if (!agent) return;
    onClose();
    compose('consult', agent);
  };
  return (
    <Frame
      title={t('consult')}
      onClose={onClose}
      action={t('do_consult')}
      disabled={!agent}
      onAction={go}
    >
      <Find query={query} onQuery={setQuery} />
      <PickAgent query={query} chosen={agent} onChoose={choose} without={[c.agent, me.agent.id]} />
    </Frame>
  );
}
