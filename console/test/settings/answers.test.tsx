import { fireEvent, screen } from '@testing-library/react';
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
