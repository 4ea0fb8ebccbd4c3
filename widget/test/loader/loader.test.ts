// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Api } from '../../src/api';
import { run } from '../../src/core';
import type { Boot, Mount } from '../../src/types';
import { button, CONFIG, FakeChat, host, KEY, parts, Server, setup } from './world';

const chats: FakeChat[] = [];
const mount = vi.hoisted(() => ({ now: null as Mount | null }));
vi.mock('../../src/chat', () => ({ mount: (boot: Boot) => mount.now?.(boot) }));

let server: Server;
let api: Api;
const last = (): FakeChat => {
  const chat = chats.at(-1);
  if (!chat) throw Error('no chat');
  return chat;
};
const stored = (name: string) => localStorage.getItem(`sb:89abcdef:${name}`);
const store = (name: string, value: string) => localStorage.setItem(`sb:89abcdef:${name}`, value);

/** Starts it as the script tag would, and waits until it has its settings or an error. */
async function start(more: Parameters<typeof setup>[0] = {}): Promise<unknown> {
  api = run(setup(more));
  window.Switchboard = api;
  return new Promise((heard) => {
    api.on('ready', heard);
    api.on('error', heard);
  });
}
const heard = (event: Parameters<Api['on']>[0]) =>
  new Promise<unknown>((run) => {
    const off = api.on(event, (detail) => {
      off();
      run(detail);
    });
  });

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, '', '/');
  server = new Server();
  chats.length = 0;
  mount.now = (boot) => {
    chats.push(new FakeChat(boot));
    return last();
  };
});
afterEach(() => {
  api?.destroy();
  vi.unstubAllGlobals();
});

