/** One's own page: what follows, what is cropped, what a status is called. */
import { describe, expect, it, vi } from 'vitest';
import { cropped, MOST_BYTES, smallEnough, squareOf } from '@/me/crop';
import { reasonWords, statusWords } from '@/me/mine';
import { checked, preferences, stampOf } from '@/me/preferences';
import { pathOf } from '@/me/qr';
import { choiceOf } from '@/me/status-items';
import { bring, give, settle } from '@/me/sync';
import { words } from '@/me/words';
import { anAgent } from '../desk';

const MEI = 'mei@demo.example';

describe('preferences', () => {
  it('are only what they may be', () => {
    const odd = { theme: 'pink', density: 'compact', sounds: 'yes', starting: '../x:look' };
    expect(checked(odd)).toMatchObject({
      theme: 'auto',
      density: 'compact',
      sounds: true,
      starting: '',
    });
    expect(checked(null).theme).toBe('auto');
    expect(checked({ starting: 'acme:invite' }).starting).toBe('acme:invite');
  });

  it('have no stamp of nonsense', () => {
    expect(stampOf({ at: 'soon', by: 7 })).toEqual({ at: 0, by: '' });
    expect(stampOf(null)).toEqual({ at: 0, by: '' });
  });

  it('are of when they were changed last', () => {
    preferences.set({ theme: 'dark' }, MEI);
    const first = preferences.stamp();
    expect(first.by).toBe(MEI);
    preferences.set({ theme: 'light' });
    expect(preferences.stamp().by).toBe(MEI);
    expect(preferences.stamp().at).toBeGreaterThanOrEqual(first.at);
  });
});

describe('between machines', () => {
  it.each([
    ['nothing anywhere', { at: 0, by: '' }, {}, 'same'],
    ['only here', { at: 5, by: '' }, {}, 'give'],
    ['newer here', { at: 9, by: MEI }, { at: 5 }, 'give'],
    ['newer there', { at: 5, by: MEI }, { at: 9 }, 'take'],
    ['the same', { at: 5, by: MEI }, { at: 5 }, 'same'],
    ['of a stranger here, chosen there', { at: 9, by: '' }, { at: 5 }, 'take'],
    ['chosen at the sign-up', { at: 0, by: '' }, { language: 'zh-CN' }, 'take'],
    ['of somebody else here', { at: 9, by: 'tom@demo.example' }, { at: 5 }, 'take'],
    ['of somebody else, nothing there', { at: 9, by: 'tom@demo.example' }, {}, 'take'],
  ])('%s', (_, here, there, next) => {
    expect(settle(here, there, MEI)).toBe(next);
  });

  it('the later choice wins, and is Mei’s from then on', async () => {
    preferences.set({ theme: 'light' });
    const put = vi.fn(() => Promise.resolve());
    await bring({ ask: async () => ({ theme: 'dark', at: Date.now() + 5000 }), put }, MEI);
    expect(preferences.read().theme).toBe('dark');
    expect(preferences.stamp().by).toBe(MEI);
    expect(put).not.toHaveBeenCalled();
  });

  it('what was chosen without a network goes later', async () => {
    preferences.set({ density: 'compact' }, MEI);
    const put = vi.fn(() => Promise.resolve());
    await bring({ ask: async () => ({ density: 'comfortable', at: 5 }), put }, MEI);
    expect(put).toHaveBeenCalledWith(expect.objectContaining({ density: 'compact', by: MEI }));
  });

  it('what could not be sent stays', async () => {
    preferences.set({ density: 'compact' });
    const put = () => Promise.reject(new Error('offline'));
    await expect(give({ ask: async () => ({}), put }, MEI)).rejects.toThrow('offline');
    expect(preferences.read().density).toBe('compact');
  });
});

describe('a picture', () => {
  it('is the middle of a wide one and a little above it of a tall one', () => {
    expect(squareOf(400, 300)).toEqual({ x: 50, y: 0, side: 300 });
    expect(squareOf(300, 400)).toEqual({ x: 0, y: 40, side: 300 });
  });

  it('is as good as fits', () => {
    const draw = (quality: number) => `data:image/jpeg;base64,${'x'.repeat(quality * 60_000)}`;
    const best = smallEnough(draw);
    expect(best.length * 0.75).toBeLessThanOrEqual(MOST_BYTES);
    expect(best.length).toBe(42_000);
    expect(() => smallEnough(() => `,${'x'.repeat(90_000)}`)).toThrow('too large');
  });

  it('is refused when the browser cannot read it', async () => {
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('no picture')));
    await expect(cropped(new Blob(['<svg/>']))).rejects.toThrow('no picture');
    vi.unstubAllGlobals();
  });
});

describe('a status', () => {
  const t = words.in('en');

  it('has its reason in words', () => {
    expect(statusWords(anAgent({ status: 'away', status_reason: 'meal' }), t)).toBe('Away · Meal');
    expect(statusWords(anAgent({ status: 'away', status_reason: '看牙医' }), t)).toBe(
      'Away · 看牙医',
    );
    expect(statusWords(anAgent(), t)).toBe('Online');
  });

  it('is called as it comes when it is new to us', () => {
    expect(statusWords(anAgent({ status: 'lent' }), t)).toBe('lent');
    expect(reasonWords('text', t)).toBe('text'); // `reason_text` is a label
  });

  it('is one of the choices', () => {
    expect(choiceOf(anAgent({ status: 'busy' }))).toBe('busy');
    expect(choiceOf(anAgent({ status: 'away', status_reason: 'break' }))).toBe('away:break');
    expect(choiceOf(anAgent({ status: 'away', status_reason: 'missed_offers' }))).toBe(
      'away:other',
    );
  });
});

it('a QR code is drawn of its dark squares', () => {
  expect(
    pathOf([
      [true, false],
      [false, true],
    ]),
  ).toBe('M0 0h1v1h-1zM1 1h1v1h-1z');
});
