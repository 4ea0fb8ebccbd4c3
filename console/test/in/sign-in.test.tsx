/** Signing in on the screen: what is wrong stands at its field, what was typed stays. */
import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { open } from '@/api/client';
import { ApiError } from '@/api/problem';
import { sessions } from '@/api/session';
import type { SignedIn } from '@/api/types';
import { Again } from '@/in/again';
import Choose from '@/in/choose';
import Forgot from '@/in/forgot';
import SignIn from '@/in/sign-in';
import SignUp from '@/in/sign-up';
import { preferences } from '@/me/preferences';
import { atDesk } from '../desk';

const SIGNED_IN = {
  session: 's1',
  refresh_token: 'r1',
  expires_at: '2099-01-01T00:00:00.000Z',
  agent: { id: 'agt_1', name: 'Mei', email: 'mei@demo.example' },
};

type Answer = object | ApiError;

/** The server answers these, one after the other; what it was asked is in the result. */
function server(...answers: Answer[]) {
  return vi.spyOn(open, 'POST').mockImplementation((async () => {
    const next = answers.shift();
    if (next instanceof ApiError) throw next;
    return { data: next };
  }) as unknown as typeof open.POST);
}

function at(path: string, Page: () => React.ReactNode) {
  const [pathname = '', search = ''] = path.split('?');
  const place = memoryLocation({ path: pathname, searchPath: search, record: true });
  render(
    <MantineProvider env="test">
      <Router hook={place.hook} searchHook={place.searchHook}>
        <Page />
      </Router>
    </MantineProvider>,
  );
  return place.history;
}

const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
// By its words: looking for roles takes long in a page with styles.
function press(name: string): void {
  const words = screen.getByText(name, { selector: 'button, button *' });
  fireEvent.click(words.closest('button') ?? words);
}

function fill(password = 'Pass-2026'): void {
  type('Workspace', ' Demo ');
  type('E-mail', 'mei@demo.example');
  type('Password', password);
}

afterEach(() => vi.restoreAllMocks());

it('says at each field what is missing, and asks nobody', () => {
  const asked = server();
  at('/sign-in', SignIn);
  press('Sign in');
  expect(screen.getAllByText('Please fill this in.')).toHaveLength(3);
  expect(document.activeElement).toBe(screen.getByLabelText('Workspace'));
  expect(asked).not.toHaveBeenCalled();
});

it('keeps the session and goes to where one wanted to', async () => {
  server(SIGNED_IN);
  const went = at('/sign-in?workspace=demo&next=%2Fdemo%2Fwall', SignIn);
  fill();
  press('Sign in');
  await waitFor(() => expect(went.at(-1)).toBe('/demo/wall'));
  expect(sessions.of('demo')).toMatchObject({ email: 'mei@demo.example', refresh: 'r1' });
});

it('keeps what was typed when it is refused', async () => {
  server(new ApiError('wrong_credentials', 401));
  at('/sign-in', SignIn);
  fill('wrong');
  (document.activeElement as HTMLElement).blur(); // as a button that was pressed loses it while busy
  press('Sign in');
  expect((await screen.findByRole('alert')).textContent).toMatch(/wrong/);
  expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('wrong');
  expect(document.activeElement?.textContent).toBe('Sign in');
});

it('asks for a password of one’s own', async () => {
  const asked = server(
    { challenge: 'NEW_PASSWORD_REQUIRED', challenge_session: 'c1' },
    new ApiError('weak_password', 422),
    SIGNED_IN,
  );
  const went = at('/sign-in', SignIn);
  fill();
  press('Sign in');
  await screen.findByText('Choose a password');
  expect(document.activeElement).toBe(screen.getByLabelText('New password'));
  type('New password', 'short');
  press('Continue');
  expect(screen.getByText(/Choose a longer password/)).toBeTruthy();
  type('New password', 'easy-pass-word');
  press('Continue');
  await screen.findByRole('alert');
  type('New password', 'My-Own-Pass-1');
  press('Continue');
  await waitFor(() => expect(went.at(-1)).toBe('/demo/inbox'));
  const body = { answer: 'My-Own-Pass-1', challenge_session: 'c1' };
  expect(asked.mock.calls.at(-1)).toMatchObject(['/v1/sign-in/challenge', { body }]);
});

it('asks for the code of an authenticator until it is right', async () => {
  const asked = server(
    { challenge: 'SOFTWARE_TOKEN_MFA', challenge_session: 'c1' },
    new ApiError('wrong_credentials', 401),
    SIGNED_IN,
  );
  const went = at('/sign-in', SignIn);
  fill();
  press('Sign in');
  await screen.findByText('Enter your code');
  type('Code', '000 000');
  press('Continue');
  expect(await screen.findByText(/The code is wrong/)).toBeTruthy();
  type('Code', '123 456');
  press('Continue');
  await waitFor(() => expect(went.at(-1)).toBe('/demo/inbox'));
  expect(asked.mock.calls.at(-1)).toMatchObject([
    '/v1/sign-in/challenge',
    { body: { answer: '123456', challenge_session: 'c1' } },
  ]);
});

