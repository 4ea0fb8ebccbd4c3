/** One socket between a tab and the server of the tests. */
import type { SocketLike } from '../../../src/types';
import { Refused, type Server } from './server';
import type { Tab } from './world';

export class FakeSocket implements SocketLike {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  customer: string | undefined;
  private ended = false;

  constructor(
    readonly tab: Tab,
    url: string,
  ) {
    const { world } = tab;
    tab.sockets.add(this);
    world.clock.after(20, () => {
      if (this.ended || tab.socketHangs) return;
      if (!world.socketsAllowed || !tab.online) return this.end(1006);
      this.customer = world.server.useTicket(url.replace('ws:', ''));
      if (!this.customer) return this.end(1006);
      world.joined(this);
      if (tab.alive) this.onopen?.();
    });
  }

  send(text: string) {
    if (this.ended || !this.tab.online) return;
    const frame = JSON.parse(text);
    this.tab.world.carry('up', () => this.customer && this.arrived(frame));
  }

  private arrived({ op, id, conversation = null, data }: Frame) {
    const { server } = this.tab.world;
    const customer = this.customer ?? '';
    try {
      const done = this.act(server, customer, op, conversation, data, id);
      this.down({ v: 1, op: 'ack', id, conversation: done.conversation, data: done.data });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.down({ v: 1, op: 'nack', id, conversation, data: { code: error.code, detail: '' } });
    }
  }

  private act(
    server: Server,
    customer: string,
    op: string,
    conversation: string | null,
    data: Record<string, unknown>,
    id: string,
  ): { conversation: string | null; data: Record<string, unknown> } {
    if (op === 'ping') return { conversation: null, data: {} };
    if (op === 'hello') {
      const hello = server.hello(customer, conversation, Number(data.after));
      for (const entry of hello.entries)
        this.down({ v: 1, op: 'entry', conversation, data: { ...entry } });
      return { conversation, data: hello.data };
    }
    const done =
      op === 'start'
        ? server.start(customer, data, id)
        : server.command(customer, op, conversation, data, id);
    return { conversation: done.conversation, data: { seq: done.seq } };
  }

  down(frame: object) {
    const data = JSON.stringify(frame);
    this.tab.world.carry('down', () => {
      if (!this.ended && this.tab.alive && this.tab.online) this.onmessage?.({ data });
    });
  }

  close() {
    this.end(1000, true);
  }

  end(code: number, silent = false) {
    if (this.ended) return;
    this.ended = true;
    this.tab.sockets.delete(this);
    this.tab.world.parted(this);
    if (!silent && this.tab.alive) this.onclose?.({ code });
  }
}

interface Frame {
  op: string;
  id: string;
  conversation?: string | null;
  data: Record<string, unknown>;
}
