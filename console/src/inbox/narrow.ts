/** Which loaded rows a view, its filters and the search leave, and in which order. Pure. */
import type { Conversation } from '@/api/types';
import { type Choice, type Narrow, narrowOf } from './choice';
import { byEnd, byUrgency, isLate, merged } from './order';

const OVER: readonly string[] = ['ended', 'system_ended'];
const isOpen = (c: Conversation) => !OVER.includes(c.state);

export function matches(c: Conversation, narrow: Narrow): boolean {
  const { tag, ...fields } = narrow;
  if (tag && !c.tags?.includes(tag)) return false;
  return Object.entries(fields).every(
    ([name, value]) => !value || c[name as keyof Conversation] === value,
  );
}

/** Whether all words that were typed are somewhere in what the row shows. */
export function says(c: Conversation, typed: string, name: string): boolean {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = [name, c.person?.email, c.preview?.text, c.topic, c.id, ...(c.tags ?? [])]
    .join('\n')
    .toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

/** What belongs in the view still: the socket changes rows before the server is asked again. */
function belongs(c: Conversation, choice: Choice): boolean {
  if (choice.customer) return true;
  if (choice.view === 'queue') return c.state === 'queued';
  if (choice.view === 'mine' || choice.part === 'open') return isOpen(c);
  return choice.part === 'late' ? isLate(c) : !isOpen(c);
}

function inOrder(rows: readonly Conversation[], choice: Choice, me: string): Conversation[] {
  if (choice.customer) return byEnd(rows);
  if (choice.view === 'queue') return merged(rows);
  if (choice.view === 'all' && choice.part === 'closed') return byEnd(rows);
  return byUrgency(rows, me);
}

export function shown(
  rows: readonly Conversation[],
  choice: Choice,
  typed: string,
  me: string,
  nameOf: (c: Conversation) => string,
): Conversation[] {
  const narrow = narrowOf(choice);
  const left = rows.filter(
    (c) => belongs(c, choice) && matches(c, narrow) && says(c, typed, nameOf(c)),
  );
  return inOrder(left, choice, me);
}
