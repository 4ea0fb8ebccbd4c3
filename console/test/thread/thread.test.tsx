import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { controls } from '@/actions';
import { keys } from '@/api/keys';
import type { Log } from '@/api/log';
import type { Conversation, Entry } from '@/api/types';
import { preferences } from '@/me/preferences';
import { Emoji } from '@/thread/composer/emoji';
import { afterSent } from '@/thread/composer/use-send';
import { TOLD } from '@/thread/log/events';
import { itemsOf, SAID } from '@/thread/log/items';
import { Row } from '@/thread/log/rows';
import { type Scope, ScopeProvider, useTeller } from '@/thread/scope';
import Thread from '@/thread/thread';
import { atDesk, page, type Routes } from '../desk';
import { byAgent, conversation, entry } from './given';

// To count how often the tools around the text are drawn.
vi.mock('@/thread/composer/emoji', async (real) => {
  const { Emoji } = await real<typeof import('@/thread/composer/emoji')>();
  return { Emoji: vi.fn(Emoji) };
});

const ANSWER = {
  id: 'ans_1',
  shortcut: 'hello',
  title: 'Greeting',
  text: { en: 'Hello {customer.name}, {agent.name} here' },
  groups: [],
  personal: false,
  version: 1,
};

function routes(c: Conversation, log: Entry[]): Routes {
  return {
    'GET /v1/conversations/{conversation}': () => c,
    'GET /v1/conversations/{conversation}/entries': ({ query }) =>
      page(log.filter((one) => one.seq > Number(query.after))),
    'GET /v1/conversations/{conversation}/viewers': () =>
      page([{ agent: 'agt_tom', name: 'Tom', composing: true, until: '2099-01-01T00:00:00.000Z' }]),
    'POST /v1/conversations/{conversation}/viewing': () => ({ conversation: c.id, seq: null }),
    'POST /v1/conversations/{conversation}/typing': () => ({ conversation: c.id, seq: null }),
    'POST /v1/conversations/{conversation}/read': () => ({ conversation: c.id, seq: null }),
    'POST /v1/conversations/{conversation}/take-over': () => ({ conversation: c.id, seq: 9 }),
    'GET /v1/agents': () => page([{ id: 'agt_tom', name: 'Tom', active: true, groups: [] }]),
    'GET /v1/groups': () => page([{ id: 'grp_1', name: 'Support', policy: {}, channels: {} }]),
    'GET /v1/tags': () => ({ tags: [], version: 1 }),
    'GET /v1/settings': () => ({ policy: { recall_s: 120 }, channels: {} }),
    'GET /v1/settings/widget': () => ({
      rating_reasons: [{ code: 'fast', label: { en: 'Quick' } }],
      menu: [{ group: 'grp_1', topic: 'orders', label: { en: 'My order', zh: '订单' } }],
    }),
    'GET /v1/agents/{agent}/picture': () => ({ picture: null }),
    'GET /v1/answers': () => page([ANSWER]),
  };
}

const LOG = [entry(1, 'started'), entry(2, 'message', { text: 'Help' })];
const person = { name: 'Ann', email: '', vip: true, blocked: false, anonymous: true };

async function opened(more: Partial<Conversation> = {}, options = {}) {
  const c = conversation({ seq: 2, public_seq: 2, person, ...more });
  const rig = atDesk(<Thread id={c.id} />, { routes: routes(c, LOG), ...options });
  await screen.findByRole('heading', { name: 'Ann' });
  return { ...rig, c };
}
const area = (name = 'Reply') => screen.getByRole<HTMLTextAreaElement>('textbox', { name });
const foot = () => document.querySelector<HTMLElement>('.thread-foot') as HTMLElement;
const write = (text: string) => {
  fireEvent.change(area(), { target: { value: text } });
  area().setSelectionRange(text.length, text.length);
  fireEvent.select(area());
};
const says = (seq: number, text: string) => entry(seq, 'message', { text });

