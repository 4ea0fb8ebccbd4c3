/** The stand-in for the server: it answers with the scene, plays a talk and lets nothing out. */
import { expect, it, vi } from 'vitest';
import type { WidgetShown } from '@/api/types';
import { makeServer } from '@/preview/server';

const config = {
  default_group: 'grp_a',
  menu: [{ id: 'q', label: { en: 'Q' }, group: 'grp_b', topic: '' }],
  invitations: [],
} as unknown as WidgetShown;

function given(open = true) {
  const logo = vi.fn(async () => new Response('{}'));
  const server = makeServer(() => ({ config, open, greeting: 'Welcome' }), logo);
  const ask = async (path: string, body?: object) => {
    const init = body && { method: 'POST', body: JSON.stringify(body) };
    const answer = await server.answer(`https://chat.example/v1${path}`, init);
    return { status: answer.status, said: await answer.json() };
  };
  return { ask, logo, server };
}

it('gives the settings of the scene, and all groups that it leads to', async () => {
  const { ask } = given(false);
  expect((await ask('/widget?key=k')).said).toEqual(config);
  const { said } = await ask('/widget/status');
  expect(said.groups.map((one: { group: string }) => one.group)).toEqual(['grp_a', 'grp_b']);
  expect(said.groups[0].open).toBe(false);
});

it('plays a conversation: what is said comes back, with the greeting once', async () => {
  const { ask } = given();
  const begun = await ask('/conversations', { text: 'hi', client_message_id: 'm1' });
  expect(begun.said.seq).toBe(2);
  await ask(`/conversations/${begun.said.conversation}/say`, {
    text: 'you',
    client_message_id: 'm2',
  });
  const { said } = await ask(`/conversations/${begun.said.conversation}/entries?after=1`);
  expect(said.data.map((one: { type: string }) => one.type)).toEqual([
    'message',
    'auto',
    'message',
  ]);
  expect(said.data[1].data.text).toBe('Welcome');
});

it('lets nothing out but the question for the logo', async () => {
  const { ask, logo } = given();
  expect((await ask('/customers', { name: 'x' })).status).toBe(503);
  await ask('/widget/logo?logo=abc');
  expect(logo).toHaveBeenCalledOnce();
});

it('answers over a socket, too', async () => {
  const { server } = given();
  const socket = new (server.socket as unknown as new () => WebSocket)();
  const heard: { op: string }[] = [];
  socket.onmessage = ({ data }) => heard.push(JSON.parse(String(data)));
  socket.send(JSON.stringify({ op: 'say', id: 'm1', conversation: 'c', data: { text: 'hi' } }));
  socket.send(JSON.stringify({ op: 'ping', id: 'p', data: {} }));
  await vi.waitFor(() =>
    expect(heard.map(({ op }) => op)).toEqual(['entry', 'entry', 'ack', 'ack']),
  );
});
