/** What somebody wrote: always text, with harmless links; the long one folded. */

import type { Words } from '../i18n';
import { Fragment, h } from '../view/h';
import { useMemo, useState } from '../view/hooks';
import { Button } from './kit';
import { partsOf } from './links';

const LONG = 700;
const LINES = 14;

const isLong = (text: string) => text.length > LONG || text.split('\n', LINES + 1).length > LINES;

export function Text({ text, words }: { text: string; words: Words }) {
  const [whole, setWhole] = useState(false);
  const parts = useMemo(() => partsOf(text), [text]);
  const long = isLong(text);
  return (
    <>
      <div class={long && !whole ? 'text folded' : 'text'} dir="auto">
        {parts.map((part) =>
          typeof part === 'string' ? (
            part
          ) : (
            <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
              {part.text}
            </a>
          ),
        )}
      </div>
      {long && (
        <Button class="link" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {words.t(whole ? 'show_less' : 'show_more')}
        </Button>
      )}
    </>
  );
}
