import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { controls, type ListControl, type ThreadControl } from '@/actions';
import { preferences } from '@/me/preferences';
import { Keyboard } from '@/shell/keyboard';
import { row } from '../api/given';
import { atDesk } from '../desk';

const list: ListControl = { move: vi.fn(), search: vi.fn(), select: vi.fn(), show: vi.fn() };
const thread: ThreadControl = {
  conversation: row({ state: 'awaiting_agent', agent: 'agt_me' }),
  compose: vi.fn(),
  open: vi.fn(),
  does: vi.fn(),
  insert: vi.fn(),
};
const page = (
  <>
    <Keyboard />
    <input aria-label="text" />
  </>
);

beforeAll(async () => {
  await import('@/shell/palette'); // read once; how long that takes is not what is tested
  await import('@/shell/help');
}, 60_000);
beforeEach(() => {
  controls.list = list;
  controls.thread = thread;
});
afterEach(() => {
  controls.list = null;
  controls.thread = null;
  vi.clearAllMocks();
});

it('does what the table says', () => {
  const { went } = atDesk(page);
  fireEvent.keyDown(document.body, { key: 'j' });
  expect(list.move).toHaveBeenCalledWith(1);
  fireEvent.keyDown(document.body, { key: 'e' });
  expect(thread.does).toHaveBeenCalledWith('end');
  fireEvent.keyDown(document.body, { key: 'g' });
  fireEvent.keyDown(document.body, { key: 'm' });
  expect(went.at(-1)).toBe('/demo/me');
});

it('leaves keys to whoever writes', () => {
  atDesk(page);
  fireEvent.keyDown(screen.getByLabelText('text'), { key: 'e' });
  fireEvent.keyDown(document.body, { key: 'e', isComposing: true });
  expect(thread.does).not.toHaveBeenCalled();
});

it('does once what a key held down would do often, but moves on', () => {
  atDesk(page);
  fireEvent.keyDown(document.body, { key: 'e', repeat: true });
  fireEvent.keyDown(document.body, { key: 'j', repeat: true });
  expect(thread.does).not.toHaveBeenCalled();
  expect(list.move).toHaveBeenCalledTimes(1);
});

it('does nothing that the state hinders', () => {
  controls.thread = { ...thread, conversation: row({ state: 'ended' }) };
  atDesk(page);
  fireEvent.keyDown(document.body, { key: 'e' });
  expect(thread.does).not.toHaveBeenCalled();
});

it('without single keys has the palette still, also while writing', async () => {
  preferences.set({ shortcuts: false });
  atDesk(page);
  fireEvent.keyDown(document.body, { key: 'j' });
  expect(list.move).not.toHaveBeenCalled();
  fireEvent.keyDown(screen.getByLabelText('text'), { key: 'k', ctrlKey: true });
  expect(await screen.findByRole('combobox')).toBeTruthy();
});

it('finds a command by its letters, and says why one cannot be done', async () => {
  controls.thread = { ...thread, conversation: row({ state: 'ended' }) };
  atDesk(page, { routes: { 'GET /v1/customers': () => ({ data: [] }) } });
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
  const box = await screen.findByRole('combobox');
  fireEvent.change(box, { target: { value: 'transfer' } });
  const option = await screen.findByRole('option', { name: /Transfer/ });
  expect(option.getAttribute('aria-disabled')).toBe('true');
  expect(option.textContent).toContain('It is over');
  fireEvent.change(box, { target: { value: 're-op' } });
  fireEvent.keyDown(box, { key: 'Enter' });
  await waitFor(() => expect(thread.does).toHaveBeenCalledWith('reopen'));
});

it('shows all keys on ?', async () => {
  atDesk(page);
  fireEvent.keyDown(document.body, { key: '?' });
  expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy();
});
