/** All late conversations in one line above the page, which leads to whoever has waited longest. */
import { Button, CloseButton } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { longestWaiter } from '@/inbox/order';
import { useNameOf } from '@/shared/name';
import { openAt } from './caller';
import { useLate } from './counts';
import { words } from './words';

const NOBODY: ReadonlySet<string> = new Set();

export function LateBar() {
  const { workspace } = useDesk();
  const [path, go] = useLocation();
  const t = useWords(words);
  const nameOf = useNameOf();
  const [hidden, hide] = useState(NOBODY);
  const late = useLate();
  const longest = longestWaiter(late);
  const news = late.some((c) => !hidden.has(c.id));
  // The wall says it itself; and who looks at the only one knows.
  const known = path.endsWith('/wall') || (late.length === 1 && openAt(path) === longest?.id);
  return (
    <div role="status">
      {longest && news && !known && (
        <div className="late-bar">
          <TriangleAlert size={16} aria-hidden />
          <span>{t('late', { n: late.length, name: nameOf(longest) })}</span>
          <Button
            size="compact-sm"
            className="late-go"
            onClick={() => go(`/${workspace}/inbox/${longest.id}`)}
          >
            {t('go_longest')}
          </Button>
          <CloseButton
            className="late-hide"
            aria-label={t('hide')}
            onClick={() => hide(new Set(late.map((c) => c.id)))}
          />
        </div>
      )}
    </div>
  );
}
