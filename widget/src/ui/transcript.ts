/** A conversation as plain text, to keep. */
import type { Words } from '../i18n';
import type { Entry } from '../types';
import { dataOf, isMine, isSaid, namesIn, timeOf } from './entries';
import { autoText, lineOf } from './lines';

const speaks = (entry: Entry) => entry.type === 'auto' || entry.type === 'reminded';

function words(entry: Entry, say: Words): string {
  const { recalled, text, attachments = [] } = dataOf(entry);
  if (recalled) return say.t('recalled');
  return [text, ...attachments.map((file) => `[${file.name}]`)].filter(Boolean).join(' ');
}

/** All that was said and done, a line each. */
export function transcriptOf(entries: readonly Entry[], say: Words, house: string): string {
  const names = namesIn(entries);
  const who = (entry: Entry) => (isMine(entry) ? say.t('you') : (names.get(entry.by.id) ?? house));
  const line = (entry: Entry) => {
    if (isSaid(entry)) return `${who(entry)}: ${words(entry, say)}`;
    if (speaks(entry)) return `${house}: ${autoText(entry, say)}`;
    const happened = lineOf(entry, say);
    return happened && `— ${happened}`;
  };
  const lines = entries.flatMap((entry) => {
    const at = timeOf(entry);
    const text = line(entry);
    return text ? `${say.date(at)} ${say.time(at)}  ${text}\n` : [];
  });
  return lines.join('');
}
