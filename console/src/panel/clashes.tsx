/** Where somebody else changed the same: both words, and a way to take theirs. */
import { Button } from '@mantine/core';
import { useWords } from '@/i18n/words';
import { type Clash, conceded } from './draft';
import { type Editing, editings } from './editing';
import { words } from './words';

export function Clashes({ id, editing }: { id: string; editing: Editing }) {
  const t = useWords(words);
  const { draft, clashes } = editing;
  if (clashes.length === 0) return null;
  const take = (clash: Clash) =>
    editings.put(id, {
      ...editing,
      draft: conceded(draft, clash),
      clashes: clashes.filter((one) => one !== clash),
    });
  return (
    <div role="alert" className="panel-clash">
      <strong>{t('clash_title')}</strong>
      <div>{t('clash_hint')}</div>
      <ul>
        {clashes.map((clash) => (
          <li key={`${clash.part} ${clash.name}`}>
            <span dir="auto">
              {t('clash_line', {
                name: clash.part === 'fields' ? clash.name : t(clash.part),
                theirs: clash.theirs || t('clash_none'),
                mine: clash.mine || t('clash_none'),
              })}
            </span>{' '}
            <Button size="compact-sm" variant="default" onClick={() => take(clash)}>
              {t('take_theirs')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