describe('the log', () => {
  function Shown({ log }: { log: Entry[] }) {
    const c = conversation({ person });
    const teller = useTeller(c);
    const scope: Scope = { c, teller, does: vi.fn(), open: vi.fn(), compose: vi.fn() };
    return (
      <ScopeProvider value={scope}>
        {itemsOf(log, null).map((item) => (
          <Row key={item.key} item={item} onLook={() => undefined} />
        ))}
      </ScopeProvider>
    );
  }

  it('shows every type there is, and one that there is not yet', async () => {
    const types = [...SAID, ...Object.keys(TOLD), 'of_tomorrow'];
    const log = types.map((type, i) =>
      entry(i + 1, type, { text: `text ${type}`, code: 'greeting' }),
    );
    const { container } = atDesk(<Shown log={log} />, { routes: routes(conversation(), []) });
    expect(container.querySelectorAll('.said, .line')).toHaveLength(types.length);
    expect(container.textContent).toContain('Something new: of_tomorrow');
  });

  it('tells kinds apart by label, not by colour alone', () => {
    const log = [
      entry(1, 'note', { text: 'n' }, byAgent()),
      entry(2, 'whisper', { text: 'w' }, byAgent('agt_sara')),
      entry(3, 'consult', { text: 'c', agent: 'agt_tom' }, byAgent()),
      entry(4, 'left_message', { text: 'l', contact: 'ann@x.example' }),
      entry(5, 'auto', { code: 'greeting' }, { by: { id: 'system', role: 'system' } }),
    ];
    atDesk(<Shown log={log} />, { routes: routes(conversation(), []) });
    for (const label of [
      /Private note/,
      /Whisper/,
      /Side thread with/,
      /Left a message/,
      /Automatic/,
    ])
      expect(screen.getByText(label)).toBeTruthy();
    expect(screen.getByText('Reach them at ann@x.example')).toBeTruthy();
  });

  it('a rating has stars, the reasons in words and the comment', async () => {
    const log = [entry(1, 'rated', { score: 4, reasons: ['fast', 'odd'], comment: 'Thanks' })];
    atDesk(<Shown log={log} />, { routes: routes(conversation(), []) });
    expect(screen.getByRole('img', { name: '4 of 5 stars' })).toBeTruthy();
    await screen.findByText('Quick');
    expect(screen.getByText('odd')).toBeTruthy();
    expect(screen.getByText('Thanks')).toBeTruthy();
  });

  it('says of a picture whose file is gone that it cannot be shown', async () => {
    const attachments = [{ id: 'att_1', name: 'a.png', type: 'image/png', size: 3 }];
    const file = 'GET /v1/conversations/{conversation}/attachments/{attachment}';
    const url = 'https://files.example/a.png';
    const { container } = atDesk(<Shown log={[entry(1, 'message', { attachments })]} />, {
      routes: { ...routes(conversation(), []), [file]: () => ({ url }) },
    });
    const picture = () => container.querySelector('.thumbnail img');
    await waitFor(() => expect(picture()).toBeTruthy());
    fireEvent.error(picture() as Element);
    expect(await screen.findByText(/This file cannot be shown/)).toBeTruthy();
    expect(picture()).toBeNull();
  });

  it.each(['audio/ogg', 'video/mp4'])(
    'says of %s whose file is gone that it cannot be shown',
    async (type) => {
      const attachments = [{ id: 'att_1', name: 'note', type, size: 3 }];
      const file = 'GET /v1/conversations/{conversation}/attachments/{attachment}';
      const url = 'https://files.example/note';
      const { container } = atDesk(<Shown log={[entry(1, 'message', { attachments })]} />, {
        routes: { ...routes(conversation(), []), [file]: () => ({ url }) },
      });
      const player = () => container.querySelector(`.played[src="${url}"]`);
      await waitFor(() => expect(player()).toBeTruthy());
      expect(player()?.getAttribute('preload')).toBe('metadata'); // known before somebody plays it
      fireEvent.error(player() as Element);
      expect(await screen.findByText(/This file cannot be shown/)).toBeTruthy();
      expect(container.querySelector('.played')).toBeNull();
    },
  );

  it('is told by the same teller while entries come: with another, every row is drawn', () => {
    const tellers: unknown[] = [];
    let said = () => {};
    function Told() {
      const [c, change] = useState(conversation({ person }));
      said = () => change((now) => ({ ...now, seq: now.seq + 1 }));
      tellers.push(useTeller(c));
      return <output>{c.seq}</output>;
    }
    atDesk(<Told />, { routes: routes(conversation(), []) });
    const before = Number(screen.getByRole('status').textContent);
    act(said);
    expect(screen.getByText(before + 1)).toBeTruthy();
    expect(new Set(tellers).size).toBe(1);
  });

  it('never makes a script of what somebody wrote', () => {
    const log = [says(1, '<img src=x onerror=alert(1)> javascript:alert(1) https://ok.example')];
    const { container } = atDesk(<Shown log={log} />, { routes: routes(conversation(), []) });
    expect(container.querySelector('.written img')).toBeNull();
    expect([...container.querySelectorAll('a')].map((a) => a.getAttribute('href'))).toEqual([
      'https://ok.example/',
    ]);
    expect(container.querySelector('a')?.rel).toBe('noopener noreferrer');
  });
});

