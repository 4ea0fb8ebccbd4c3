import { expect, test } from 'vitest';
import { device, told } from '../../src/visit';

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/19.0 ';
const ANDROID = 'Mozilla/5.0 (Linux; Android 16; X) AppleWebKit/537.36 ';

test.each([
  [`${MAC}Safari/605.1.15`, 0, 'Safari', 'macOS', 'desktop'],
  [`${MAC}Safari/605.1.15`, 5, 'Safari', 'iOS', 'tablet'], // an iPad
  ['(iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E Safari/6', 5, 'Safari', 'iOS', 'phone'],
  ['(iPhone; CPU like Mac OS X) CriOS/156.0 Mobile Safari/6', 5, 'Chrome', 'iOS', 'phone'],
  [`${ANDROID}Chrome/156.0 Mobile Safari/537.36`, 5, 'Chrome', 'Android', 'phone'],
  [`${ANDROID}Chrome/156.0 Safari/537.36`, 5, 'Chrome', 'Android', 'tablet'],
  [`${ANDROID}Chrome/130 Mobile Safari/537 MicroMessenger/8.0`, 5, 'WeChat', 'Android', 'phone'],
  ['(Windows NT 10.0; Win64) Chrome/156.0 Safari/537 Edg/156.0', 0, 'Edge', 'Windows', 'desktop'],
  ['(Windows NT 10.0; Win64) Chrome/156.0 Safari/537', 10, 'Chrome', 'Windows', 'desktop'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Firefox/150.0', 0, 'Firefox', 'Linux', 'desktop'],
  ['', 0, '', '', 'desktop'],
])('%s', (agent, touches, browser, os, kind) => {
  expect(device(agent, touches, '1x1')).toEqual({ browser, os, kind, screen: '1x1' });
});

test('of the trail only pages of the web and of the last day are told, and nothing too long', () => {
  const now = Date.parse('2026-11-28T12:00:00Z');
  const page = { url: 'https://s.test/', title: 't', referrer: '', at: '2026-11-28T11:00:00Z' };
  const long = `https://s.test/${'x'.repeat(3000)}`;
  const pages = [
    { ...page, at: '2026-11-27T11:00:00Z' },
    { ...page, url: 'file:///home/me' },
    { ...page, url: 'https://me:secret@s.test/' },
    { ...page, referrer: 'android-app://com.mail' },
    { ...page, url: long, title: '\x01👍'.repeat(500) },
  ];
  expect(told(pages, now)).toEqual([
    page,
    { ...page, url: long.slice(0, 2000), title: ' 👍'.repeat(100) },
  ]);
});