describe('painting', () => {
  test('a fresh visitor costs one request and has a launcher', async () => {
    await start();
    expect(server.asked).toEqual(['/v1/widget']);
    expect(button().getAttribute('aria-label')).toBe('Chat');
    expect(button().getAttribute('aria-expanded')).toBe('false');
    expect(chats).toEqual([]);
  });

  test('on the next page it is there before the server has answered', async () => {
    store('l.config', JSON.stringify({ ...CONFIG, texts: { en: { launcher: 'Hello' } } }));
    server.reachable = false;
    expect(await start()).toBeNull();
    expect(button().getAttribute('aria-label')).toBe('Hello');
  });

  test('what is new is painted over what was remembered', async () => {
    store('l.config', JSON.stringify({ ...CONFIG, texts: { en: { launcher: 'Old' } } }));
    await start();
    await vi.waitFor(() => expect(button().getAttribute('aria-label')).toBe('Chat'));
    expect(JSON.parse(stored('l.config') ?? '').texts).toEqual({});
  });

  test.each(['{', 'null', '[]', '{"look":null}'])(
    'spoilt storage (%s) is no settings',
    async (s) => {
      store('l.config', s);
      await start();
      expect(button()).toBeTruthy();
    },
  );

  test('a bad key: no launcher, an error, and what was remembered is not shown', async () => {
    server.config = 'widget_key_invalid';
    expect(await start()).toEqual({ code: 'widget_key_invalid' });
    expect(host()).toBeNull();
    api.open(); // harmless: the page need not know
    expect(window.Switchboard).toBe(api);
  });

  test('no network at first: an error; the first call tries again', async () => {
    server.reachable = false;
    expect(await start()).toEqual({ code: 'offline' });
    expect(host()).toBeNull();
    server.reachable = true;
    api.open();
    await heard('open');
    expect(button().getAttribute('aria-expanded')).toBe('true');
  });

  test('an answer that is no settings is an error', async () => {
    vi.stubGlobal('fetch', async () => new Response('<h1>Wi-Fi of the hotel</h1>'));
    expect(await start()).toEqual({ code: 'not_the_api' });
    expect(host()).toBeNull();
  });

  test('settings that come after destroy do nothing', async () => {
    let answer = (_: Response) => {};
    vi.stubGlobal('fetch', () => new Promise((run) => (answer = run)));
    const ready = vi.fn();
    api = run(setup());
    api.on('ready', ready);
    api.destroy();
    answer(Response.json(CONFIG));
    await new Promise((done) => setTimeout(done));
    expect(ready).not.toHaveBeenCalled();
    expect([host(), stored('l.pages')]).toEqual([null, null]);
  });

  test('forbidden storage: all works as long as the page lives', async () => {
    vi.stubGlobal('localStorage', undefined);
    vi.stubGlobal('sessionStorage', undefined);
    await start();
    api.open();
    await heard('open');
    expect(last().boot.shared.set('token', 'x')).toBe(false);
    expect(last().boot.shared.get('token')).toBe('x');
  });

  test('the page may want another look and language', async () => {
    await start({ look: { position: 'left', color: '#ffb300' }, locale: 'zh-TW' });
    const place = button().parentElement;
    expect(place?.style.left).toContain('20px');
    expect(place?.style.getPropertyValue('--on')).toBe('rgb(17,19,24)'); // white could not be read
    expect(button().getAttribute('aria-label')).toBe('線上客服');
    api.setLocale('en');
    expect(button().getAttribute('aria-label')).toBe('Chat');
  });

  test('thrown out by the page, it comes back with the next call', async () => {
    await start();
    host()?.remove();
    api.setPage('/x');
    await vi.waitFor(() => expect(host()?.isConnected).toBe(true));
    expect(document.querySelectorAll('switchboard-widget').length).toBe(1);
  });

  test('hidden while all are out, unless a conversation goes on', async () => {
    server.config = { ...CONFIG, when_closed: 'hide' };
    server.groups = server.groups.map((group) => ({ ...group, open: false }));
    await start();
    await vi.waitFor(() => expect(server.asked).toContain('/v1/widget/status'));
    expect(host()).toBeNull();
    api.destroy();
    store('l.going', '1');
    await start();
    expect(button()).toBeTruthy();
  });

  test('somebody is open: it comes', async () => {
    server.config = { ...CONFIG, when_closed: 'hide' };
    await start();
    await vi.waitFor(() => expect(button()).toBeTruthy());
  });

  test('keys stay inside', async () => {
    await start();
    const shortcut = vi.fn();
    document.addEventListener('keydown', shortcut);
    const key = new KeyboardEvent('keydown', { key: '/', bubbles: true, composed: true });
    button().dispatchEvent(key);
    document.removeEventListener('keydown', shortcut);
    expect(shortcut).not.toHaveBeenCalled();
  });
});

