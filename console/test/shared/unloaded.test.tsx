import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Boundary } from '@/shared/failure';
import { watchParts } from '@/shared/unloaded';
import { atDesk } from '../desk';

const reload = vi.fn();
const missing = new TypeError('Failed to fetch dynamically imported module');

function Part({ error }: { error: Error }): never {
  throw error;
}

function shows(error: Error): void {
  vi.spyOn(console, 'error').mockReturnValue();
  atDesk(
    <Boundary name="part">
      <Part error={error} />
    </Boundary>,
  );
}

beforeEach(() => {
  vi.spyOn(location, 'reload').mockImplementation(reload);
  watchParts();
  dispatchEvent(Object.assign(new Event('vite:preloadError'), { payload: missing }));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  reload.mockClear();
});

it('offers to load the page again where a part of it did not come', async () => {
  vi.stubGlobal('fetch', vi.fn().mockResolvedValue(new Response()));
  shows(missing);
  fireEvent.click(screen.getByRole('button', { name: 'Load the page again' }));
  await waitFor(() => expect(reload).toHaveBeenCalledOnce());
});

it('keeps what is on the screen while there is no connection', async () => {
  const fetch = vi.fn().mockRejectedValue(new TypeError('no connection'));
  vi.stubGlobal('fetch', fetch);
  shows(missing);
  const button = screen.getByRole('button', { name: 'Load the page again' });
  fireEvent.click(button);
  await waitFor(() => expect(fetch).toHaveBeenCalled());
  await waitFor(() => expect(button.hasAttribute('data-loading')).toBe(false));
  expect(reload).not.toHaveBeenCalled();
});

it('tries anything else again where it stands', () => {
  shows(new Error('a mistake'));
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
});
