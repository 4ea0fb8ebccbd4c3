import { act, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Conversation } from '@/api/types';
import { Arrived, untold } from '@/shell/arrived';
import { atDesk, page } from '../desk';
import { conversation } from '../thread/given';

const marks = { agent_read: 2, agent_delivered: 2, customer_read: 0, customer_delivered: 0 };
const unread = (more: Partial<Conversation> = {}) =>
  conversation({ unread: 1, seq: 5, public_seq: 4, marks, ...more });

beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => vi.useRealTimers());

it('is one’s own with something new that its customer was not told of', () => {
  const rows = [
    unread({ id: 'new' }),
    unread({ id: 'told', marks: { ...marks, agent_delivered: 4 } }),
    unread({ id: 'read', unread: 0 }),
    unread({ id: 'of a colleague', agent: 'agt_tom' }),
  ];
  expect(untold(rows, 'agt_me').map((one) => one.id)).toEqual(['new']);
});

it('is told once, whatever else becomes of the row', async () => {
  const { asked, desk } = atDesk(<Arrived />, {
    routes: {
      'GET /v1/conversations': () => page([unread()]),
      'POST /v1/conversations/{conversation}/delivered': () => ({ conversation: 'c', seq: null }),
    },
  });
  const told = () => asked.filter((one) => one.route.endsWith('/delivered'));
  await waitFor(() => expect(asked).toHaveLength(1));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told()).toHaveLength(1);
  act(() => desk.live.rows((one) => ({ ...one, priority: 3 })));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told().map((one) => one.body)).toEqual([{ seq: 4 }]);
});