describe('the chat', () => {
  test('comes with the first click and is told what there is', async () => {
    await start();
    api.prefill({ name: 'Lin', attributes: { plan: 'vip' } });
    api.prefill({ email: 'lin@shop.test', attributes: { city: 'Bern' } });
    api.identify('a.b.c');
    button().click();
    expect(button().getAttribute('aria-busy')).toBe('true');
    await heard('open');
    expect(button().getAttribute('aria-busy')).toBe('false');
    const { boot } = last();
    expect(boot).toMatchObject({ api: 'https://chat.test', key: KEY, identity: 'a.b.c' });
    expect(boot.config.name).toBe('Demo');
    expect(boot.prefill).toEqual({
      name: 'Lin',
      email: 'lin@shop.test',
      attributes: { plan: 'vip', city: 'Bern' },
    });
    button().click();
    expect(last().did.filter((what) => what !== 'visited')).toEqual(['open', 'close']);
    expect(chats.length).toBe(1);
  });

  test('that cannot be fetched: in words, and again with the next click', async () => {
    const fetched = vi.fn().mockRejectedValueOnce(new TypeError('Failed to fetch'));
    fetched.mockImplementation(() => import('../../src/connect'));
    await start({ part: parts({ chat: fetched }) });
    button().click();
    expect(await heard('error')).toMatchObject({ code: 'chat_not_loaded' });
    const note = () => host()?.shadowRoot?.querySelector('[role=status]')?.textContent;
    expect(note()).toMatch(/try again/i);
    button().click();
    expect(note()).toBe('');
    await heard('open');
    expect(fetched.mock.calls).toEqual([[0], [1]]);
  });

  test('open in this tab, it is open after a reload; closed, it is not fetched', async () => {
    await start();
    api.open();
    await heard('open');
    api.destroy();
    await start();
    await heard('open');
    api.close();
    api.destroy();
    await start();
    expect(chats.length).toBe(2);
  });

  test('a conversation that goes on is listened to on the next page, and only as long', async () => {
    await start();
    api.open();
    await heard('open');
    api.close();
    last().boot.emit('conversation', { id: 'cnv_1', state: 'queued' });
    api.destroy();
    await start();
    await vi.waitFor(() => expect(chats.length).toBe(2));
    expect(last().did).not.toContain('open');
    last().boot.emit('conversation', { id: 'cnv_1', state: 'system_ended' });
    expect(stored('l.going')).toBeNull();
    expect(stored('l.talked')).toBe('1');
  });

  test('tells the page what happens, each thing once', async () => {
    await start();
    api.open();
    await heard('open');
    const unread = vi.fn();
    const off = api.on('unread', unread);
    last().stand(true, 3);
    last().boot.emit('unread', 3);
    expect(button().getAttribute('aria-label')).toBe('Chat 3');
    last().stand(true, 120);
    expect(button().querySelector('b')?.textContent).toBe('99+');
    off();
    last().stand(true, 0);
    expect(unread.mock.calls).toEqual([[3], [120]]);
    const message = heard('message');
    last().boot.emit('message', { from: 'agent', text: 'hi' });
    expect(await message).toEqual({ from: 'agent', text: 'hi' });
  });

  test('signing out forgets the visitor, loaded or not, and keeps what is not theirs', async () => {
    store('token', 't');
    store('draft:x', 'd');
    store('l.pages', '[]');
    await start();
    api.setPage('/account', 'Account', { plan: 'vip' });
    api.signOut();
    expect([stored('token'), stored('draft:x'), stored('l.pages')]).toEqual([null, null, null]);
    expect(stored('l.config')).not.toBeNull();
    api.open();
    await heard('open');
    expect((await last().boot.visit())?.attributes).toEqual({});
    api.signOut();
    expect(last().did).toContain('signOut');
  });

  test('is gone with everything else after destroy', async () => {
    await start();
    api.open();
    await heard('open');
    api.destroy();
    expect(last().did).toContain('destroy');
    expect(host()).toBeNull();
    expect(window.Switchboard).toBeUndefined();
  });
});

describe('consent', () => {
  test.each([
    ['implied', null, true],
    ['implied', false, false],
    ['ask', null, null],
    ['ask', true, true],
    ['never', true, false],
  ] as const)('%s, and the page says %s: %s', async (consent, word, given) => {
    server.config = { ...CONFIG, consent };
    await start({ consent: word });
    api.open();
    await heard('open');
    expect(last().boot.consent.given).toBe(given);
    expect((await last().boot.visit()) === null).toBe(given !== true);
    expect(stored('l.pages') === null).toBe(given !== true);
  });

  test('given, it is remembered; taken back, what was kept is gone', async () => {
    server.config = { ...CONFIG, consent: 'ask' };
    await start();
    api.consent(true);
    api.setPage('/lamp', 'Lamp', { cart_value: 3 });
    expect(JSON.parse(stored('l.pages') ?? '').length).toBe(2);
    api.destroy();
    await start();
    api.open();
    await heard('open');
    expect(await last().boot.visit()).toMatchObject({ pages: [{}, { title: 'Lamp' }, {}] });
    last().boot.consent.give(false);
    expect(stored('l.pages')).toBeNull();
    expect(await last().boot.visit()).toBeNull();
  });
});
