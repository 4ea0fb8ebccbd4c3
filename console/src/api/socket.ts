/**
 * The socket: only hears. Commands go over REST, so nothing depends on it; what is missed while it is
 * down is fetched by `onLive`. Tried again with growing, jittered pauses; a ping each 20 s is also
 * the heartbeat that keeps an agent on duty, and one that is not answered in time ends the socket.
 */
import type { ApiError } from './problem';

export interface Frame {
  op: string;
  id?: string;
  conversation?: string;
  data: Record<string, unknown>;
}
export type LinkState = 'connecting' | 'live' | 'offline';

export interface Ports {
  ticket(): Promise<string>;
  open(url: string): WebSocket;
  random(): number;
}
export interface Hears {
  frame(frame: Frame): void;
  live(): void;
  state(state: LinkState): void;
  refused(error: ApiError): void; // the ticket was, for good
}

const PING_MS = 20_000;
const ANSWER_MS = 8_000;
const FIRST_PAUSE_MS = 500;
// In a storm those who try more often are back sooner, and who is not back in 105 s loses their
// conversations to others. Agents are few beside customers, whose widgets wait longer.
const LONGEST_PAUSE_MS = 3_000;

export class Link {
  private socket: WebSocket | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private round = 0; // what belongs to an earlier attempt counts no more
  private sent = 0;

  constructor(
    private readonly ports: Ports,
    private readonly hears: Hears,
  ) {}

  /** Begin, or try at once instead of later (the network is back, the computer woke up). */
  start(): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.ping();
    else void this.attempt();
  }

  stop(): void {
    this.round++;
    clearTimeout(this.timer);
    this.drop();
  }

  private drop(): void {
    const socket = this.socket;
    this.socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  private async attempt(): Promise<void> {
    clearTimeout(this.timer);
    this.drop();
    const mine = ++this.round;
    this.hears.state('connecting');
    try {
      const url = await this.ports.ticket();
      if (mine === this.round) this.connect(url, mine);
    } catch (error) {
      if (mine !== this.round) return;
      const problem = error as ApiError;
      if (problem.passing) this.lost();
      else this.hears.refused(problem);
    }
  }

  private connect(url: string, mine: number): void {
    const socket = this.ports.open(url);
    this.socket = socket;
    this.timer = setTimeout(() => this.lost(), ANSWER_MS);
    socket.onopen = () => this.say('hello');
    socket.onclose = () => mine === this.round && this.lost();
    socket.onmessage = ({ data }) => mine === this.round && this.receive(String(data));
  }

  private say(op: 'hello' | 'ping'): void {
    const id = `${op}-${++this.sent}`;
    this.socket?.send(JSON.stringify({ v: 1, op, id, data: {} }));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.lost(), ANSWER_MS);
  }

  private ping(): void {
    this.say('ping');
  }

  private receive(text: string): void {
    const frame = parsed(text);
    if (!frame) return; // the gateway's own words
    if (frame.op === 'ack' || frame.op === 'nack') this.answered(frame);
    else this.hears.frame(frame);
  }

  private answered(frame: Frame): void {
    clearTimeout(this.timer);
    if (!frame.id?.startsWith('hello')) this.timer = setTimeout(() => this.ping(), PING_MS);
    else if (frame.op === 'nack') this.lost();
    else this.welcomed();
  }

  private welcomed(): void {
    this.ping(); // at once: with the first heartbeat one is on duty
    this.failures = 0;
    this.hears.state('live');
    this.hears.live();
  }

  private lost(): void {
    clearTimeout(this.timer);
    this.drop();
    this.round++;
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.failures++);
    this.hears.state('offline');
    this.timer = setTimeout(() => void this.attempt(), pause * (0.5 + this.ports.random()));
  }
}

function parsed(text: string): Frame | null {
  try {
    const frame = JSON.parse(text) as Partial<Frame> | null;
    return frame && typeof frame.op === 'string' && typeof frame.data === 'object'
      ? (frame as Frame)
      : null;
  } catch {
    return null;
  }
}
