import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Secrets } from '@/settings/snippet/secrets';
import { atDesk, page, type Routes } from '../desk';

const ids = ['one-aaaaaa', 'two-bbbbbb'].map((id) => ({ id }));
const routes = (over: Routes = {}): Routes => ({
  'GET /v1/identity-secrets': () => page(ids),
  ...over,
});
const sent = (asked: { route: string }[], method: string) =>
  asked.filter(({ route }) => route.startsWith(method));

it('a secret that is asked for twice is made once, and stays on the screen', async () => {
  let times = 0;
  // The same request again is answered without the secret.
  const made = async () => ({ id: 'three-cccccc', secret: times++ === 0 ? 'whole' : null });
  const { asked } = atDesk(<Secrets />, { routes: routes({ 'POST /v1/identity-secrets': made }) });
  const button = await screen.findByRole('button', { name: 'Make a secret' });
  fireEvent.click(button);
  fireEvent.click(button);
  expect(await screen.findByText('whole')).toBeTruthy();
  await waitFor(() => expect(sent(asked, 'GET')).toHaveLength(2));
  expect(sent(asked, 'POST')).toHaveLength(1);
  expect(screen.getByText('whole')).toBeTruthy();
});

it('a secret is removed once it has been asked about', async () => {
  const { asked } = atDesk(<Secrets />, {
    routes: routes({ 'DELETE /v1/identity-secrets/{secret}': () => undefined }),
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Remove …bbbbbb' }));
  const sure = (await screen.findAllByText('Remove', { selector: '[role="dialog"] *' })).at(-1);
  fireEvent.click(sure as Element);
  fireEvent.click(sure as Element);
  await waitFor(() => expect(sent(asked, 'GET')).toHaveLength(2));
  expect(sent(asked, 'DELETE')).toMatchObject([{ path: { secret: 'two-bbbbbb' } }]);
});
