// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Core } from '../../src/core';
import { type Moments, watchMoments } from '../../src/moments';
import type { Boot, Config, Invitation } from '../../src/types';
import { CONFIG, FakeChat, KEY, memory, Server, setup } from './world';

let server: Server;
let shared: ReturnType<typeof memory>;
let core: Core;
let moments: Moments;
let chat: FakeChat;
let emitted: unknown[];
let busy: boolean;

const invitation = (id: string, when: Partial<Invitation['when']> = {}): Invitation => ({
  id,
  enabled: true,
  text: {},
  group: '',
  topic: '',
  languages: [],
  when: {
    url: [],
    not_url: [],
    seconds_on_page: 0,
    scroll_percent: 0,
    visits: 0,
    returning: null,
    attributes: [],
    ...when,
  },
});
const invited = () => chat.did.filter((what) => what.startsWith('invite'));
/** Until all that was begun has come to its end. */
const settle = () => vi.advanceTimersByTimeAsync(0);

function watch(invitations: Invitation[], more: Partial<Config> = {}): void {
  const config = { ...CONFIG, invitations, ...more };
  const get = async (path: string) => {
    const answer = await fetch(`https://chat.test/v1/widget${path}`, { credentials: 'omit' });
    return answer.json();
  };
  core = {
    setup: setup(),
    shared,
    tab: memory(),
    face: { config: () => config, language: () => 'en', get, unhide: vi.fn() },
    trail: { here: { url: location.href, title: '', since: Date.now() } },
    consent: { given: true, give: () => {} },
    claimed: () => ({}),
    busy: () => busy,
    need: async () => chat,
    emit: (event: string, detail: unknown) => emitted.push([event, detail]),
  } as unknown as Core;
  moments = watchMoments(core);
  moments.look();
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-28T12:00:00Z') });
  server = new Server();
  shared = memory();
  chat = new FakeChat({} as Boot);
  emitted = [];
  busy = false;
});
afterEach(() => {
  moments.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('when its time has come, somebody is asked for, and it is shown, counted and told', async () => {
  watch([invitation('late', { seconds_on_page: 30 })]);
  await vi.advanceTimersByTimeAsync(29_000);
  expect(server.asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(server.asked).toContain('/v1/widget/status');
  expect(invited()).toEqual(['invite late']);
  expect(emitted).toEqual([['invitation', { id: 'late', event: 'shown' }]]);
  expect(server.sent).toEqual([
    { key: KEY, invitation: 'late', event: 'shown', id: expect.stringMatching(/^[\d-]{4,64}$/) },
  ]);
  expect(shared.get('l.invited')).toBe(JSON.stringify([['late', Date.now() - 1000]]));
});

test('what the chat says as well is counted once, each event under an id of its own', async () => {
  watch([invitation('one')]);
  await settle();
  moments.told({ id: 'one', event: 'shown' });
  moments.told({ id: 'one', event: 'opened' });
  moments.told({ id: 'one', event: 'opened' });
  const sent = server.sent as { event: string; id: string }[];
  expect(sent.map(({ event }) => event)).toEqual(['shown', 'opened']);
  expect(new Set(sent.map(({ id }) => id)).size).toBe(2);
});

test('nobody there: not shown, not counted, and not asked for again and again', async () => {
  server.groups = server.groups.map((group) => ({ ...group, available: false }));
  watch([invitation('one')]);
  await settle();
  moments.look();
  await settle();
  expect(server.asked).toEqual(['/v1/widget/status']);
  expect([invited(), server.sent, shared.get('l.invited')]).toEqual([[], [], null]);
  server.groups = server.groups.map((group) => ({ ...group, available: true }));
  await vi.advanceTimersByTimeAsync(61_000);
  moments.look();
  await settle();
  expect(invited()).toEqual(['invite one']);
});

test.each([
  ['closed', { open: false }],
  ['another group', { group: 'grp_2' }],
])('%s is nobody', async (_, change) => {
  server.groups = server.groups.map((group) => ({ ...group, ...change }));
  watch([invitation('one')]);
  await settle();
  expect(invited()).toEqual([]);
});

test('not over a chat that is open, or that was opened meanwhile', async () => {
  busy = true;
  watch([invitation('one')]);
  await settle();
  expect(server.asked).toEqual([]);
  busy = false;
  moments.look();
  busy = true;
  await settle();
  expect(invited()).toEqual([]);
});

test('not in a tab that nobody sees', async () => {
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  watch([invitation('one')]);
  await settle();
  expect(invited()).toEqual([]);
  hidden.mockReturnValue(false);
  document.dispatchEvent(new Event('visibilitychange'));
  await settle();
  expect(invited()).toEqual(['invite one']);
  hidden.mockRestore();
});

test('the caps hold over pages and tabs', async () => {
  watch([invitation('one'), invitation('two')]);
  await settle();
  moments.stop();
  watch([invitation('one'), invitation('two')]); // the next page, or another tab
  await settle();
  expect(invited()).toEqual(['invite one']);
});

test('once it is scrolled far enough', async () => {
  const page = document.documentElement;
  const size = (name: string, value: number) =>
    Object.defineProperty(page, name, { configurable: true, value });
  size('scrollHeight', 2000);
  size('clientHeight', 1000);
  watch([invitation('deep', { scroll_percent: 50 })]);
  await settle();
  expect(invited()).toEqual([]);
  size('scrollTop', 500);
  dispatchEvent(new Event('scroll'));
  size('scrollTop', 0);
  await settle();
  expect(invited()).toEqual(['invite deep']);
});
