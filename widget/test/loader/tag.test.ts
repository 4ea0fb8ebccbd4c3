// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Api } from '../../src/api';
import { KEY, Server } from './world';

const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
const { read, start } = await import('../../src/loader');

function tag(data: Record<string, string>, src = 'https://chat.test/w/widget.js') {
  const script = document.createElement('script');
  Object.assign(script.dataset, data);
  Object.defineProperty(script, 'src', { value: src });
  return script;
}

beforeEach(() => {
  new Server();
});
afterEach(() => {
  (window.Switchboard as Api | undefined)?.destroy?.();
  delete window.Switchboard;
  vi.unstubAllGlobals();
});

test('without a tag of its own nothing starts, and it says why', () => {
  expect(warn).toHaveBeenCalledWith(expect.stringMatching(/not started: .*data-key/));
  expect(start(tag({}))).toMatch(/data-key/);
  expect(window.Switchboard).toBeUndefined();
});

test('a tag says key, place, language, consent and look', () => {
  const data = { key: KEY, locale: 'zh-CN', consent: 'no', color: '#123456', position: 'left' };
  expect(read(tag(data))).toMatchObject({
    key: KEY,
    api: 'https://chat.test/w',
    locale: 'zh-CN',
    consent: false,
    look: { color: '#123456', position: 'left' },
  });
  expect(read(tag({ key: KEY }, 'https://chat.test/widget.js?v=1'))).toMatchObject({
    api: 'https://chat.test',
    consent: null,
    look: {},
  });
  expect(read(tag({ key: KEY, api: 'https://api.test/x/' }))?.api).toBe('https://api.test/x');
});

test('a second widget is refused, and the first goes on', () => {
  expect(start(tag({ key: KEY }))).toBeNull();
  const first = window.Switchboard;
  expect(start(tag({ key: 'wk_another' }))).toMatch(/already/);
  expect(window.Switchboard).toBe(first);
});

test('calls made before the script came are made now, later ones at once', () => {
  const calls: Api[] = [];
  window.Switchboard = [(api) => calls.push(api)];
  expect(start(tag({ key: KEY }))).toBeNull();
  expect(calls).toEqual([window.Switchboard]);
  (window.Switchboard as unknown as Api).push((api) => calls.push(api));
  expect(calls.length).toBe(2);
});

test('after destroy it may be started again', () => {
  start(tag({ key: KEY }));
  (window.Switchboard as Api).destroy();
  expect(start(tag({ key: KEY }))).toBeNull();
});
