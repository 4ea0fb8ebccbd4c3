/** The keys of an action as caps. */
import { Kbd } from '@mantine/core';
import { Fragment } from 'react';
import { useWords } from '@/i18n/words';
import { caps } from './match';
import { words } from './words';

export function Caps({ keys }: { keys: string }) {
  const t = useWords(words);
  return (
    <span className="caps">
      {caps(keys).map((chord, i) => (
        <Fragment key={chord.join('+')}>
          {i > 0 && <span className="then">{t('and_then')}</span>}
          {chord.map((cap) => (
            <Kbd key={cap} size="sm">
              {cap}
            </Kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
