import { describe, expect, it, vi } from 'vitest';
import { cardOf, MOST_BYTES, readCard } from '@/panel/card';

const answering = (body: string, init?: ResponseInit) =>
  vi.fn<typeof fetch>(async () => new Response(body, init));
const items = [{ label: 'Orders', value: 3, url: 'https://crm.example/orders' }];

describe('a JSON card', () => {
  it('is a title and rows, with links that are safe', () => {
    const given = {
      title: 'CRM',
      items: [...items, { label: 'x', value: 'y', url: 'javascript:1' }],
    };
    expect(cardOf(given)).toEqual({
      title: 'CRM',
      rows: [
        { label: 'Orders', value: '3', url: 'https://crm.example/orders' },
        { label: 'x', value: 'y', url: null },
      ],
    });
  });
  it('has its long texts cut', () => {
    const card = cardOf({ items: [{ label: 'a'.repeat(500), value: true }] });
    expect(card.rows[0]?.label).toHaveLength(80);
    expect(card.rows[0]?.value).toBe('true');
  });
  it('leaves out what the system does not know', () => {
    const items = [
      { label: 'Phone', value: null },
      { label: 'Plan', value: '' },
    ];
    expect(cardOf({ items }).rows.map(({ label }) => label)).toEqual(['Plan']);
  });

  it.each([null, 'x', [], {}, { items: {} }, { items: [null] }, { items: [{ label: 'a' }] }])(
    '%j is none',
    (given) => expect(() => cardOf(given)).toThrow('wrong_shape'),
  );
  it('has not too many rows', () => {
    const many = Array.from({ length: 51 }, () => ({ label: 'a', value: 'b' }));
    expect(() => cardOf({ items: many })).toThrow('wrong_shape');
  });
});

describe('asking for a card', () => {
  it('gives away neither who we are nor from where', async () => {
    const ask = answering(JSON.stringify({ items }));
    expect((await readCard('https://crm.example/card', ask)).rows).toHaveLength(1);
    expect(ask.mock.calls[0]?.[1]).toMatchObject({
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
  });
  it.each([
    ['HTTP 503', answering('', { status: 503 })],
    ['wrong_shape', answering('<html>')],
    ['too_large', answering(' '.repeat(MOST_BYTES + 1))],
    ['offline', vi.fn<typeof fetch>(() => Promise.reject(new TypeError('Failed to fetch')))],
    [
      'too_slow',
      vi.fn<typeof fetch>(() => Promise.reject(new DOMException('late', 'TimeoutError'))),
    ],
  ])('fails with %s', async (code, ask) => {
    await expect(readCard('https://crm.example/card', ask)).rejects.toMatchObject({ code });
  });
});
