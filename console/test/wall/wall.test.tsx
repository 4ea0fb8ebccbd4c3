import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Agent, Alarm, Conversation, Queue } from '@/api/types';
import { alarmInWords } from '@/wall/alarms';
import Wall from '@/wall/page';
import { isEased, isSettled, type Now } from '@/wall/settled';
import { words } from '@/wall/words';
import { type Asked, anAgent, atDesk, page, type Routes } from '../desk';

vi.setConfig({ testTimeout: 30_000 }); // the screens are whole ones

// Nothing has a size here, and what has none is not drawn.
beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { value: 600, configurable: true });
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { value: 48, configurable: true });
});

const queue = (over: Partial<Queue>): Queue =>
  ({
    group: 'grp_1',
    name: 'Support',
    waiting: 0,
    late: 0,
    oldest_wait_s: 0,
    agents: 1,
    seats: 5,
    free_seats: 5,
    estimate_s: 0,
    mode: 'assign',
    open: true,
    opens_at: null,
    ...over,
  }) as Queue;

const late = {
  id: 'cnv_late',
  state: 'awaiting_agent',
  group: 'grp_1',
  customer: 'cus_1',
  agent: 'agt_me',
  waiting_since: '2026-01-01T00:00:00.000Z',
  person: { name: 'Chloé', email: '', vip: false, blocked: false, anonymous: true },
} as Conversation;

const routes = (over: Routes = {}): Routes => ({
  'GET /v1/queues': () =>
    page([
      queue({ waiting: 2, oldest_wait_s: 30, estimate_s: 90 }),
      queue({ group: 'grp_2', name: 'Sales', waiting: 9, oldest_wait_s: 5, late: 1, open: false }),
    ]),
  'GET /v1/agents': () =>
    page([anAgent(), anAgent({ id: 'agt_2', name: 'Tom', groups: ['grp_2'], load: 4 })]),
  'GET /v1/groups': () =>
    page([
      { id: 'grp_1', name: 'Support' },
      { id: 'grp_2', name: 'Sales' },
    ]),
  'GET /v1/alarms': () => page([]),
  'GET /v1/conversations': () => page([late]),
  'GET /v1/agents/{agent}/log': () => page([]),
  'GET /v1/agents/{agent}/picture': () => ({ picture: null }),
  ...over,
});

const namesIn = (table: HTMLElement) =>
  within(table)
    .getAllByRole('rowheader')
    .map((cell) => cell.querySelector('button')?.textContent);

