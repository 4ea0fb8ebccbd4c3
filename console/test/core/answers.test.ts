import { describe, expect, it } from 'vitest';
import { filled, languageOf } from '@/shared/answers';

const names = { customer: 'Chloé', agent: 'Mei', group: 'Sales' };

describe('a canned answer', () => {
  it('has the names put in, and leaves other braces', () => {
    expect(filled('Hi {customer.name}, {agent.name} of {group.name} {x}', names)).toBe(
      'Hi Chloé, Mei of Sales {x}',
    );
  });

  it('greets somebody without a name by none', () => {
    const nobody = { ...names, customer: '' };
    expect(filled('Hi {customer.name}, here is {agent.name}', nobody)).toBe('Hi, here is Mei');
    expect(filled('{customer.name}您好', nobody)).toBe('您好');
  });

  it('puts a name with a dollar sign in as it is', () => {
    expect(filled('{customer.name}!', { ...names, customer: '$&' })).toBe('$&!');
  });

  it.each([
    ['zh-TW', 'zh'],
    ['en-GB', 'en'],
    ['fr', '*'],
  ])('for %s is taken in %s', (wanted, found) => {
    expect(languageOf({ text: { '*': 'a', en: 'b', zh: 'c' } }, wanted)).toBe(found);
  });
});
