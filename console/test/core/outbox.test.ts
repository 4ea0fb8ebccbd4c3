import { beforeEach, describe, expect, it, vi } from 'vitest';
import { newId, Outbox, type Outgoing } from '@/api/outbox';
import { ApiError } from '@/api/problem';

const PLACE = 'outbox.test';
const message = (text: string, conversation = 'cnv_1') => ({
  conversation,
  kind: 'say' as const,
  text,
  attachments: [],
});

/** A server that answers as it is told, in order; keeps what it was sent. */
function server(...answers: (number | ApiError)[]) {
  const got: Outgoing[] = [];
  const send = async (one: Outgoing) => {
    got.push(one);
    const answer = answers.shift() ?? got.length;
    if (answer instanceof ApiError) throw answer;
    return answer;
  };
  return { got, send };
}

const texts = (list: readonly Outgoing[]) => list.map((one) => one.text);

describe('the outbox', () => {
  beforeEach(() => vi.useFakeTimers());

  it('sends one after another in each conversation', async () => {
    const { got, send } = server();
    const box = new Outbox(PLACE, send);
    box.add(message('a'));
    box.add(message('b'));
    box.add(message('x', 'cnv_2'));
    await vi.runAllTimersAsync();
    expect(texts(got.filter((one) => one.conversation === 'cnv_1'))).toEqual(['a', 'b']);
    expect(box.read().every((one) => one.sent)).toBe(true);
  });

  it('sends what the browser has no room to keep', async () => {
    const { got, send } = server();
    const box = new Outbox(PLACE, send);
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    vi.stubGlobal('localStorage', { setItem: full, removeItem: () => undefined });
    box.add(message('a'));
    await vi.runAllTimersAsync();
    vi.unstubAllGlobals();
    expect(texts(got)).toEqual(['a']);
    expect(box.read()[0]?.sent).toBe(1);
  });

  it('tries again with the same id until it gets through, and the next waits', async () => {
    const { got, send } = server(new ApiError('offline', 0), new ApiError('server', 503), 7);
    const box = new Outbox(PLACE, send);
    const made = box.add(message('a'));
    box.add(message('b'));
    await vi.advanceTimersByTimeAsync(500);
    expect(texts(got)).toEqual(['a']);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(texts(got)).toEqual(['a', 'a', 'a', 'b']);
    expect(new Set(got.slice(0, 3).map((one) => one.id))).toEqual(new Set([made.id]));
  });

  it('keeps what is refused for good, says why, and lets the next through', async () => {
    const { got, send } = server(new ApiError('too_long', 422));
    const box = new Outbox(PLACE, send);
    const made = box.add(message('a'));
    box.add(message('b'));
    await vi.runAllTimersAsync();
    expect(box.read()[0]).toMatchObject({ id: made.id, failed: 'too_long' });
    expect(texts(got)).toEqual(['a', 'b']);
    box.retry(made.id);
    await vi.runAllTimersAsync();
    expect(texts(got)).toEqual(['a', 'b', 'a']);
  });

  it('sends after a reload what was written before, once it is woken', async () => {
    const never = new Outbox(PLACE, () => new Promise(() => undefined));
    never.add(message('a'));
    const { got, send } = server();
    const again = new Outbox(PLACE, send);
    expect(texts(again.read())).toEqual(['a']);
    again.wake();
    await vi.runAllTimersAsync();
    expect(texts(got)).toEqual(['a']);
    expect(got[0]?.id).toBe(never.read()[0]?.id);
  });

  it('waits for a new sign-in rather than giving up', async () => {
    const { got, send } = server(new ApiError('signed_out', 401), 3);
    const box = new Outbox(PLACE, send);
    box.add(message('a'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(texts(got)).toEqual(['a', 'a']);
    expect(box.read()[0]?.sent).toBe(3);
  });

  it('keeps what another tab writes, and forgets what another tab has dropped', async () => {
    const silent = () => new Promise<number>(() => undefined);
    const [one, other] = [new Outbox(PLACE, silent), new Outbox(PLACE, silent)];
    const made = one.add(message('a'));
    other.add(message('b'));
    const third = new Outbox(PLACE, silent);
    expect(texts(third.read()).sort()).toEqual(['a', 'b']);
    one.drop(made.id);
    window.dispatchEvent(
      new StorageEvent('storage', { key: `${PLACE}/${made.id}`, newValue: null }),
    );
    expect(texts(third.read())).toEqual(['b']);
  });

  it('begins empty where what was kept is not its own', () => {
    localStorage.setItem(`${PLACE}/a`, '{"odd":');
    localStorage.setItem(`${PLACE}/b`, '{"id":"other"}');
    expect(new Outbox(PLACE, server().send).read()).toEqual([]);
  });
});

it('makes ids that differ and fit the API', () => {
  const ids = new Set(Array.from({ length: 200 }, newId));
  expect(ids.size).toBe(200);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
});