describe('the head', () => {
  it('asks for the menu only where there is a topic to name', async () => {
    const { asked } = await opened();
    await within(foot()).findByText(/Tom is writing/);
    expect(asked.map((one) => one.route)).not.toContain('GET /v1/settings/widget');
  });

  it('says a topic as visitors chose it, and one that is in no menu by its code', async () => {
    await opened({ topic: 'orders' });
    expect(await screen.findByText('My order')).toBeTruthy();
    act(() => preferences.set({ language: 'zh-CN' }));
    expect(await screen.findByText('订单')).toBeTruthy();
    act(() => preferences.set({ language: 'en' }));
    cleanup();
    await opened({ topic: 'of old' });
    expect(await screen.findByText('of old')).toBeTruthy();
  });
});

describe('the composer', () => {
  it('sends with Enter where one has chosen so; a list that is open has it first', async () => {
    const { desk } = await opened();
    preferences.set({ enterSends: true });
    write('/hel');
    await screen.findByRole('option', { name: /Greeting/ });
    fireEvent.keyDown(area(), { key: 'Enter' });
    await waitFor(() => expect(area().value).toBe('Hello Ann, Mei here'));
    fireEvent.keyDown(area(), { key: 'Enter', shiftKey: true });
    expect(desk.outbox.read()).toHaveLength(0);
    fireEvent.keyDown(area(), { key: 'Enter' });
    expect(desk.outbox.read()[0]).toMatchObject({ text: 'Hello Ann, Mei here' });
    preferences.set({ enterSends: false });
  });

  it('is not drawn again for a message that comes', async () => {
    const { desk, c } = await opened();
    await within(foot()).findByText(/Tom is writing/);
    const drawn = vi.mocked(Emoji).mock.calls.length;
    act(() => desk.live.receive({ op: 'entry', data: { ...says(3, 'And more') } }));
    await screen.findByText('Ann: And more');
    expect(desk.cache.getQueryData<Conversation>(keys.conversation(c.id))?.seq).toBe(3);
    expect(vi.mocked(Emoji).mock.calls.length).toBe(drawn);
    write('Yes');
    expect(vi.mocked(Emoji).mock.calls.length).toBeGreaterThan(drawn);
  });

  it('offers quick replies with what it sends', async () => {
    const { desk } = await opened();
    write('Which one?');
    fireEvent.click(screen.getByRole('button', { name: 'Quick replies' }));
    const input = await screen.findByPlaceholderText('What the customer may press; Enter adds it');
    for (const value of ['Small', 'Large', 'Small']) {
      fireEvent.change(input, { target: { value } });
      fireEvent.keyDown(input, { key: 'Enter' });
    }
    fireEvent.paste(input, { clipboardData: { getData: () => 'x'.repeat(100) } });
    fireEvent.click(screen.getByRole('button', { name: 'Quick replies' })); // takes nothing away
    fireEvent.keyDown(area(), { key: 'Enter', ctrlKey: true });
    expect(desk.outbox.read()[0]).toMatchObject({
      text: 'Which one?',
      replies: ['Small', 'Large', 'x'.repeat(80)],
    });
    expect(input.isConnected).toBe(false);
  });

  it('sends with Ctrl Enter, not with Enter and not while letters are composed', async () => {
    const { desk, c } = await opened();
    write('Hello');
    fireEvent.keyDown(area(), { key: 'Enter' });
    fireEvent.keyDown(area(), { key: 'Enter', ctrlKey: true, isComposing: true });
    fireEvent.keyDown(area(), { key: 'Enter', ctrlKey: true, keyCode: 229 });
    expect(desk.outbox.read()).toHaveLength(0);
    fireEvent.keyDown(area(), { key: 'Enter', ctrlKey: true });
    expect(desk.outbox.read()[0]).toMatchObject({ conversation: c.id, kind: 'say', text: 'Hello' });
    expect(area().value).toBe('');
  });

  it('keeps a draft for each mode through a reload', async () => {
    const first = await opened();
    write('To the customer');
    fireEvent.click(screen.getByRole('button', { name: 'Note' }));
    expect(area('Note').value).toBe('');
    fireEvent.change(area('Note'), { target: { value: 'To colleagues' } });
    first.unmount();
    await opened();
    expect(area().value).toBe('To the customer');
    fireEvent.click(screen.getByRole('button', { name: 'Note' }));
    expect(area('Note').value).toBe('To colleagues');
  });

  it('puts in a canned answer with its blanks filled', async () => {
    await opened();
    write('/hel');
    await screen.findByRole('option', { name: /Greeting/ });
    fireEvent.keyDown(area(), { key: 'Enter' });
    await waitFor(() => expect(area().value).toBe('Hello Ann, Mei here'));
  });

  it('asks once when somebody was quicker', async () => {
    const { desk, c } = await opened();
    write('I will look');
    const now = desk.cache.getQueryData<Log>(keys.log(c.id));
    await act(async () => {
      desk.cache.setQueryData<Log>(keys.log(c.id), {
        entries: [...(now?.entries ?? []), says(3, 'Solved'), says(4, 'Thanks')],
      });
    });
    await screen.findByText('Ann: Thanks'); // read out, so it is on the screen
    fireEvent.keyDown(area(), { key: 'Enter', ctrlKey: true });
    await screen.findByText('2 new messages since you began to write.');
    expect(desk.outbox.read()).toHaveLength(0);
    fireEvent.click(screen.getByRole('button', { name: 'Send anyway' }));
    expect(desk.outbox.read()).toHaveLength(1);
  });

  it('shows who else is writing an answer', async () => {
    await opened();
    await screen.findByText(/Tom is writing an answer/);
  });

  it('asks to close only after the message was taken', async () => {
    const { desk } = await opened();
    const then = vi.fn();
    const one = desk.outbox.add({ conversation: 'x', kind: 'say', text: 'a', attachments: [] });
    afterSent(desk.outbox, one.id, then);
    expect(then).not.toHaveBeenCalled();
    await waitFor(() => expect(then).toHaveBeenCalledTimes(1));
  });
});

