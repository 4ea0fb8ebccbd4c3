/** A lead gives it to an agent: out of the queue, or from one to another, at once. */
import { useState } from 'react';
import { useWords } from '@/i18n/words';
import { useScope } from '../scope';
import { Frame } from './frame';
import { Find, PickAgent } from './pick';
import { dialogWords } from './words';

export default function Assign({ onClose }: { onClose(): void }) {
  const t = useWords(dialogWords);
  const { c, does } = useScope();
  const [query, setQuery] = useState('');
  const [agent, choose] = useState<string | null>(null);
  const go = () => {
    does(c.state === 'queued' ? 'assign' : 'transfer', { agent });
    onClose();
  };
  return (
    <Frame
      title={t('assign')}
      onClose={onClose}
      action={t('do_assign')}
      disabled={!agent}
      onAction={go}
    >
      <Find query={query} onQuery={setQuery} />
      <PickAgent query={query} chosen={agent} onChoose={choose} without={[c.agent]} />
    </Frame>
  );
}
