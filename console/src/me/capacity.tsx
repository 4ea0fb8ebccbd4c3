/** How many conversations one has of those that one can have. */
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { words } from './words';
import './me.css';

export function Capacity() {
  const t = useWords(words);
  const { load, capacity } = useDesk().me.agent;
  if (capacity === 0) return <span className="me-faint">{t('capacity_none')}</span>;
  const said = t('capacity_of', { load, capacity });
  return (
    <span className="me-capacity">
      <span>{t('capacity')}</span>
      <span className="me-meter" aria-hidden data-full={load >= capacity || undefined}>
        <span style={{ inlineSize: `${Math.min(100, (100 * load) / capacity)}%` }} />
      </span>
      <span className="me-number">{said}</span>
    </span>
  );
}
