import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '@/api/problem';
import { type Frame, Link } from '@/api/socket';

class Socket {
  static OPEN = 1;
  readyState = 0;
  sent: { op: string; id: string }[] = [];
  closed = false;
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;

  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    this.closed = true;
  }
  opens() {
    this.readyState = 1;
    this.onopen?.();
  }
  says(frame: object) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  acks() {
    this.says({ v: 1, op: 'ack', id: this.sent.at(-1)?.id, data: {} });
  }
}

function rig(ticket: () => Promise<string> = async () => 'ws://there') {
  const sockets: Socket[] = [];
  const told: string[] = [];
  const frames: Frame[] = [];
  const refused: string[] = [];
  const open = () => {
    const socket = new Socket();
    sockets.push(socket);
    return socket as unknown as WebSocket;
  };
  const link = new Link(
    { ticket, open, random: () => 0.5 },
    {
      frame: (frame) => frames.push(frame),
      live: () => told.push('fetch'),
      state: (state) => told.push(state),
      refused: (error) => refused.push(error.code),
    },
  );
  return { link, sockets, told, frames, refused, last: () => sockets.at(-1) as Socket };
}

const soon = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

describe('the socket', () => {
  beforeEach(() => vi.useFakeTimers());

  it('says hello, and what was missed is fetched once that is answered', async () => {
    const { link, last, told, frames } = rig();
    link.start();
    await soon();
    last().opens();
    expect(last().sent.map((f) => f.op)).toEqual(['hello']);
    last().says({ v: 1, op: 'entry', data: { seq: 1 } });
    last().acks();
    expect(last().sent.map((f) => f.op)).toEqual(['hello', 'ping']); // on duty at once
    expect(told).toEqual(['connecting', 'live', 'fetch']);
    expect(frames.map((f) => f.op)).toEqual(['entry']);
  });

  it('begins anew when its hello is refused', async () => {
    const { link, last, sockets, told } = rig();
    link.start();
    await soon();
    last().opens();
    last().says({ v: 1, op: 'nack', id: last().sent.at(-1)?.id, data: { code: 'server' } });
    expect(told).toEqual(['connecting', 'offline']);
    await soon(1_000);
    expect(sockets.length).toBe(2);
  });

  it('pings each 20 s, and begins anew when one is not answered', async () => {
    const { link, last, sockets, told } = rig();
    link.start();
    await soon();
    last().opens();
    last().acks();
    last().acks();
    await soon(20_000);
    expect(last().sent.map((f) => f.op)).toEqual(['hello', 'ping', 'ping']);
    last().acks();
    await soon(20_000);
    expect(sockets.length).toBe(1);
    await soon(8_500);
    expect(sockets[0]?.closed).toBe(true);
    expect(sockets.length).toBe(2);
    expect(told.filter((word) => word === 'offline').length).toBe(1);
  });

  it('tries again with growing pauses while nothing answers, without hurry for ever', async () => {
    const asked = vi.fn(async () => {
      throw new ApiError('offline', 0);
    });
    const { link } = rig(asked);
    link.start();
    await soon(8_000);
    const early = asked.mock.calls.length;
    await soon(600_000);
    expect(early).toBeGreaterThanOrEqual(4);
    expect(asked.mock.calls.length - early).toBeLessThan(210);
    expect(asked.mock.calls.length - early).toBeGreaterThan(190);
  });

  it('says so when the ticket is refused for good, and stops', async () => {
    const asked = vi.fn(async () => {
      throw new ApiError('signed_out', 401);
    });
    const { link, refused } = rig(asked);
    link.start();
    await soon(60_000);
    expect(refused).toEqual(['signed_out']);
    expect(asked).toHaveBeenCalledOnce();
  });

  it('hears nothing of a socket it has given up, and nothing that is no frame', async () => {
    const { link, sockets, last, frames } = rig();
    link.start();
    await soon();
    last().opens();
    last().onmessage?.({ data: 'Endpoint request timed out' });
    last().onmessage?.({ data: '[]' });
    const old = last().onmessage;
    last().onclose?.();
    await soon(5_000);
    expect(sockets.length).toBe(2);
    old?.({ data: JSON.stringify({ op: 'entry', data: {} }) });
    expect(frames).toEqual([]);
  });

  it('is quiet after it was stopped', async () => {
    const { link, sockets, last } = rig();
    link.start();
    await soon();
    last().opens();
    link.stop();
    await soon(120_000);
    expect(sockets.length).toBe(1);
    expect(last().closed).toBe(true);
  });
});
