import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { controls } from '@/actions';
import { ApiError } from '@/api/problem';
import type { Conversation } from '@/api/types';
import { choose, FIRST } from '@/inbox/choice';
import { List } from '@/inbox/list';
import { preferences } from '@/me/preferences';
import { row } from '../api/given';
import { type Asked, anAgent, atDesk, page, type Routes } from '../desk';

const person = (name: string) => ({ name, email: '', vip: false, blocked: false, anonymous: true });
const alice = row({
  id: 'cnv_a',
  state: 'awaiting_agent',
  agent: 'agt_me',
  person: person('Alice'),
});
const bob = row({ id: 'cnv_b', state: 'queued', agent: null, person: person('Bob'), unread: 2 });
const carl = row({ id: 'cnv_c', state: 'awaiting_customer', person: person('Carl') });
const group = { id: 'grp_0000000000000000000001', name: 'Support' };
const queue = { group: group.id, name: 'Support', waiting: 1, late: 0, mode: 'assign' };

function rig(over: Routes = {}) {
  const lists: Record<string, Conversation[]> = {
    mine: [alice],
    queue: [bob],
    open: [alice, bob, carl],
  };
  const routes: Routes = {
    'GET /v1/conversations': ({ query }: Asked) => page(lists[String(query.view)] ?? []),
    'GET /v1/conversations/{conversation}': () => alice,
    'GET /v1/conversations/{conversation}/entries': () => page([]),
    'GET /v1/queues': () => page([queue]),
    'GET /v1/groups': () => page([group, { id: 'grp_2', name: 'Sales' }]),
    'GET /v1/agents': () => page([]),
    'GET /v1/tags': () => ({ tags: [] }),
    'GET /v1/customers': () => page([{ id: 'cus_9', name: 'Boris', email: 'boris@example.com' }]),
    'POST /v1/conversations/{conversation}/claim': () => ({ conversation: 'cnv_b', seq: 4 }),
    ...over,
  };
  return atDesk(<List open={null} />, { routes, me: { groups: [group.id] } });
}
const nothing: Routes = {
  'GET /v1/conversations': () => page([]),
  'GET /v1/queues': () => page([]),
  'GET /v1/groups': () => page([]),
  'GET /v1/agents': () => page([]),
  'GET /v1/tags': () => ({ tags: [] }),
};
const rows = () => [...document.querySelectorAll('li[data-id]')];
const names = () => rows().map((li) => li.querySelector('a')?.textContent);

beforeEach(() => {
  choose('demo', FIRST);
  // Without a layout nothing would be in sight.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800);
});
afterEach(() => {
  vi.restoreAllMocks();
});

it('shows my own, then what is chosen, with the numbers that are known', async () => {
  rig();
  await waitFor(() => expect(names()).toEqual(['Alice']));
  expect(screen.getByRole('radio', { name: 'Queue 1' })).toBeTruthy();
  act(() => controls.list?.show('queue'));
  await waitFor(() => expect(names()).toEqual(['Bob']));
  act(() => controls.list?.show('all'));
  await waitFor(() => expect(names()).toEqual(['Alice', 'Bob', 'Carl']));
  expect(rows()[1]?.getAttribute('aria-posinset')).toBe('2');
  expect(rows()[1]?.getAttribute('aria-setsize')).toBe('3');
});

it('takes a waiting one from its row and opens it', async () => {
  const { asked, went } = rig();
  act(() => controls.list?.show('queue'));
  fireEvent.click(await screen.findByRole('button', { name: 'Take it' }));
  await waitFor(() => expect(went.at(-1)).toBe('/demo/inbox/cnv_b'));
  expect(asked.some(({ route }) => route.endsWith('/claim'))).toBe(true);
});

it('searches what is loaded, and customers', async () => {
  rig();
  act(() => controls.list?.show('all'));
  await waitFor(() => expect(rows()).toHaveLength(3));
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'bo' } });
  expect(names()).toEqual(['Bob']);
  fireEvent.click(await screen.findByRole('button', { name: /Boris/ }));
  expect(await screen.findByText('Conversations of Boris')).toBeTruthy();
});

