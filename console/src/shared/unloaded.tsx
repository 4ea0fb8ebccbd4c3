/** A part of the console that could not be fetched: no connection, or a newer version is there. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '@/i18n/words';
import { Empty } from './failure';
import { common } from './words';

const failed = new WeakSet<Error>();

/** Once, before anything is drawn: learns which errors are those of a part that did not come. */
export function watchParts(): void {
  window.addEventListener('vite:preloadError', ({ payload }) => failed.add(payload));
}

export const isUnloaded = (error: Error): boolean => failed.has(error);

/** A browser asks for such a part only once, so the page is loaded anew; not while that would fail. */
export function Unloaded() {
  const t = useWords(common);
  const [asking, ask] = useState(false);
  const reload = async () => {
    ask(true);
    try {
      await fetch(location.href, { method: 'HEAD', cache: 'no-store' });
      location.reload();
    } catch {
      ask(false); // still no connection: what is on the screen stays
    }
  };
  return (
    <Empty title={t('part_missing')} hint={t('part_missing_hint')}>
      <Button variant="default" loading={asking} onClick={() => void reload()}>
        {t('reload')}
      </Button>
    </Empty>
  );
}
