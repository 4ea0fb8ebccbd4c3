/** Words for what happened besides messages, and for what the house says by code. */
import type { Words } from '../i18n';
import type { Key } from '../strings/en';
import type { Entry } from '../types';
import { dataOf } from './entries';

const PLAIN: Readonly<Record<string, Key>> = {
  assigned: 'assigned',
  joined: 'joined',
  left: 'left',
  requeued: 'requeued',
  urged: 'urged',
  rejected: 'rejected',
  reopened: 'reopened',
};

function ended(words: Words, reason = ''): string {
  const key = `end_${reason === 'unconfirmed' ? 'customer_silent' : reason}`;
  return words.maybe(key) ?? words.t('over');
}

/** The words for a line of the log; null for one that customers are not bothered with. */
export function lineOf(entry: Entry, words: Words): string | null {
  const data = dataOf(entry);
  const name = data.name ?? '';
  const key = PLAIN[entry.type];
  if (key) return words.t(key, { name });
  switch (entry.type) {
    case 'transferred':
      return name ? words.t('passed_to', { name }) : words.t('passed_on');
    case 'asked_to_close':
      return data.text || words.t('asked');
    case 'callback_promised':
      return words.t('callback', { when: words.moment(Date.parse(data.due_at ?? entry.at)) });
    case 'rated':
      return words.t('rated', { n: data.score ?? 0 });
    case 'ended':
      return ended(words, data.reason);
    default:
      return null;
  }
}

/** What the house says by code, in its own wording where it has one. */
export function autoText(entry: Entry, words: Words): string {
  const { text, code = 'remind', opens_at } = dataOf(entry);
  const key = `auto_${code}`;
  const said = text || (words.maybe(key) ?? '');
  return opens_at
    ? `${said} ${words.t('opens', { when: words.moment(Date.parse(opens_at)) })}.`
    : said;
}