describe('the wall', () => {
  it('has the queues by the longest wait, and turns with a click on a header', async () => {
    atDesk(<Wall />, { routes: routes() });
    const table = await screen.findByRole('table', { name: 'Queues' });
    expect(namesIn(table)).toEqual(['Support', 'Sales']);
    const waiting = within(table).getByRole('button', { name: 'Waiting' });
    fireEvent.click(waiting);
    expect(namesIn(table)).toEqual(['Sales', 'Support']);
    expect(waiting.closest('th')?.getAttribute('aria-sort')).toBe('descending');
    fireEvent.click(waiting);
    expect(namesIn(table)).toEqual(['Support', 'Sales']);
  });

  it('forecasts by who is there: nothing where nobody is, no wait where seats are free', async () => {
    const alone = queue({ group: 'grp_3', name: 'Night', agents: 0, seats: 0, estimate_s: 60 });
    const free = queue({ group: 'grp_2', name: 'Sales', estimate_s: 60 });
    const all = [alone, free, queue({ waiting: 2, estimate_s: 90 })];
    atDesk(<Wall />, { routes: routes({ 'GET /v1/queues': () => page(all) }) });
    const table = await screen.findByRole('table', { name: 'Queues' });
    fireEvent.click(within(table).getByRole('button', { name: 'Forecast' }));
    expect(namesIn(table)).toEqual(['Night', 'Support', 'Sales']);
    const [, night, support, sales] = within(table).getAllByRole('row');
    expect(sales?.textContent).toContain('At once');
    expect(night?.textContent).not.toContain('min');
    expect(support?.textContent).toContain('≈ 2 min');
  });

  it('looks at the groups in its address only', async () => {
    atDesk(<Wall />, { routes: routes(), at: '/demo/wall?group=grp_2' });
    expect(namesIn(await screen.findByRole('table', { name: 'Queues' }))).toEqual(['Sales']);
    expect(namesIn(await screen.findByRole('table', { name: 'Agents' }))).toEqual(['Tom']);
    expect(screen.queryByText(/has waited longest/)).toBeNull();
  });

  it('says who is late in one alert and jumps to the longest waiter', async () => {
    const { went } = atDesk(<Wall />, { routes: routes() });
    await screen.findByText('One conversation is late');
    fireEvent.click(screen.getByRole('button', { name: 'Go to the longest waiter' }));
    expect(went.at(-1)).toBe('/demo/inbox/cnv_late');
  });

  it('sets an agent’s state, and puts it back', async () => {
    const put = ({ path, body }: Asked) =>
      anAgent({ id: path.agent, name: 'Tom', ...(body as Partial<Agent>) });
    const { asked } = atDesk(<Wall />, {
      routes: routes({ 'PUT /v1/agents/{agent}/status': put }),
    });
    fireEvent.click(await screen.findByRole('button', { name: 'What to do with Tom' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Away' }));
    await screen.findByText('Tom is Away now');
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => {
      const said = asked.filter(({ route }) => route.startsWith('PUT')).map(({ body }) => body);
      expect(said).toEqual([
        { status: 'away', reason: '' },
        { status: 'online', reason: '' },
      ]);
    });
  });

  it('does not offer to set states to who may not', async () => {
    atDesk(<Wall />, { routes: routes(), may: (one) => one !== 'agents.set_status' });
    fireEvent.click(await screen.findByRole('button', { name: 'What to do with Tom' }));
    expect(await screen.findAllByRole('menuitem')).toHaveLength(1);
  });

  it('draws of two thousand agents those in sight', async () => {
    const many = Array.from({ length: 2000 }, (_, i) => anAgent({ id: `agt_${i}`, name: `A${i}` }));
    atDesk(<Wall />, { routes: routes({ 'GET /v1/agents': () => page(many) }) });
    const table = await screen.findByRole('table', { name: 'Agents' });
    expect(table.getAttribute('aria-rowcount')).toBe('2001');
    expect(within(table).getAllByRole('row').length).toBeLessThan(60);
  });

  it('marks an alarm whose cause is over', async () => {
    const alarm = (id: string, conversation: string) => {
      const at = '2026-11-01T00:00:00.000Z';
      return { id, at, code: 'slow_answer', group: 'grp_1', conversation, data: {} };
    };
    const alarms = () => page([alarm('alm_1', 'cnv_late'), alarm('alm_2', 'cnv_answered')]);
    atDesk(<Wall />, { routes: routes({ 'GET /v1/alarms': alarms }) });
    const lines = (await screen.findAllByText(/waited too long for an answer/)).map((one) =>
      one.closest('li'),
    );
    await screen.findByText(/Settled/);
    expect(lines.map((line) => line?.textContent?.includes('Settled'))).toEqual([false, true]);
  });

  it('says of one who pressed for an answer whether there is one', async () => {
    const at = '2026-11-28T08:00:00Z';
    const alarm = (id: string) => ({
      id,
      code: 'urged',
      at,
      group: '',
      conversation: id,
      data: {},
    });
    atDesk(<Wall />, {
      routes: routes({
        'GET /v1/alarms': () => page([alarm('cnv_waits'), alarm('cnv_done')]),
        'GET /v1/conversations/{conversation}': ({ path }) => ({
          ...late,
          id: path.conversation,
          state: path.conversation === 'cnv_done' ? 'awaiting_customer' : 'awaiting_agent',
          waiting_since: '2026-11-28T07:50:00Z',
        }),
      }),
    });
    const lines = (await screen.findAllByText(/presses for an answer/)).map((one) =>
      one.closest('li'),
    );
    await screen.findByText(/Settled/);
    expect(lines.map((line) => line?.textContent?.includes('Settled'))).toEqual([false, true]);
  });

  it('says in words why somebody is away', async () => {
    const agents = () => page([anAgent({ status: 'away', status_reason: 'meal' })]);
    atDesk(<Wall />, { routes: routes({ 'GET /v1/agents': agents }) });
    await screen.findByText('(Meal)');
  });

  it('tells of a failure and tries again', async () => {
    let works = false;
    const alarms = () => {
      if (!works) throw new Error('offline');
      return page([]);
    };
    atDesk(<Wall />, { routes: routes({ 'GET /v1/alarms': alarms }) });
    const again = await screen.findByRole('button', { name: 'Try again' });
    works = true;
    fireEvent.click(again);
    await screen.findByText('No alarms');
  });
});

describe('the cause of an alarm', () => {
  const told = Date.parse('2026-11-28T08:00:00Z');
  const now: Now = {
    late: [{ ...late, waiting_since: '2026-11-28T07:50:00Z' }],
    asked: told + 10_000,
    queues: [queue({ waiting: 0 }), queue({ group: 'grp_2', waiting: 3 })],
    agents: [anAgent({ id: 'agt_1', status_reason: 'missed_offers' }), anAgent({ id: 'agt_2' })],
  };
  const of = (agent: string) => ({ agent }) as Record<string, unknown> as Alarm['data'];
  const settled = (code: string, about: Partial<Alarm>, over: Partial<Now> = {}) => {
    const at = new Date(told).toISOString();
    return isSettled(
      { code, at, group: '', conversation: '', data: {}, ...about },
      { ...now, ...over },
    );
  };

  it('is over once the customer is answered, not before that is known', () => {
    const one = { conversation: 'cnv_late' };
    expect(settled('slow_answer', one)).toBe(false);
    expect(settled('queue_wait', { conversation: 'cnv_2' })).toBe(true);
    expect(settled('slow_answer', one, { late: [] })).toBe(true);
    expect(settled('slow_answer', one, { late: null })).toBe(false);
    expect(settled('slow_answer', one, { late: [], asked: told + 1_000 })).toBe(false);
    const again = [{ ...late, waiting_since: '2026-11-28T08:30:00Z' }];
    expect(settled('slow_answer', one, { late: again })).toBe(true);
  });

  it('is over once the queue is empty, or the agent is back', () => {
    expect(settled('queue_long', { group: 'grp_1' })).toBe(true);
    expect(settled('queue_long', { group: 'grp_2' })).toBe(false);
    expect(settled('missed_offers', { data: of('agt_1') })).toBe(false);
    expect(settled('missed_offers', { data: of('agt_2') })).toBe(true);
    expect(settled('urged', {})).toBe(false); // its row tells
  });

  it('is over once somebody who pressed for an answer has one', () => {
    const row = (state: string, waiting_since: string) => ({ ...late, state, waiting_since });
    const at = '2026-11-28T08:00:00Z';
    expect(isEased(at, row('queued', '2026-11-28T07:50:00Z'))).toBe(false);
    expect(isEased(at, row('awaiting_agent', '2026-11-28T07:50:00Z'))).toBe(false);
    expect(isEased(at, row('awaiting_agent', '2026-11-28T08:05:00Z'))).toBe(true);
    expect(isEased(at, row('awaiting_customer', '2026-11-28T08:05:00Z'))).toBe(true);
    expect(isEased(at, row('ended', '2026-11-28T07:50:00Z'))).toBe(true);
  });
});

describe('an alarm in words', () => {
  const t = words.in('en');
  const names: Record<string, string> = { agt_1: 'Mei' };
  const said = (code: string, data: Record<string, unknown>) =>
    alarmInWords({ code, data: data as Alarm['data'] }, t, (id) => names[id] ?? '');
  it.each([
    ['queue_long', { waiting: 12 }, '12 wait in the queue.'],
    ['urged', { times: 1 }, 'The customer presses for an answer.'],
    ['missed_offers', { agent: 'agt_1' }, 'Mei let several offers pass and is away now.'],
    ['missed_offers', { agent: 'gone' }, 'A former agent let several offers pass and is away now.'],
    ['new_code', {}, 'Alarm: new_code'],
  ])('%s with %o', (code, data, text) => expect(said(code, data)).toBe(text));
});
