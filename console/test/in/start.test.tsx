/** The start of a workspace: what each step sends, what is handed over, where it ends. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { ApiError } from '@/api/problem';
import Start from '@/in/start';
import { preferences } from '@/me/preferences';
import { type Asked, anAgent, atDesk, page, type Routes } from '../desk';

vi.mock('@/preview/preview', () => ({
  WidgetPreview: ({ config }: { config: { name: string; look: { color: string } } }) => (
    <p>{`${config.name} in ${config.look.color}`}</p>
  ),
}));

const LOOK = { color: '#1f5eff', position: 'right' };

const routes = (over: Routes = {}): Routes => ({
  'GET /v1/settings': () => ({ name: 'Demo', widget_keys: ['wk_1'], version: 1 }),
  'GET /v1/widget': () => ({ name: 'Demo', look: LOOK }),
  'GET /v1/groups': () => page([{ id: 'grp_1', name: 'Support' }]),
  'PUT /v1/me/status': () => anAgent(),
  'PATCH /v1/settings': () => ({}),
  'PATCH /v1/settings/widget': () => ({}),
  ...over,
});

const sent = (asked: Asked[], route: string) =>
  asked.filter((one) => one.route === route).map((one) => one.body);
// By its words: looking for roles takes long in a page with styles.
function press(name: string): void {
  const words = screen.getByText(name, { selector: 'button, button *' });
  fireEvent.click(words.closest('button') ?? words);
}

function AwayAndBack() {
  const [away, go] = useState(false);
  return (
    <>
      <button type="button" onClick={() => go(!away)}>
        {away ? 'Back' : 'Away'}
      </button>
      {!away && <Start />}
    </>
  );
}

beforeEach(() => preferences.set({ starting: 'demo:look' }));

it('name and colour are seen as they are chosen, and only what has changed is sent', async () => {
  const { asked } = atDesk(<Start />, { routes: routes() });
  fireEvent.change(await screen.findByLabelText('Company'), { target: { value: 'Ember' } });
  fireEvent.click(screen.getByLabelText('#c2255c'));
  expect(screen.getByText('Ember in #c2255c')).toBeTruthy();
  press('Save and continue');
  await screen.findByText(/data-key="wk_1"/);
  expect(sent(asked, 'PATCH /v1/settings')).toEqual([{ name: 'Ember' }]);
  expect(sent(asked, 'PATCH /v1/settings/widget')).toEqual([
    { look: { color: '#c2255c', position: 'right' } },
  ]);
  expect(preferences.read().starting).toBe('demo:snippet');
});

it('what was typed and not saved is there after a look at another step', async () => {
  atDesk(<Start />, { routes: routes() });
  fireEvent.change(await screen.findByLabelText('Company'), { target: { value: 'Ember' } });
  fireEvent.click(screen.getByLabelText('#c2255c'));
  press('Invite colleagues');
  fireEvent.change(await screen.findByLabelText('Role'), { target: { value: 'supervisor' } });
  press('Name and colour');
  expect(await screen.findByText('Ember in #c2255c')).toBeTruthy();
  press('Invite colleagues');
  expect((await screen.findByLabelText<HTMLSelectElement>('Role')).value).toBe('supervisor');
});

it('a step that cannot be saved stays, with what was chosen', async () => {
  const refused = () => {
    throw new ApiError('server', 500);
  };
  atDesk(<Start />, { routes: routes({ 'PATCH /v1/settings': refused }) });
  fireEvent.change(await screen.findByLabelText('Company'), { target: { value: 'Ember' } });
  press('Save and continue');
  await screen.findByRole('alert');
  expect(screen.getByLabelText<HTMLInputElement>('Company').value).toBe('Ember');
  expect(preferences.read().starting).toBe('demo:look');
});

it('who is invited is handed over with a password; who is refused stays in the field', async () => {
  preferences.set({ starting: 'demo:invite' });
  const made = ({ body }: Asked) => {
    const { email } = body as { email: string };
    if (email === 'taken@x.example') throw new ApiError('email_taken', 409);
    return { id: 'agt_2', email, temporary_password: email === 'tom@x.example' ? null : 'Aa1-one' };
  };
  const { asked } = atDesk(<Start />, {
    routes: routes({
      'POST /v1/agents': made,
      'POST /v1/agents/{agent}/password': () => ({ temporary_password: 'Aa1-two' }),
    }),
  });
  await screen.findAllByText('Support');
  const field = screen.getByLabelText<HTMLTextAreaElement>('E-mail addresses');
  fireEvent.change(field, { target: { value: 'mei@x.example, tom@x.example, taken@x.example' } });
  press('Invite 3');
  expect(await screen.findByText('Aa1-one')).toBeTruthy();
  expect(await screen.findByText('Aa1-two')).toBeTruthy(); // made by a request whose answer was lost
  await waitFor(() => expect(field.value).toBe('taken@x.example'));
  expect(screen.getByText(/already/)).toBeTruthy();
  expect(sent(asked, 'POST /v1/agents')[0]).toEqual({
    email: 'mei@x.example',
    name: 'Mei',
    role: 'agent',
    groups: ['grp_1'],
  });
  press('Put it on your site');
  await screen.findByText(/data-key="wk_1"/);
  press('Invite colleagues');
  expect(await screen.findByText('Aa1-one')).toBeTruthy(); // it is told only once
});

it('ends in the inbox, online', async () => {
  const me = { status: 'offline' };
  const { asked, went } = atDesk(<Start />, { routes: routes(), me });
  press('Skip to the inbox');
  await waitFor(() =>
    expect(sent(asked, 'PUT /v1/me/status')).toEqual([{ status: 'online', reason: '' }]),
  );
  expect(went.at(-1)).toBe('/demo/inbox');
  expect(preferences.read().starting).toBe('');
});

it('is not for those who may not change settings', () => {
  const { went } = atDesk(<Start />, { routes: routes(), may: () => false });
  expect(went.at(-1)).toBe('/demo/inbox');
});

it('asks before passwords are lost that nobody has copied, and keeps them for who goes back', async () => {
  preferences.set({ starting: 'demo:invite' });
  const made = () => ({ id: 'agt_2', temporary_password: 'Aa1-one' });
  const { asked, went } = atDesk(<AwayAndBack />, {
    routes: routes({ 'POST /v1/agents': made }),
    me: { status: 'offline' },
    at: '/demo/start',
  });
  const field = await screen.findByLabelText('E-mail addresses');
  fireEvent.change(field, { target: { value: 'mei@x.example' } });
  press('Invite 1');
  await screen.findByText('Aa1-one');
  const closes = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(closes);
  expect(closes.defaultPrevented).toBe(true);
  press('Go to the inbox');
  await screen.findByText('Have you handed over the passwords?');
  press('Stay here');
  expect(went.at(-1)).toBe('/demo/start');
  expect(sent(asked, 'PUT /v1/me/status')).toEqual([]);
  press('Away'); // as the browser's own way back, which asks nothing
  press('Back');
  await screen.findByText('Aa1-one');
  press('Go to the inbox');
  await screen.findByText('Have you handed over the passwords?');
  press('I have them, go on');
  await waitFor(() => expect(went.at(-1)).toBe('/demo/inbox'));
  expect(preferences.read().starting).toBe('');
});

it('asks before what was typed is dropped, not where all is saved', async () => {
  const { went } = atDesk(<Start />, { routes: routes(), at: '/demo/start' });
  fireEvent.change(await screen.findByLabelText('Company'), { target: { value: 'Ember' } });
  press('Skip to the inbox');
  await screen.findByText('There are changes that are not saved.');
  press('Stay here');
  press('Save and continue');
  await screen.findByText(/data-key="wk_1"/);
  press('Skip to the inbox');
  expect(went.at(-1)).toBe('/demo/inbox');
});
