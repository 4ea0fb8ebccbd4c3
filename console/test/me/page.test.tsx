/** One's own page and the menu behind one's face: what they send, and what stays when it fails. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ApiError } from '@/api/problem';
import { sessions } from '@/api/session';
import type { SignedIn } from '@/api/types';
import { Mfa } from '@/me/mfa';
import { OffDuty } from '@/me/off-duty';
import { Password } from '@/me/password';
import { preferences } from '@/me/preferences';
import { Profile } from '@/me/profile';
import { Sessions } from '@/me/sessions';
import { StatusMenu } from '@/me/status';
import { StatusSection } from '@/me/status-section';
import { anAgent, atDesk, type Routes } from '../desk';

const NO_FACE: Routes = { 'GET /v1/agents/{agent}/picture': () => ({ picture: null }) };
const SIGNED_IN = {
  session: 's1',
  refresh_token: 'r1',
  expires_at: '2099-01-01T00:00:00.000Z',
  agent: { id: 'agt_me', name: 'Mei' },
} as unknown as SignedIn;

const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

// By its words: looking for roles takes long in a page with styles.
function press(name: string, nth = 0): void {
  const words = screen.getAllByText(name, { selector: 'button, button *' })[nth];
  fireEvent.click(words?.closest('button') ?? document.body);
}

const heard = (asked: { route: string; body: unknown }[], route: string) =>
  asked.filter((one) => one.route === route).map((one) => one.body);

describe('the status', () => {
  const routes: Routes = { ...NO_FACE, 'PUT /v1/me/status': () => anAgent() };

  it('is sent with its reason', async () => {
    const me = { status: 'away', status_reason: 'meal' };
    const { asked } = atDesk(<StatusSection />, { routes, me });
    fireEvent.click(screen.getByText('Training'));
    press('Busy');
    await waitFor(() =>
      expect(heard(asked, 'PUT /v1/me/status')).toEqual([
        { status: 'away', reason: 'training' },
        { status: 'busy', reason: '' },
      ]),
    );
  });

  it('is chosen from the menu behind one’s face', async () => {
    const { asked } = atDesk(<StatusMenu />, { routes, me: { load: 2 } });
    fireEvent.click(screen.getByTitle('Mei: Online'));
    expect(await screen.findByText('2 of 5')).toBeTruthy();
    fireEvent.click(screen.getByText('Away · Meal'));
    await waitFor(() =>
      expect(heard(asked, 'PUT /v1/me/status')).toEqual([{ status: 'away', reason: 'meal' }]),
    );
  });

  it('that brings no conversations says so, with the way back', async () => {
    const me = { status: 'away', status_reason: 'missed_offers' };
    const { asked } = atDesk(<OffDuty />, { routes, me });
    expect(screen.getByText(/did not answer offers/)).toBeTruthy();
    press('Go online');
    await waitFor(() =>
      expect(heard(asked, 'PUT /v1/me/status')).toEqual([{ status: 'online', reason: '' }]),
    );
  });

  it.each([
    ['online', { status: 'online' }],
    ['without a group', { status: 'offline', groups: [] }],
    ['without a seat', { status: 'offline', capacity: 0 }],
  ])('says nothing of it to somebody %s', (_, me) => {
    atDesk(<OffDuty />, { me });
    expect(screen.queryByText('Go online')).toBeNull();
  });
});

it('a name is sent when it has changed, and stays when it fails', async () => {
  const routes: Routes = {
    ...NO_FACE,
    'PATCH /v1/me': () => {
      throw new ApiError('wrong_length', 422);
    },
  };
  const { asked } = atDesk(<Profile />, { routes });
  type('Name', 'Mei Lin ');
  press('Save');
  expect((await screen.findByRole('alert')).textContent).toBeTruthy();
  expect(heard(asked, 'PATCH /v1/me')).toEqual([{ name: 'Mei Lin' }]);
  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Mei Lin ');
});

it('a password that is wrong is said at its field', async () => {
  const errors = [{ pointer: '/old', code: 'wrong_password', detail: '' }];
  const routes: Routes = {
    'PUT /v1/me/password': () => {
      throw new ApiError('wrong_password', 422, { errors });
    },
  };
  atDesk(<Password />, { routes });
  type('Present password', 'nope');
  type('New password', 'Other-Pass-2026');
  press('Change the password');
  expect(await screen.findByText('This is not your password.')).toBeTruthy();
});

it('an authenticator is shown, and confirmed with the session’s own token', async () => {
  sessions.keep('demo', 'mei@demo.example', SIGNED_IN);
  const routes: Routes = {
    'POST /v1/me/mfa': () => ({ secret: 'ABCDEFGHIJ', uri: 'otpauth://totp/x?secret=ABCDEFGHIJ' }),
    'POST /v1/me/mfa/confirm': () => null,
  };
  const { asked } = atDesk(<Mfa />, { routes });
  press('Set up');
  expect(await screen.findByText('ABCD EFGH IJ')).toBeTruthy();
  type('The six digits that the app shows', '123 456');
  press('Turn on');
  await waitFor(() =>
    expect(heard(asked, 'POST /v1/me/mfa/confirm')).toEqual([
      { refresh_token: 'r1', code: '123456' },
    ]),
  );
});

describe('signing out', () => {
  it('forgets the session even without a network, and leads to the sign-in', async () => {
    sessions.keep('demo', 'mei@demo.example', SIGNED_IN);
    const routes: Routes = {
      'POST /v1/sign-out': () => {
        throw new ApiError('offline', 0);
      },
    };
    const { went } = atDesk(<Sessions />, { routes });
    press('Sign out');
    await waitFor(() => expect(went.at(-1)).toBe('/sign-in?workspace=demo'));
    expect(sessions.of('demo')).toBeUndefined();
  });

  it('everywhere is not said to have been done when it was not', async () => {
    sessions.keep('demo', 'mei@demo.example', SIGNED_IN);
    const routes: Routes = {
      'POST /v1/sign-out/everywhere': () => {
        throw new ApiError('offline', 0);
      },
    };
    atDesk(<Sessions />, { routes });
    press('Sign out everywhere');
    await screen.findByText('Sign out everywhere?');
    press('Sign out everywhere', 1);
    expect(await screen.findByText('There is no connection to the server.')).toBeTruthy();
    expect(sessions.of('demo')).toBeDefined();
  });
});

it('an unfinished start is offered in its own workspace only', async () => {
  preferences.set({ starting: 'other:look' });
  const { unmount } = atDesk(<StatusMenu />, { routes: NO_FACE });
  fireEvent.click(screen.getByTitle('Mei: Online'));
  await screen.findByText('My page');
  expect(screen.queryByText('Go on with the start')).toBeNull();
  unmount();
  preferences.set({ starting: 'demo:invite' });
  atDesk(<StatusMenu />, { routes: NO_FACE });
  fireEvent.click(screen.getByTitle('Mei: Online'));
  expect(await screen.findByText('Go on with the start')).toBeTruthy();
});
