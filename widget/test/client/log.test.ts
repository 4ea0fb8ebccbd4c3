import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applied, emptyLog, last, missing, prepend, receive, unread } from '../../src/client/log';
import type { Conversation, Entry } from '../../src/types';

const entry = (seq: number, type = 'message', data: object = {}, role = 'agent'): Entry => ({
  seq,
  type,
  at: `2026-01-01T00:00:${String(seq).padStart(2, '0')}.000Z`,
  by: { id: role === 'customer' ? 'cus_1' : 'agt_1', role },
  conversation: 'cnv_1',
  data: { ...data },
});
const started = {
  id: 'cnv_1',
  state: 'queued',
  agent: null,
  ended_at: null,
  ended_reason: null,
  opens_at: null,
  rating: null,
  helpers: [],
  seq: 0,
} as unknown as Conversation;

describe('entries', () => {
  const entries = fc.array(fc.constantFrom('message', 'urged', 'recalled'), { maxLength: 30 });

  test('in whatever order and however often they come, the log is the same', () => {
    fc.assert(
      fc.property(
        entries.chain((types) => {
          const whole = types.map((type, i) =>
            type === 'recalled' && i > 1
              ? entry(i + 1, type, { seq: i }, 'customer')
              : entry(i + 1, 'message', { text: `${i}` }),
          );
          return fc.tuple(
            fc.constant(whole),
            fc.shuffledSubarray([...whole, ...whole], { minLength: 0 }),
            fc.shuffledSubarray(whole, { minLength: whole.length }),
          );
        }),
        ([whole, some, all]) => {
          const inOrder = receive(emptyLog(0), whole);
          let log = emptyLog(0);
          for (const one of [...some, ...all]) log = receive(log, [one]);
          expect(log.entries).toEqual(inOrder.entries);
          expect(missing(log)).toBe(false);
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  test('what is known already changes nothing at all', () => {
    const log = receive(emptyLog(0), [entry(1)]);
    expect(receive(log, [entry(1)])).toBe(log);
  });

  test('what comes early waits for the hole before it', () => {
    const early = receive(emptyLog(5), [entry(8), entry(7)]);
    expect([last(early), missing(early)]).toEqual([5, true]);
    const whole = receive(early, [entry(6)]);
    expect([last(whole), missing(whole)]).toEqual([8, false]);
  });

  test('earlier ones go before, if they reach the first', () => {
    const log = receive(emptyLog(3), [entry(4)]);
    const whole = prepend(log, [entry(2), entry(3), entry(4)]);
    expect(whole.entries.map((one) => one.seq)).toEqual([2, 3, 4]);
    expect(whole.base).toBe(1);
    expect(prepend(log, [entry(1), entry(2)])).toBe(log);
    expect(prepend(log, [])).toBe(log);
  });

  test('what is taken back loses its words', () => {
    const data = { text: 'oh', attachments: [1], client_id: 'x' };
    const log = receive(emptyLog(0), [entry(1, 'message', data), entry(2, 'recalled', { seq: 1 })]);
    expect(log.entries[0]?.data).toEqual({ client_id: 'x', recalled: true });
    const before = receive(emptyLog(5), [entry(6, 'recalled', { seq: 2 })]);
    expect(last(before)).toBe(6);
  });

  test('unread are messages of the other side that still say something', () => {
    const log = receive(emptyLog(0), [
      entry(1, 'started', {}, 'customer'),
      entry(2, 'message', {}, 'customer'),
      entry(3),
      entry(4, 'assigned'),
      entry(5, 'message', { recalled: true }),
      entry(6),
    ]);
    expect([0, 3, 6].map((seq) => unread(log, seq))).toEqual([2, 1, 0]);
  });
});

describe('the state follows from entries', () => {
  test.each<[string, string, Entry]>([
    ['queued', 'awaiting_agent', entry(1, 'assigned', { agent: 'agt_1' })],
    ['awaiting_agent', 'awaiting_customer', entry(1)],
    ['awaiting_customer', 'awaiting_agent', entry(1, 'message', {}, 'customer')],
    ['awaiting_confirmation', 'awaiting_agent', entry(1, 'message', {}, 'customer')],
    ['queued', 'queued', entry(1, 'message', {}, 'customer')],
    ['awaiting_agent', 'queued', entry(1, 'requeued')],
    ['awaiting_agent', 'queued', entry(1, 'transferred', {})],
    ['awaiting_agent', 'awaiting_agent', entry(1, 'transferred', { to: 'agt_2', name: 'Tom' })],
    ['awaiting_customer', 'awaiting_confirmation', entry(1, 'asked_to_close')],
    ['awaiting_confirmation', 'awaiting_agent', entry(1, 'rejected')],
    ['awaiting_agent', 'ended', entry(1, 'ended', { state: 'ended' })],
    ['queued', 'system_ended', entry(1, 'ended', { state: 'system_ended' })],
    ['ended', 'queued', entry(1, 'reopened')],
    ['ended', 'ended', entry(1, 'rated', { score: 5 })],
    ['queued', 'queued', entry(1, 'something_new')],
  ])('%s → %s', (state, to, one) => {
    expect(applied({ ...started, state }, one)).toMatchObject({ state: to, seq: 1 });
  });

  test.each<[string, Entry, Partial<Conversation>]>([
    ['who serves', entry(1, 'assigned', { agent: 'agt_1' }), { agent: 'agt_1' }],
    ['who took over', entry(1, 'transferred', { to: 'agt_2', name: 'T' }), { agent: 'agt_2' }],
    ['that nobody does', entry(1, 'requeued'), { agent: null }],
    [
      'how it ended',
      entry(1, 'ended', { state: 'ended', reason: 'agent' }),
      { ended_reason: 'agent', ended_at: '2026-01-01T00:00:01.000Z', agent: null },
    ],
    ['that it goes on', entry(1, 'reopened'), { ended_at: null, ended_reason: null, rating: null }],
    [
      'the verdict',
      entry(1, 'rated', { score: 2, reasons: ['slow'] }),
      { rating: { score: 2, reasons: ['slow'] } },
    ],
    [
      'who helps',
      entry(1, 'joined', { agent: 'agt_3', name: 'Lin' }),
      { helpers: [{ agent: 'agt_3', name: 'Lin' }] },
    ],
    ['when it opens', entry(1, 'auto', { code: 'opens_later', opens_at: 'x' }), { opens_at: 'x' }],
  ])('%s', (_, one, part) => {
    const before = { ...started, agent: 'agt_0', rating: { score: 1, reasons: [] } };
    expect(applied(before as Conversation, one)).toMatchObject(part);
  });

  test('who has left helps no more, and what it knows already changes nothing', () => {
    const helped = applied(started, entry(1, 'joined', { agent: 'agt_3', name: 'Lin' }));
    expect(applied(helped, entry(2, 'left', { agent: 'agt_3' })).helpers).toEqual([]);
    expect(applied(helped, entry(1, 'ended', { state: 'ended' }))).toBe(helped);
  });
});
