import { describe, expect, it } from 'vitest';
import { formatsOf } from '@/i18n/formats';
import { LANGUAGES, type Language } from '@/i18n/words';
import { endings } from '@/shared/states';
import { codes, codeWords } from '@/thread/codes';
import { eventWords } from '@/thread/log/event-words';
import { sentence, type Teller, TOLD } from '@/thread/log/events';
import { isSaid, itemsOf, readBy, SAID, tick } from '@/thread/log/items';
import { byAgent, bySystem, entry } from './given';

const teller = (language: Language): Teller => ({
  who: (by) => ({ customer: 'Ann', system: 'System' })[by.role as 'customer'] ?? 'Mei',
  agent: (id, name) => String(name ?? id ?? ''),
  names: [],
  group: (id) => (id === 'grp_1' ? 'Support' : String(id ?? '')),
  topic: (code = '') => code,
  ending: (reason) => (endings.has(reason) ? endings.in(language)(reason) : reason),
  code: codeWords(codes.in(language)),
  t: eventWords.in(language),
  f: formatsOf(language),
});
const told = (type: string, data = {}, more = {}) =>
  sentence(entry(1, type, data, more), teller('en'));

/** The machine itself: every type and code that it writes must be known here. */
const machine = Object.values(
  import.meta.glob<string>('../../../chalicelib/domain/conversations/*.py', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).join('\n\n\n');
const written = [...machine.matchAll(/\.(?:entry|message|worded)\(\s*"([a-z_]+)"/g)].map(
  (match) => match[1] ?? '',
);

/** The values of an enum of the model. */
function enumOf(name: string): string[] {
  const body = machine.split(`class ${name}(`)[1]?.split('\n\n\n')[0] ?? '';
  return [...body.matchAll(/ = "([a-z_]+)"/g)].map((match) => match[1] ?? '');
}

describe('every entry', () => {
  it('that the machine writes is known here', () => {
    expect(new Set(written).size).toBeGreaterThan(20);
    for (const type of written) expect(SAID.has(type) || type in TOLD, type).toBe(true);
  });

  for (const language of Object.keys(LANGUAGES) as Language[])
    it(`has a whole sentence in ${language}, whatever is missing`, () => {
      for (const type of [...Object.keys(TOLD), 'of_tomorrow']) {
        const said = sentence(entry(1, type), teller(language));
        expect(said).not.toBe('');
        expect(said, type).not.toMatch(/\{\w+\}|undefined|NaN|null/);
      }
    });

  it('of an unknown type is a plain line', () => {
    expect(told('of_tomorrow', { any: { thing: 1 } })).toBe('Something new: of_tomorrow');
  });

  it('of strange data does not break', () => {
    for (const type of Object.keys(TOLD))
      for (const data of [{ why: null, rules: 7, added: {}, due_at: 3, wait_ms: 'x', text: 1 }])
        expect(() => told(type, data)).not.toThrow();
  });
});

describe('codes in words', () => {
  it('reasons of transfers, parts and lines', () => {
    for (const one of enumOf('TransferReason'))
      expect(codes.has(`transfer_${one}`), one).toBe(true);
    for (const one of enumOf('Part')) expect(codes.has(`part_${one}`), one).toBe(true);
    for (const one of enumOf('EndedReason')) expect(endings.has(one), one).toBe(true);
    const lines = machine.split('TEXT_CODES = (')[1]?.split(')')[0] ?? '';
    const found = [...lines.matchAll(/"([a-z_]+)"/g)].map((match) => match[1] ?? '');
    expect(found.length).toBeGreaterThan(7);
    for (const one of found) expect(codes.has(`auto_${one}`), one).toBe(true);
    const steps = [...machine.matchAll(/(?:Step|Deadline)\("([a-z_]+)"/g)].map((m) => m[1] ?? '');
    for (const one of steps) expect(codes.has(`deadline_${one}`), one).toBe(true);
  });

  it('a skill that lacks is named; a new code is shown as it is', () => {
    const code = codeWords(codes.in('en'));
    expect(code('refused', 'skill:refunds')).toBe('lacks the skill refunds');
    expect(code('step', 'by_magic')).toBe('by_magic');
  });

  it('sentences hold them', () => {
    expect(told('transferred', { to: 'a', name: 'Tom', reason: 'shift_end' })).toBe(
      'Handed to Tom (end of shift)',
    );
    expect(told('transferred', { group: 'grp_1', reason: 'manual' })).toBe(
      'Handed to Support (by choice)',
    );
    expect(told('assigned', { name: 'Mei', wait_ms: 65_000, why: { step: 'same_agent' } })).toBe(
      'Mei takes care of it (served this customer before) after 1:05',
    );
    expect(told('ended', { reason: 'customer_silent' })).toContain('went silent');
    expect(told('offer_closed', { agent: 'Tom', how: 'declined', note: 'lunch' })).toBe(
      'Tom declined: lunch',
    );
    expect(told('tagged', { added: ['vip'], removed: ['new'] }, byAgent())).toBe(
      'Mei added vip and removed new',
    );
    expect(told('urged', { times: 3 })).toBe('Ann presses for an answer, 3 times now');
  });
});

describe('items', () => {
  const at = (day: number, minute: number) => ({
    at: new Date(2026, 10, day, 9, minute).toISOString(),
  });
  it('days are divided, and a row of one person is together', () => {
    const items = itemsOf(
      [
        entry(1, 'started', {}, at(26, 0)),
        entry(2, 'message', { text: 'a' }, at(26, 1)),
        entry(3, 'message', { text: 'b' }, at(26, 2)),
        entry(4, 'message', { text: 'c' }, at(26, 20)),
        entry(5, 'message', { text: 'd' }, { ...at(26, 21), ...byAgent() }),
        entry(6, 'note', { text: 'e' }, { ...at(26, 21), ...byAgent() }),
        entry(7, 'message', { text: 'f' }, at(27, 0)),
      ],
      null,
    );
    expect(items.map((i) => i.kind)).toEqual(['event', ...Array.from({ length: 6 }, () => 'said')]);
    expect(items.filter((i) => i.day).map((i) => i.entry.seq)).toEqual([1, 7]);
    const rows = items.filter((i) => i.kind === 'said');
    expect(rows.map((i) => [i.head, i.tail])).toEqual([
      [true, false],
      [false, true],
      [true, true],
      [true, true],
      [true, true],
      [true, true],
    ]);
  });

  it('the unread begins at the first of the customer after what was read', () => {
    const log = [
      entry(1, 'message', { text: 'a' }),
      entry(2, 'message', { text: 'b' }, byAgent()),
      entry(3, 'assigned', {}, bySystem),
      entry(4, 'message', { text: 'c' }),
      entry(5, 'message', { text: 'd' }),
    ];
    const begins = (readUpTo: number | null) =>
      itemsOf(log, readUpTo).find((i) => i.unread)?.entry.seq;
    expect(begins(2)).toBe(4);
    expect(begins(5)).toBeUndefined();
    expect(begins(null)).toBeUndefined();
  });

  it('who has said something has read what was before', () => {
    const log = [
      entry(1, 'message', {}),
      entry(2, 'message', {}, byAgent()),
      entry(3, 'message', {}),
    ];
    expect(readBy(log, 'agt_me', 0)).toBe(2);
    expect(readBy(log, 'agt_me', 3)).toBe(3);
    expect(readBy(log, 'agt_tom', 1)).toBe(1);
  });

  it('what the tenant words itself is said, else a line', () => {
    expect(isSaid(entry(1, 'reminded', { text: 'Still there?' }))).toBe(true);
    expect(isSaid(entry(1, 'reminded'))).toBe(false);
  });

  it('ticks follow the marks', () => {
    const one = entry(5, 'message', {}, byAgent());
    expect(tick(one, undefined)).toBe('sent');
    expect(tick(one, { customer_delivered: 5, customer_read: 4 })).toBe('delivered');
    expect(tick(one, { customer_delivered: 5, customer_read: 5 })).toBe('read');
  });
});
