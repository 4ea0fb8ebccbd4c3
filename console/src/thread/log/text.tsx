/** What somebody wrote: lines kept, links safe, mentions marked, long ones folded. */
import { UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useWords } from '@/i18n/words';
import { OutLink } from '@/shared/link';
import { useStill } from '../scope';
import { words } from '../words';
import { linked, mentioning } from './linkify';

const LONG = 1_400;
const MANY_LINES = 24;

const isLong = (text: string) => text.length > LONG || text.split('\n').length > MANY_LINES;

export function Written({ text, staff = false }: { text: string; staff?: boolean }) {
  const t = useWords(words);
  const [whole, setWhole] = useState(false);
  const { teller } = useStill();
  const long = useMemo(() => isLong(text), [text]);
  const parts = useMemo(() => {
    const found = linked(text);
    return staff ? mentioning(found, teller.names) : found;
  }, [text, staff, teller.names]);
  return (
    <>
      <p className="written" dir="auto" data-folded={(long && !whole) || undefined}>
        {parts.map((part, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never move
          <Piece key={i} {...part} />
        ))}
      </p>
      {long && (
        <UnstyledButton className="fold" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {t(whole ? 'show_less' : 'show_more')}
        </UnstyledButton>
      )}
    </>
  );
}

function Piece({ text, href, mention }: { text: string; href?: string; mention?: boolean }) {
  if (href) return <OutLink to={href}>{text}</OutLink>;
  return mention ? <strong className="mention">{text}</strong> : text;
}