describe('what did not get there', () => {
  const gone = {
    id: 'out_1',
    conversation: 'cnv_1',
    kind: 'say' as const,
    text: 'Hello',
    attachments: [],
    at: 1,
    failed: 'not_in_this_state',
  };

  it('says why, and can be tried again or thrown away', () => {
    const { desk } = atDesk(<Unsaid />, { routes: routes(conversation(), []) });
    const [retry, drop] = [vi.spyOn(desk.outbox, 'retry'), vi.spyOn(desk.outbox, 'drop')];
    expect(screen.getByRole('alert').textContent).toMatch(/^Not sent: .+/);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retry).toHaveBeenCalledWith('out_1');
    fireEvent.click(screen.getByRole('button', { name: 'Throw away' }));
    expect(drop).toHaveBeenCalledWith('out_1');
  });

  function Unsaid() {
    const c = conversation({ person });
    const teller = useTeller(c);
    const scope: Scope = { c, teller, does: vi.fn(), open: vi.fn(), compose: vi.fn() };
    return (
      <ScopeProvider value={scope}>
        <Row item={{ kind: 'unsent', key: 'c', message: gone }} onLook={() => undefined} />
      </ScopeProvider>
    );
  }
});

describe('actions', () => {
  it('that the state forbids are greyed with the reason and can be reached', async () => {
    await opened({ state: 'awaiting_confirmation' });
    const button = screen.getByRole('button', { name: 'Ask whether it is solved' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(button.hasAttribute('disabled')).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: 'All that can be done' }));
    await screen.findAllByText('The customer is being asked whether it is solved.');
  });

  it('wait six seconds where they can be undone, the others go at once', async () => {
    const { desk, asked, c } = await opened({ agent: 'agt_tom' });
    controls.thread?.does('end');
    await waitFor(() => expect(desk.delayed.read()[0]?.op).toBe('end'));
    const bar = (await within(foot()).findByText('Ending the conversation…')).parentElement;
    if (bar) fireEvent.click(within(bar).getByRole('button', { name: 'Undo' }));
    expect(desk.delayed.read()).toHaveLength(0);
    // Neither the bar nor the notice stays.
    await waitFor(() => expect(screen.queryByText('Ending the conversation…')).toBeNull());
    controls.thread?.does('take-over');
    await waitFor(() =>
      expect(
        asked.some((one) => one.route.endsWith('/take-over') && one.path.conversation === c.id),
      ).toBe(true),
    );
  });

  it('when it is over one may re-open it or add a note', async () => {
    await opened({ state: 'ended', agent: null });
    expect(screen.queryByRole('textbox', { name: 'Reply' })).toBeNull();
    expect(controls.thread?.insert('Hello')).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: 'Note' }));
    await waitFor(() => area('Note'));
    act(() => expect(controls.thread?.insert('Hello')).toBe(true));
    expect(area('Note').value).toBe('Hello');
  });

  it('a lead sees what can be done with somebody else’s; an agent does not', async () => {
    const { unmount } = await opened({ agent: 'agt_tom' });
    expect(screen.getByText(/You look at somebody else/)).toBeTruthy();
    unmount();
    await opened({ agent: 'agt_tom' }, { may: (one: string) => one !== 'conversations.supervise' });
    expect(screen.queryByText(/You look at somebody else/)).toBeNull();
  });
});
