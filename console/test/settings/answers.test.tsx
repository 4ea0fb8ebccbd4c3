import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import AnswersSection from '@/settings/sections/answers';
import { atDesk, page } from '../desk';

const answer = (n: number) => ({
  id: `ans_${n}`,
  shortcut: `s${n}`,
  title: `Answer ${n}`,
  text: { '*': 'Hello' },
  groups: [],
  personal: false,
});

it('of thousands draws some, more when asked, and finds each', async () => {
  const all = Array.from({ length: 10_000 }, (_, n) => answer(n));
  const routes = { 'GET /v1/answers': () => page(all), 'GET /v1/groups': () => page([]) };
  atDesk(<AnswersSection />, { routes });
  expect(await screen.findByText('Answer 49')).toBeTruthy();
  expect(screen.queryByText('Answer 50')).toBeNull();
  fireEvent.click(screen.getByText('Load more').closest('button') as HTMLElement);
  expect(screen.getByText('Answer 99')).toBeTruthy();
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'answer 9999' } });
  expect(screen.getByText('Answer 9999')).toBeTruthy();
  expect(screen.queryByText('Answer 49')).toBeNull();
});

it('asks before what was typed of an answer is dropped', async () => {
  const routes = { 'GET /v1/answers': () => page([answer(1)]), 'GET /v1/groups': () => page([]) };
  atDesk(<AnswersSection />, { routes });
  fireEvent.click((await screen.findAllByRole('button', { name: /Edit/ }))[0] as Element);
  const title = await screen.findByDisplayValue('Answer 1');
  fireEvent.change(title, { target: { value: 'Long thought of' } });
  const pressEscape = () => fireEvent.keyDown(document.body, { key: 'Escape', code: 'Escape' });
  pressEscape();
  await screen.findByText('There are changes that are not saved.');
  pressEscape();
  await waitFor(() => expect(screen.queryByText('Leave without saving')).toBeNull());
  expect(screen.getByDisplayValue('Long thought of')).toBeTruthy();
  pressEscape();
  fireEvent.click(await screen.findByText('Leave without saving'));
  await waitFor(() => expect(screen.queryByDisplayValue('Long thought of')).toBeNull());
});
