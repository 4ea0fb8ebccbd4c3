import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ApiError } from '@/api/problem';
import type { Overrides } from '@/api/types';
import { preferences } from '@/me/preferences';
import { USUAL } from '@/settings/policy/limits';
import TimersSection from '@/settings/sections/timers';
import { atDesk, page, type Routes } from '../desk';

/** The tenant's settings on a server; `meanwhile` is what somebody else does before the next PATCH. */
function server() {
  const there = { overrides: {} as Overrides, version: 1 };
  let refusal: ApiError | null = null;
  const shown = () => ({
    workspace: 'demo',
    name: 'Demo',
    default_group: 'grp_1',
    version: there.version,
    policy: { ...USUAL, ...there.overrides },
    overrides: there.overrides,
    channels: {},
    widget_keys: [],
  });
  const change = (policy: Record<string, unknown>) => {
    const next = Object.entries({ ...there.overrides, ...policy }).filter(([, v]) => v !== null);
    there.overrides = Object.fromEntries(next);
    there.version++;
  };
  const routes: Routes = {
    'GET /v1/settings': shown,
    'GET /v1/groups': () => page([]),
    'PATCH /v1/settings': ({ header, body }) => {
      if (refusal) throw refusal;
      if (header['If-Match'] !== `"${there.version}"`) throw new ApiError('changed_meanwhile', 412);
      change((body as { policy: Record<string, unknown> }).policy);
      return shown();
    },
  };
  return { routes, there, change, refuse: (error: ApiError) => (refusal = error) };
}

/** Finding a button by its words is quicker here than by its role. */
const button = (words: HTMLElement) => words.closest('button') ?? words;

async function opened(may = true) {
  preferences.set({ language: 'en' });
  const api = server();
  const desk = atDesk(<TimersSection />, { routes: api.routes, may: () => may });
  const warn = await screen.findByLabelText<HTMLInputElement>('Warn the agent');
  const type = (text: string) => fireEvent.change(warn, { target: { value: text } });
  const press = (name: string) => fireEvent.click(button(screen.getByText(name)));
  return { ...api, ...desk, warn, type, press };
}

test('only what was changed is saved, over the version shown, and can be undone', async () => {
  const { type, press, asked, there, warn } = await opened();
  expect(screen.queryByText('Save')).toBeNull();
  type('90');
  press('Save');
  await waitFor(() => expect(there.overrides).toEqual({ warn_s: 90 }));
  const patch = asked.find(({ route }) => route === 'PATCH /v1/settings');
  expect(patch).toMatchObject({ body: { policy: { warn_s: 90 } }, header: { 'If-Match': '"1"' } });
  fireEvent.click(button(await screen.findByText('Undo')));
  await waitFor(() => expect(there.overrides).toEqual({}));
  await waitFor(() => expect(warn.value).toBe('100'));
});

test('what is wrong is not sent; its field is told and gets the cursor', async () => {
  const { type, press, asked, warn } = await opened();
  type('500');
  press('Save');
  expect(screen.getByText('Has to be later than “Warn the agent”.')).toBeTruthy();
  const alarm = screen.getByLabelText('Alarm supervisors');
  await waitFor(() => expect(document.activeElement).toBe(alarm));
  expect(asked.some(({ route }) => route.startsWith('PATCH'))).toBe(false);
  press('Discard');
  expect(warn.value).toBe('100');
});

test('what the server refuses stands at its field, and what was typed stays', async () => {
  const { type, press, warn, refuse } = await opened();
  const errors = [{ pointer: '/policy/warn_s', code: 'out_of_range', detail: 'No.' }];
  refuse(new ApiError('invalid', 422, { errors }));
  type('90');
  press('Save');
  await waitFor(() => expect(warn.getAttribute('aria-invalid')).toBe('true'));
  expect(warn.value).toBe('90');
  await waitFor(() => expect(document.activeElement).toBe(warn));
});

test('somebody else’s change of something else is no trouble', async () => {
  const { type, press, there, change } = await opened();
  type('90');
  change({ queue_cap: 300 });
  press('Save');
  await waitFor(() => expect(there.overrides).toEqual({ queue_cap: 300, warn_s: 90 }));
});

test('somebody else’s change of the same is shown before it is written over', async () => {
  const { type, press, there, change, warn } = await opened();
  type('90');
  change({ warn_s: 95 });
  press('Save');
  expect(await screen.findByText('Somebody else changed this meanwhile')).toBeTruthy();
  expect(there.overrides).toEqual({ warn_s: 95 });
  expect(warn.value).toBe('90');
  press('Save mine over it');
  await waitFor(() => expect(there.overrides).toEqual({ warn_s: 90 }));
});

test('who may not change settings sees them, and nothing to press', async () => {
  const { warn } = await opened(false);
  expect(screen.getByText(/only an administrator can change it/)).toBeTruthy();
  expect(warn.closest('fieldset')?.disabled).toBe(true);
});
