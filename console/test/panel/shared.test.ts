import { describe, expect, it } from 'vitest';
import { filled, languageOf, spoken } from '@/shared/answers';
import { safeHref, shortAddress } from '@/shared/links';

describe('addresses that others wrote', () => {
  it.each(['https://a.example/x?y=1', 'http://a.example/', 'mailto:a@b.example'])(
    'may be opened: %s',
    (address) => expect(safeHref(address)).toBe(address),
  );
  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'file:///etc',
    '/x',
    '',
  ])('may not: %s', (address) => expect(safeHref(address)).toBeNull());
  it('are shown short', () => {
    expect(shortAddress('https://www.shop.example/')).toBe('shop.example');
    expect(shortAddress('https://shop.example/cart?x=1#top')).toBe('shop.example/cart?x=1');
    expect(shortAddress('javascript:x')).toBe('javascript:x');
  });
});

describe('a canned answer', () => {
  const text = { en: 'Hello {customer.name}', 'zh-CN': '你好', 'pt-BR': 'Olá' };
  it.each([
    ['zh-CN', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['pt', 'pt-BR'],
    ['PT-br', 'pt-BR'],
    ['fr', 'en'],
    ['', 'en'],
  ])('for %s is said in %s', (asked, given) => expect(languageOf({ text }, asked)).toBe(given));
  it('without any text has no language', () => expect(languageOf({ text: {} }, 'en')).toBeNull());
  it('has its placeholders filled, once, and other braces left', () => {
    const filling = { customer: '{agent.name}', agent: 'Mei', group: 'Support' };
    expect(filled('{customer.name} {agent.name} {group.name} {x}', filling)).toBe(
      '{agent.name} Mei Support {x}',
    );
    expect(spoken({ text }, 'en-GB', filling)).toBe('Hello {agent.name}');
    expect(spoken({ text: {} }, 'en', filling)).toBe('');
  });
});
