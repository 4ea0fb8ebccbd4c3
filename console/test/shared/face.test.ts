import { expect, it } from 'vitest';
import { initials } from '@/shared/face';

it.each([
  ['Ada Lovelace', 'AL'],
  ['Erika Mustermann-Schwarz', 'EM'],
  ['Zoë', 'Z'],
  ['王小明', '明'],
  ['王小明 (Wang Xiaoming)', '明'],
  ['王小明(Wang)', '明'],
  ['王 小明', '王小'],
  ['Jean-Luc Picard', 'JP'],
  ['(support) 24', 'S2'],
  ['   ', ''],
])('%s is shown as %s', (name, shown) => {
  expect(initials(name)).toBe(shown);
});
