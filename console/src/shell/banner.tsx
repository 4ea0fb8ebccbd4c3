/** What the connection is like, once that is worth saying: lost for a while, and back again. */
import { useEffect, useRef, useState } from 'react';
import type { LinkState } from '@/api/socket';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { common } from '@/shared/words';
import { useNetwork } from './network';
import { words } from './words';

const PATIENCE_MS = 2_000;
const BACK_MS = 3_000;
export type Note = 'offline' | 'connecting' | 'back' | null;

/** Attempts to connect again count as lost; the first connection of all is only "connecting". */
export function useLinkNote(link: LinkState): Note {
  const [note, setNote] = useState<Note>(null);
  const [been, setBeen] = useState(false); // connected, ever
  const said = useRef<Note>(null);
  said.current = note;
  const there = link === 'live';
  useEffect(() => {
    if (there) {
      setBeen(true);
      const lost = said.current === 'offline';
      setNote(lost ? 'back' : null);
      const timer = setTimeout(() => setNote(null), BACK_MS);
      return () => clearTimeout(timer);
    }
    const timer = setTimeout(() => setNote(been ? 'offline' : 'connecting'), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [there, been]);
  return note === 'connecting' && link === 'offline' ? 'offline' : note;
}

export function Banner() {
  const { link } = useDesk();
  const network = useNetwork();
  const note = useLinkNote(network ? link : 'offline');
  const t = useWords(words);
  const c = useWords(common);
  const text = { offline: c('offline'), connecting: t('connecting'), back: t('back_online') };
  return (
    <div role="status">
      {note && (
        <div className="link-bar" data-state={note}>
          {text[note]}
        </div>
      )}
    </div>
  );
}
