/** Cards, snippets and what is taken out of the audit. */
import { describe, expect, it } from 'vitest';
import { partsOf } from '@/settings/audit/change';
import { asJson, csv, logCsv } from '@/settings/audit/export';
import { filtersOf } from '@/settings/audit/narrow';
import {
  draftOf,
  isAddress,
  NODE,
  PYTHON,
  sent,
  signature,
  signed,
  takenIn,
} from '@/settings/cards/draft';
import { codeFor, HAND_OVER, policyFor, SIGNS } from '@/settings/snippet/codes';
import install from '../../../docs/install.md?raw';
import integrations from '../../../docs/integrations.md?raw';

describe('cards', () => {
  it('take https, and http on this machine only', () => {
    for (const url of ['https://a.example', 'https://a.example/x?y=1', 'http://localhost:8080/x'])
      expect(isAddress(url), url).toBe(true);
    for (const url of [
      '',
      'https://',
      'http://a.example',
      'https://a.example/#x',
      'ftp://a',
      'https://a b',
    ])
      expect(isAddress(url), url).toBe(false);
    expect(takenIn('https://a.example?exp=1&x=2&sig=')).toEqual(['exp', 'sig']);
  });

  it('ask for another secret of one only', () => {
    const card = { id: 'a', title: 'A', kind: 'json' as const, url: 'https://a.example' };
    const shown = {
      version: 1,
      cards: [
        { ...card, secret: null },
        { ...card, id: 'b', secret: null },
      ],
    };
    const draft = draftOf(shown);
    expect(sent(draft)).toEqual([card, { ...card, id: 'b' }]);
    expect(sent(draft, 'b')).toEqual([card, { ...card, id: 'b', secret: null }]);
  });

  it('are signed as the server signs them', async () => {
    // HMAC-SHA256 of RFC 4231, test case 2
    expect(await signature('Jefe', 'what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
    const of = { customer: 'c', external_id: 'a b', conversation: 'v', agent: 'g' };
    const url = await signed('https://a.example/x?own=1', 'secret', of, 7);
    const query = 'own=1&customer=c&external_id=a+b&conversation=v&agent=g&exp=7';
    expect(url).toBe(`https://a.example/x?${query}&sig=${await signature('secret', query)}`);
  });
});

describe('what is copied', () => {
  it('is what the documents say', () => {
    for (const code of [PYTHON, NODE]) expect(integrations).toContain(code);
    for (const code of [...Object.values(SIGNS), HAND_OVER]) expect(install).toContain(code);
  });

  it('has the address and the key', () => {
    for (const kind of ['html', 'react', 'vue', 'gtm'] as const) {
      const code = codeFor(kind, 'https://chat.example', 'wk_1');
      expect(code).toContain('https://chat.example/widget.js');
      expect(code).toContain('wk_1');
    }
    expect(policyFor('https://chat.example').connect).toBe(
      'connect-src https://chat.example wss://chat.example',
    );
  });
});

describe('audit', () => {
  it('writes lines that every table program reads, and no formulas', () => {
    expect(
      csv(
        ['a', 'b'],
        [
          ['x,"y"', 1],
          ['=1+1', null],
        ],
      ),
    ).toBe('a,b\r\n"x,""y""",1\r\n\'=1+1,\r\n');
    const entry = {
      seq: 1,
      at: '2026-11-28T00:00:00.000Z',
      type: 'message',
      by: { role: 'customer', id: 'cus_1' },
      audience: 'all',
      conversation: 'cnv_1',
      data: { text: 'hi\nyou', files: [] },
    };
    expect(logCsv([entry])).toContain(
      '1,2026-11-28T00:00:00.000Z,message,customer,cus_1,all,"hi\nyou","{""files"":[]}"',
    );
    expect(asJson({ a: 1 })).toBe('{\n  "a": 1\n}\n');
  });

  it('tells a change part by part', () => {
    const told = { hidden: 'hidden', empty: 'nothing', bytes: (n: number) => `${n} bytes` };
    const parts = partsOf({
      name: { was: 'A', is: null },
      secret: {},
      rules: { was: { bytes: 12 }, is: [1] },
    });
    expect(parts.map(({ said }) => said(told))).toEqual([
      'A → nothing',
      'hidden',
      '12 bytes → [1]',
    ]);
  });

  it('asks for a day only of what has ended', () => {
    expect(filtersOf({ view: 'closed', day: '2026-11-28', group: undefined })).toEqual({
      view: 'closed',
      day: '2026-11-28',
    });
    expect(filtersOf({ view: 'open', day: '2026-11-28' })).toEqual({ view: 'open' });
  });
});
