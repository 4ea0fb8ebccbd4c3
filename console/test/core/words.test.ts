import { describe, expect, it } from 'vitest';
import { allWords, speak } from '@/i18n/words';

// Every file of words in the console, so that a new part is looked at as well.
import.meta.glob(['../../src/**/*words*.ts', '../../src/shared/errors.ts'], { eager: true });

const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();

type Table = ReturnType<typeof allWords>[number];

/** What is missing, empty or has other blanks than the English words. */
function flaws(table: Table): string[] {
  const keys = Object.keys(table.en);
  return (['zh-CN', 'zh-TW'] as const).flatMap((language) => {
    const strange = Object.keys(table[language]).filter((key) => !keys.includes(key));
    const wrong = keys.filter((key) => !same(key, table.en[key] ?? '', table[language][key] ?? ''));
    return [...strange, ...wrong].map((key) => `${language} ${key}`);
  });
}

/** Chinese knows no plural, so the form for one may leave the number out. */
function same(key: string, english: string, chinese: string): boolean {
  const alike = JSON.stringify(blanks(english)) === JSON.stringify(blanks(chinese));
  return chinese.trim() !== '' && (alike || key.endsWith('_one'));
}

describe('the words', () => {
  it('are said by the same function as long as the language is the same', () => {
    const words = speak({ en: { word: 'word' }, 'zh-CN': { word: '词' }, 'zh-TW': { word: '詞' } });
    expect(words.in('en')).toBe(words.in('en'));
    expect(words.in('en')).not.toBe(words.in('zh-TW'));
  });

  it('are there in every language, and say the same things', () => {
    expect(allWords().length).toBeGreaterThanOrEqual(3);
    expect(allWords().flatMap(flaws)).toEqual([]);
  });

  it('are Chinese where they should be', () => {
    for (const table of allWords())
      for (const language of ['zh-CN', 'zh-TW'] as const) {
        const all = Object.values(table[language]).join('');
        expect(all).toMatch(/\p{Script=Han}/u);
      }
  });
});

it('fills values in, and has another form for one', () => {
  const words = speak({
    en: { late: '{n} are late', late_one: 'One is late' },
    'zh-CN': { late: '{n} 个超时', late_one: '1 个超时' },
    'zh-TW': { late: '{n} 個逾時', late_one: '1 個逾時' },
  });
  expect(words.in('en')('late', { n: 3 })).toBe('3 are late');
  expect(words.in('en')('late', { n: 1 })).toBe('One is late');
  expect(words.in('zh-CN')('late', { n: 1 })).toBe('1 个超时');
});
