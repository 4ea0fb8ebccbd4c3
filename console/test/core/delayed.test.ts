import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Delayed, DelayedCommands, UNDO_MS } from '@/api/delayed';
import { ApiError } from '@/api/problem';

const PLACE = 'delayed.test';

function server(...answers: ApiError[]) {
  const got: Delayed[] = [];
  const send = async (one: Delayed) => {
    got.push(one);
    const answer = answers.shift();
    if (answer) throw answer;
  };
  return { got, send };
}

describe('a command that can be undone', () => {
  beforeEach(() => vi.useFakeTimers());

  it('is sent after six seconds, once', async () => {
    const { got, send } = server();
    const commands = new DelayedCommands(PLACE, send);
    commands.add('end', 'cnv_1');
    await vi.advanceTimersByTimeAsync(UNDO_MS - 1);
    expect(got).toEqual([]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(got.map((one) => one.op)).toEqual(['end']);
    expect(commands.read()).toEqual([]);
  });

  it('is told of once it waits no more, whoever took it back', () => {
    const commands = new DelayedCommands(PLACE, server().send);
    const gone = vi.fn();
    const { id } = commands.add('end', 'cnv_1');
    commands.whenGone(id, gone);
    commands.add('end', 'cnv_2');
    expect(gone).not.toHaveBeenCalled();
    commands.drop(id);
    commands.add('end', 'cnv_3');
    expect(gone).toHaveBeenCalledOnce();
  });

  it('is never sent when it was taken back in time, and says when it was not', async () => {
    const { got, send } = server();
    const commands = new DelayedCommands(PLACE, send);
    const { id } = commands.add('end', 'cnv_1');
    expect(commands.drop(id)).toBe(true);
    await vi.runAllTimersAsync();
    expect(got).toEqual([]);
    const late = commands.add('end', 'cnv_1');
    await vi.runAllTimersAsync();
    expect(commands.drop(late.id)).toBe(false);
  });

  it('is sent after a reload with the same id, also when its time has passed', async () => {
    const before = new DelayedCommands(PLACE, () => new Promise(() => undefined));
    before.add('transfer', 'cnv_1', { group: 'grp_1' });
    vi.setSystemTime(Date.now() + 3_600_000);
    const { got, send } = server();
    new DelayedCommands(PLACE, send);
    await vi.advanceTimersByTimeAsync(10);
    expect(got.map((one) => [one.op, one.body])).toEqual([['transfer', { group: 'grp_1' }]]);
  });

  it('is tried again while the server is away, and tells of a refusal', async () => {
    const { got, send } = server(new ApiError('offline', 0), new ApiError('not_now', 409));
    const commands = new DelayedCommands(PLACE, send);
    const failed = vi.fn();
    commands.onFailed = failed;
    commands.add('end', 'cnv_1');
    await vi.advanceTimersByTimeAsync(UNDO_MS + 10_000);
    expect(got.length).toBe(2);
    expect(failed).toHaveBeenCalledOnce();
    expect(failed.mock.calls[0]?.[1]).toMatchObject({ code: 'not_now' });
    expect(commands.read()).toEqual([]);
  });

  it('goes at once when something else is about to be done to the conversation', async () => {
    const { got, send } = server();
    const commands = new DelayedCommands(PLACE, send);
    commands.add('end', 'cnv_1');
    commands.add('end', 'cnv_2');
    await commands.flush('cnv_1');
    expect(got.map((one) => one.conversation)).toEqual(['cnv_1']);
  });
});
