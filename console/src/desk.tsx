/**
 * The desk: one workspace with who is signed in to it. Holds the API, the cache, the socket and what
 * waits to be sent; everything on the screen gets them from `useDesk()`.
 */
import { notifyManager, QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type Api, data, makeApi } from './api/client';
import { DelayedCommands } from './api/delayed';
import { keys } from './api/keys';
import { Live } from './api/live';
import { Outbox, type Outgoing } from './api/outbox';
import { present } from './api/present';
import { ApiError } from './api/problem';
import { sessions } from './api/session';
import { Link, type LinkState } from './api/socket';
import type { Me } from './api/types';

export interface Desk {
  workspace: string;
  api: Api;
  cache: QueryClient;
  live: Live;
  outbox: Outbox;
  delayed: DelayedCommands;
  /** As the server last said: status, load and permissions change while one works. */
  me: Me;
  link: LinkState;
  may(permission: string): boolean;
  /** A command of a conversation over REST; harmless when it is sent twice. */
  command(op: string, conversation: string, body?: object, id?: string): Promise<number | null>;
}

// What a frame of the socket brought is drawn now, not after a timer.
notifyManager.setScheduler((run) => queueMicrotask(run));

const Context = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(Context);
  if (!desk) throw new Error('there is no desk around this');
  return desk;
}

export function makeCache(): QueryClient {
  const retry = (failures: number, error: unknown) =>
    failures < 3 && error instanceof ApiError && error.passing;
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 10_000, gcTime: 30 * 60_000, retry, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
}

type Command = Desk['command'];

/** Commands are routes that differ in their last word only, so one call serves them all. */
export function commander(api: Api, live: Live, cache: QueryClient): Command {
  return async (op, conversation, body = {}, id) => {
    await present(api, cache, op);
    const path = `/v1/conversations/{conversation}/${op}` as '/v1/conversations/{conversation}/end';
    const done = await data(
      api.POST(path, {
        params: { path: { conversation } },
        body: { ...body, ...(id && { client_message_id: id }) },
      }),
    );
    void live.fill(conversation);
    return done.seq;
  };
}

function sending(command: Command) {
  return (m: Outgoing) => {
    const attachments = m.attachments.map((file) => file.id);
    const asked = m.kind === 'consult' && m.agent ? { agent: m.agent } : {};
    const offered = m.replies?.length ? { quick_replies: m.replies } : {};
    return command(
      m.kind,
      m.conversation,
      { text: m.text, attachments, ...asked, ...offered },
      m.id,
    );
  };
}

/** What lives as long as somebody works in this workspace. */
function furnished(workspace: string, agent: string) {
  const api = makeApi(workspace, agent);
  const cache = makeCache();
  const live = new Live(cache, api);
  const command = commander(api, live, cache);
  const place = (name: string) => `switchboard.${name}.${workspace}.${agent}`;
  const outbox = new Outbox(place('outbox'), sending(command));
  const delayed = new DelayedCommands(place('delayed'), (one) =>
    command(one.op, one.conversation, one.body, one.id),
  );
  return { api, cache, live, command, outbox, delayed };
}

interface Props {
  workspace: string;
  me: Me;
  children: ReactNode;
}

export function DeskProvider({ workspace, me, children }: Props) {
  const parts = useMemo(() => furnished(workspace, me.agent.id), [workspace, me.agent.id]);
  const { data: current } = useQuery(
    { queryKey: keys.me, queryFn: () => data(parts.api.GET('/v1/me', {})), initialData: me },
    parts.cache,
  );
  const [link, setLink] = useState<LinkState>('connecting');
  useEffect(() => connected(workspace, parts, setLink), [workspace, parts]);
  const desk = useMemo<Desk>(() => {
    const permitted = new Set(current.permissions);
    const may = (permission: string) => permitted.has(permission);
    return { ...parts, workspace, me: current, link, may };
  }, [parts, workspace, current, link]);
  return (
    <Context.Provider value={desk}>
      <QueryClientProvider client={parts.cache}>{children}</QueryClientProvider>
    </Context.Provider>
  );
}

/** For tests, and whatever else has its own parts. */
export const DeskContext = Context;

function connected(
  workspace: string,
  parts: ReturnType<typeof furnished>,
  tell: (state: LinkState) => void,
) {
  const { api, live, outbox } = parts;
  let refused = false; // nobody is signed in; it goes on once somebody is
  const link = new Link(
    {
      ticket: async () => (await data(api.POST('/v1/socket-tickets', {}))).url,
      open: (url) => new WebSocket(url),
      random: Math.random,
    },
    {
      frame: (frame) => live.receive(frame),
      live: () => {
        live.caughtUp();
        outbox.wake();
      },
      state: tell,
      refused: () => {
        refused = true;
        tell('offline');
      },
    },
  );
  const wake = () => {
    if (document.visibilityState === 'visible') link.start();
  };
  const stop = sessions.subscribe(() => {
    if (!refused || !sessions.of(workspace)) return;
    refused = false;
    link.start();
    outbox.wake();
  });
  link.start();
  outbox.wake();
  window.addEventListener('online', wake);
  document.addEventListener('visibilitychange', wake);
  return () => {
    stop();
    window.removeEventListener('online', wake);
    document.removeEventListener('visibilitychange', wake);
    link.stop();
  };
}
