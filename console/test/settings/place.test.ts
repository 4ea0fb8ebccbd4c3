import { expect, test } from 'vitest';
import type { Group, Settings } from '@/api/types';
import { USUAL } from '@/settings/policy/limits';
import { baseOf, changeAt, inheritedAt, ownAt } from '@/settings/policy/place';

const settings = {
  policy: { ...USUAL, warn_s: 50, texts: { remind: { en: 'T' } } },
  channels: { email: { warn_s: 60, texts: { closing: { en: 'C' } } } },
} as unknown as Settings;
const group = {
  policy: { warn_s: 70, alarm_s: 80 },
  channels: { email: { warn_s: 90 } },
} as unknown as Group;

test('each layer inherits those below it, texts code by code', () => {
  expect(inheritedAt({ settings, channel: '' })).toBe(USUAL);
  expect(inheritedAt({ settings, channel: 'email' })).toMatchObject({ warn_s: 50, alarm_s: 180 });
  expect(inheritedAt({ settings, group, channel: '' }).warn_s).toBe(50);
  const lowest = inheritedAt({ settings, group, channel: 'email' });
  expect(lowest).toMatchObject({ warn_s: 70, alarm_s: 80 });
  expect(lowest.texts).toEqual({ remind: { en: 'T' }, closing: { en: 'C' } });
});

test('a change is sent for its channel alone', () => {
  expect(changeAt('', { warn_s: 1 }, {})).toEqual({ policy: { warn_s: 1 } });
  expect(changeAt('email', {}, { warn_s: 1 })).toEqual({ channels: { email: { warn_s: null } } });
  expect(ownAt(group.policy, group.channels, 'email')).toEqual({ warn_s: 90 });
  expect(ownAt(group.policy, group.channels, 'chat')).toEqual({});
  expect(baseOf('email')).toBe('/channels/email');
});
