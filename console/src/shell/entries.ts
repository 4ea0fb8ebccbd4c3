/** What the palette offers for what is typed: commands, conversations by name, customers. Pure. */
import type { Action } from '@/actions';
import type { Conversation } from '@/api/types';

export type Offer =
  | { kind: 'action'; id: string; label: string; action: Action; hindered: string | null }
  | { kind: 'conversation'; id: string; label: string; about: string }
  | { kind: 'customer'; id: string; label: string; about: string };

export interface Section {
  name: Action['group'] | 'conversations' | 'customers';
  offers: Offer[];
}

const GROUPS: readonly Action['group'][] = ['conversation', 'list', 'go', 'app'];
const MOST = 6;

/** Whether each word typed begins a word of the text, or is in it where words have no gaps. */
export function suits(text: string, typed: string): boolean {
  const whole = text.toLocaleLowerCase();
  const parts = whole.split(/[\s/…]+/);
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
  return words.every((word) =>
    cjk.test(word) ? whole.includes(word) : parts.some((part) => part.startsWith(word)),
  );
}

interface Given {
  typed: string;
  actions: readonly Action[];
  labelOf: (action: Action) => string;
  hinders: (action: Action) => string | null;
  conversations: readonly Conversation[];
  nameOf: (c: Conversation) => string;
  customers: readonly { id: string; name: string; email: string }[];
}

/** Sections in order, empty ones left out; within commands those that can be done come first. */
export function sections(given: Given): Section[] {
  const { typed, actions, labelOf, hinders, conversations, nameOf, customers } = given;
  const asOffer = (action: Action): Offer => ({
    kind: 'action',
    id: action.id,
    label: labelOf(action),
    action,
    hindered: hinders(action),
  });
  const able = (offer: Offer) => (offer.kind === 'action' && offer.hindered ? 1 : 0);
  const commands = GROUPS.map((name) => ({
    name,
    offers: actions
      .filter((action) => action.group === name && action.id !== 'palette')
      .map(asOffer)
      .filter((offer) => suits(offer.label, typed))
      .sort((a, b) => able(a) - able(b)),
  }));
  // What nothing of can be done now comes last, as on a page without a conversation.
  const idle = ({ offers }: Section) => (offers.every(able) ? 1 : 0);
  commands.sort((a, b) => idle(a) - idle(b));
  if (!typed.trim()) return commands.filter(({ offers }) => offers.length > 0);
  const talks = conversations
    .filter((c) => suits(`${nameOf(c)} ${c.person?.email ?? ''}`, typed))
    .slice(0, MOST)
    .map((c): Offer => {
      const about = c.preview?.text ?? '';
      return { kind: 'conversation', id: c.id, label: nameOf(c), about };
    });
  const people = customers.map(
    (one): Offer => ({ kind: 'customer', id: one.id, label: one.name, about: one.email }),
  );
  const found: Section[] = [
    ...commands,
    { name: 'conversations', offers: talks },
    { name: 'customers', offers: people },
  ];
  return found.filter(({ offers }) => offers.length > 0);
}