it('says that customers could not be searched, and tries again', async () => {
  let fails = true;
  rig({
    'GET /v1/customers': () => {
      if (fails) throw new ApiError('server', 400);
      return page([{ id: 'cus_9', name: 'Boris', email: '' }]);
    },
  });
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'bo' } });
  const again = await screen.findByText('Try again');
  fails = false;
  fireEvent.click(again);
  expect(await screen.findByText('Boris')).toBeTruthy();
});

it('selects by keys and names what cannot be done', async () => {
  const { desk } = rig();
  act(() => controls.list?.show('all'));
  await waitFor(() => expect(rows()).toHaveLength(3));
  act(() => controls.list?.move(1));
  act(() => controls.list?.select());
  act(() => controls.list?.move(1));
  act(() => controls.list?.select());
  expect(await screen.findByRole('toolbar', { name: '2 selected' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'End' }));
  const alert = await screen.findByText('One did not work');
  expect(alert.closest('[role="alert"]')?.textContent).toContain('Bob');
  expect(desk.delayed.read().map((one) => [one.op, one.conversation])).toEqual([['end', 'cnv_a']]);
  expect(screen.getByText('Ends in a moment')).toBeTruthy();
  act(() => controls.list?.select());
  expect(await screen.findByRole('toolbar', { name: '1 selected' })).toBeTruthy();
  fireEvent.keyDown(screen.getByRole('region', { name: 'Conversations' }), { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('toolbar')).toBeNull());
  act(() => controls.list?.select());
  expect(await screen.findByRole('toolbar', { name: '1 selected' })).toBeTruthy();
  fireEvent.keyDown(document.body, { key: 'Escape' }); // M works wherever the focus is
  await waitFor(() => expect(screen.queryByRole('toolbar')).toBeNull());
});

it('lets rows go by Escape in the bar too, and the focus is in the list again', async () => {
  rig();
  await waitFor(() => expect(rows()).toHaveLength(1));
  act(() => controls.list?.move(1));
  act(() => controls.list?.select());
  const end = await screen.findByRole('button', { name: 'End' });
  act(() => end.focus());
  fireEvent.keyDown(end, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('toolbar')).toBeNull());
  expect(document.activeElement?.className).toBe('inbox-rows');
});

it('says what to do where there is nothing, and tries again where it failed', async () => {
  let fails = true;
  rig({
    'GET /v1/conversations': () => {
      if (fails) throw new ApiError('not_permitted', 403);
      return page([]);
    },
  });
  await screen.findByRole('button', { name: 'Try again' });
  fails = false;
  fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Nobody is waiting for you')).toBeTruthy();
});

it('leads on from where there is nothing', async () => {
  preferences.set({ starting: 'demo:snippet' });
  const { asked } = atDesk(<List open={null} />, {
    routes: { ...nothing, 'PUT /v1/me/status': () => anAgent() },
    me: { status: 'offline' },
  });
  const start = await screen.findByText('Go on with the start');
  expect(start.closest('a')?.getAttribute('href')).toBe('/demo/start');
  preferences.set({ starting: '' });
  fireEvent.click(screen.getByRole('button', { name: 'Go online' }));
  await waitFor(() =>
    expect(asked.find(({ route }) => route === 'PUT /v1/me/status')?.body).toEqual({
      status: 'online',
      reason: '',
    }),
  );
  fireEvent.click(screen.getByRole('button', { name: 'See the queue' }));
  expect(await screen.findByText('The queue is empty')).toBeTruthy();
  act(() => choose('demo', { view: 'all', part: 'closed', day: '2026-11-01' }));
  fireEvent.click(await screen.findByRole('button', { name: 'The day before' }));
  await waitFor(() => expect(asked.some(({ query }) => query.day === '2026-10-31')).toBe(true));
});
