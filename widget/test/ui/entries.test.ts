import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/i18n';
import { en } from '../../src/strings/en';
import { type Message, namesIn, rowsOf, unansweredSince } from '../../src/ui/entries';
import { partsOf } from '../../src/ui/links';
import { transcriptOf } from '../../src/ui/transcript';
import { log, NOW, pending } from './fake';

const messages = (rows: ReturnType<typeof rowsOf>) =>
  rows.filter((row): row is Message => row.kind === 'message');

describe('rows', () => {
  it('joins what one person says at a stretch', () => {
    const rows = messages(
      rowsOf(
        log(
          ['me', 'message', { text: 'a' }, 0],
          ['me', 'message', { text: 'b' }, 1],
          ['mei', 'message', { text: 'c' }, 2],
          ['mei', 'message', { text: 'd' }, 9],
        ),
      ),
    );
    expect(rows.map((row) => [row.text, row.first, row.last])).toEqual([
      ['a', true, false],
      ['b', false, true],
      ['c', true, true],
      ['d', true, true],
    ]);
  });

  it('begins each day with a rule', () => {
    const rows = rowsOf(
      log(['me', 'message', { text: 'a' }, -2 * 24 * 60], ['me', 'message', { text: 'b' }, 0]),
    );
    expect(rows.map((row) => row.kind)).toEqual(['day', 'message', 'day', 'message']);
  });

  it('hides the words of a message that was taken back', () => {
    const [row] = messages(
      rowsOf(log(['me', 'message', { text: 'secret' }], ['me', 'recalled', { seq: 1 }])),
    );
    expect(row).toMatchObject({ recalled: true, text: '' });
  });

  it('shows what waits once, and not when its entry is there', () => {
    const entries = log(['me', 'message', { text: 'a', client_id: 'p1' }]);
    const rows = rowsOf(entries, [
      pending({ id: 'p1', data: { text: 'a' } }),
      pending({ id: 'p2', data: { text: 'b' } }),
      pending({ id: 'p3', op: 'urge' }),
    ]);
    expect(messages(rows).map((row) => row.key)).toEqual(['p1', 'p2']);
  });

  it('knows the names of those who serve', () => {
    const names = namesIn(
      log(
        ['', 'assigned', { agent: 'agt_1', name: 'Mei' }],
        ['', 'transferred', { to: 'agt_2', name: 'Tom' }],
        ['', 'left', { agent: 'agt_1' }],
      ),
    );
    expect([...names]).toEqual([
      ['agt_1', 'Mei'],
      ['agt_2', 'Tom'],
    ]);
  });
});

describe('the clock of the answer', () => {
  const at = (minutes: number) => NOW + minutes * 60_000;

  it('runs from the first unanswered message', () => {
    const entries = log(
      ['me', 'message', {}, 0],
      ['mei', 'message', {}, 1],
      ['me', 'message', {}, 2],
      ['me', 'message', {}, 3],
    );
    expect(unansweredSince(entries, 'awaiting_agent')).toBe(at(2));
    expect(unansweredSince(entries, 'awaiting_customer')).toBeNull();
  });

  it('runs from the start in the queue', () => {
    expect(unansweredSince(log(['me', 'started', {}, 0]), 'queued')).toBe(at(0));
  });
});

describe('links', () => {
  const hrefs = (text: string) =>
    partsOf(text).flatMap((part) => (typeof part === 'string' ? [] : part.href));

  it('loses nothing of a text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parts = partsOf(`${text} https://a.example/${text}`);
        const whole = parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');
        expect(whole).toBe(`${text} https://a.example/${text}`);
      }),
    );
  });

  it('finds addresses and leaves the sentence its stops', () => {
    expect(hrefs('See https://a.example/b?c=d, or (https://a.example/x_(y)).')).toEqual([
      'https://a.example/b?c=d',
      'https://a.example/x_(y)',
    ]);
    expect(hrefs('write to me@shop.example！')).toEqual(['mailto:me@shop.example']);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,<b>',
    'ftp://a.example',
    'https://bank.example@evil.example/',
    'vbscript:x http://',
  ])('makes no link of %s', (text) => {
    for (const href of hrefs(text)) expect(href).toMatch(/^mailto:/);
  });
});

describe('transcript', () => {
  it('has each line with its time and who said it', () => {
    const text = transcriptOf(
      log(
        ['me', 'started', {}],
        ['me', 'message', { text: 'Hi', attachments: [{ id: 'a', name: 'x.png' }] }],
        ['house', 'auto', { code: 'greeting', text: 'Welcome' }],
        ['', 'assigned', { agent: 'agt_mei', name: 'Mei' }],
        ['mei', 'message', { text: 'Hello' }],
        ['me', 'message', { recalled: true }],
      ),
      wordsOf('en', {}, en),
      'Northwind',
    );
    const said = text.split('\n').map((line) => line.split('  ')[1]);
    expect(said).toEqual([
      'You: Hi [x.png]',
      'Northwind: Welcome',
      '— Mei is here for you',
      'Mei: Hello',
      'You: Message taken back',
      undefined,
    ]);
  });
});