it('begins anew when a challenge took too long', async () => {
  const challenge = { challenge: 'SOFTWARE_TOKEN_MFA', challenge_session: 'x' };
  server(challenge, new ApiError('token_expired', 401));
  at('/sign-in', SignIn);
  fill();
  press('Sign in');
  await screen.findByText('Enter your code');
  type('Code', '123456');
  press('Continue');
  expect(await screen.findByText(/took too long/)).toBeTruthy();
  press('Start over');
  expect(screen.getByLabelText<HTMLInputElement>('Workspace').value).toBe('demo');
  expect(screen.getByLabelText<HTMLInputElement>('E-mail').value).toBe('mei@demo.example');
  expect(document.activeElement).toBe(screen.getByLabelText('Password'));
});

it('takes who one is, and where one wanted to, to a new password and back', async () => {
  server({}, {});
  const where = 'workspace=demo&email=mei%40demo.example&next=%2Fdemo%2Fwall';
  const went = at(`/forgot?${where}`, Forgot);
  const back = screen.getByText('Sign in', { selector: 'a' });
  expect(back.getAttribute('href')).toBe(`/sign-in?${where}`);
  press('Send me a code');
  await screen.findByLabelText('Code');
  type('Code', '123456');
  type('New password', 'My-Own-Pass-1');
  press('Set the password');
  await waitFor(() => expect(went.at(-1)).toBe(`/sign-in?${where}&reset=1`));
});

it('does not know every challenge there may be', async () => {
  server({ challenge: 'SMS_MFA', challenge_session: 'x' });
  at('/sign-in', SignIn);
  fill();
  press('Sign in');
  expect((await screen.findByRole('alert')).textContent).toMatch(/not supported/);
});

it('suggests a workspace until one has a better name, and says when it is taken', async () => {
  server(new ApiError('workspace_taken', 409), SIGNED_IN);
  const went = at('/sign-up', SignUp);
  type('Company', 'Ember & Co');
  expect(screen.getByLabelText<HTMLInputElement>('Workspace').value).toBe('ember-co');
  type('Workspace', 'Ember');
  type('Company', 'Ember & Sons');
  expect(screen.getByLabelText<HTMLInputElement>('Workspace').value).toBe('ember');
  type('Your name', 'Ana');
  type('E-mail', 'ana@ember.example');
  type('Password', 'Long-Pass-2026');
  press('Make the workspace');
  await waitFor(() =>
    expect(screen.getByLabelText('Workspace').getAttribute('aria-invalid')).toBe('true'),
  );
  type('Workspace', 'ember-2');
  press('Make the workspace');
  await waitFor(() => expect(went.at(-1)).toBe('/ember-2/start'));
  expect(preferences.read().starting).toBe('ember-2:look');
});

it('puts the server’s words to the field that they are about', async () => {
  const problem = { errors: [{ pointer: '/email', code: 'bad_email', detail: '' }] };
  server(new ApiError('bad_email', 422, problem));
  at('/sign-in', SignIn);
  fill();
  press('Sign in');
  await waitFor(() =>
    expect(screen.getByLabelText('E-mail').getAttribute('aria-invalid')).toBe('true'),
  );
  expect(screen.queryByRole('alert')).toBeNull();
});

it('asks again over the page, for the same person', async () => {
  const asked = server(SIGNED_IN);
  atDesk(<Again workspace="demo" />);
  expect(screen.getByText('mei@demo.example')).toBeTruthy();
  type('Password', 'Pass-2026');
  press('Sign in');
  await waitFor(() => expect(sessions.of('demo')?.session).toBe('s1'));
  expect(asked).toHaveBeenCalledWith('/v1/sign-in', {
    body: { workspace: 'demo', email: 'mei@demo.example', password: 'Pass-2026' },
  });
});

it('leads straight to the only workspace', () => {
  sessions.keep('demo', 'mei@demo.example', SIGNED_IN as unknown as SignedIn);
  expect(at('/', Choose).at(-1)).toBe('/demo/inbox');
});

it('shows the workspaces that one is signed in to', () => {
  for (const workspace of ['demo', 'other'])
    sessions.keep(workspace, 'mei@demo.example', SIGNED_IN as unknown as SignedIn);
  at('/', Choose);
  const places = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  expect(places).toEqual(['/demo/inbox', '/other/inbox', '/sign-in']);
});
