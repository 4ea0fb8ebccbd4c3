/** A desk with a server of a few lines: what a part of the console needs around it in a test. */
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { configure, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { Api } from '@/api/client';
import { DelayedCommands } from '@/api/delayed';
import { Live } from '@/api/live';
import { Outbox } from '@/api/outbox';
import { ApiError } from '@/api/problem';
import type { Agent, Me } from '@/api/types';
import { commander, type Desk, DeskContext, makeCache } from '@/desk';
import { leaving } from '@/shared/leaving';

// What is hidden is not asked about: that alone takes most of a test's time here.
configure({ defaultHidden: true, asyncUtilTimeout: 8_000 });

export interface Asked {
  route: string; // "GET /v1/agents"
  path: Record<string, string>;
  query: Record<string, unknown>;
  header: Record<string, string>;
  body: unknown;
}
export type Routes = Record<string, (asked: Asked) => unknown>;

export const page = <T,>(data: T[]) => ({ data, next_cursor: null, has_more: false });

export function anAgent(over: Partial<Agent> = {}): Agent {
  return {
    id: 'agt_me',
    name: 'Mei',
    email: 'mei@demo.example',
    role: 'agent',
    groups: ['grp_1'],
    capacity: 5,
    active: true,
    version: 1,
    status: 'online',
    status_reason: '',
    reachable: true,
    load: 0,
    conversations: [],
    skills: {},
    languages: [],
    shifts: {},
    breaks: [],
    connected: true,
    missed_offers: 0,
    picture: '',
    ...over,
  } as Agent;
}

/** Answers what `routes` say; what they do not know is refused, loudly. */
function server(routes: Routes, asked: Asked[]): Api {
  type Init = { params?: Partial<Asked>; body?: unknown };
  const on =
    (method: string) =>
    async (path: string, { params = {}, body }: Init = {}) => {
      const call: Asked = {
        route: `${method} ${path}`,
        path: params.path ?? {},
        query: params.query ?? {},
        header: params.header ?? {},
        body,
      };
      asked.push(call);
      const route = routes[call.route];
      if (!route) throw new ApiError('not_found', 404, { detail: call.route });
      return { data: await route(call) };
    };
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
  return Object.fromEntries(methods.map((one) => [one, on(one)])) as unknown as Api;
}

interface Options {
  routes?: Routes;
  me?: Partial<Agent>;
  may?: (permission: string) => boolean;
  at?: string;
}

/** Renders within a desk; `asked` is what the server heard, `went` where one was led. */
export function atDesk(children: ReactNode, options: Options = {}) {
  const asked: Asked[] = [];
  const api = server(options.routes ?? {}, asked);
  const cache = makeCache();
  cache.setDefaultOptions({ queries: { retry: false } });
  const live = new Live(cache, api);
  const command = commander(api, live, cache);
  const agent = anAgent(options.me);
  const place = memoryLocation({ path: options.at ?? '/demo/inbox', record: true });
  const desk: Desk = {
    workspace: 'demo',
    api,
    cache,
    live,
    command,
    outbox: new Outbox('test.outbox', () => Promise.resolve(1)),
    delayed: new DelayedCommands('test.delayed', () => Promise.resolve(1)),
    me: { agent, tenant: 'ten_1', workspace: 'demo', permissions: [] } as unknown as Me,
    link: 'live',
    may: options.may ?? (() => true),
  };
  const shown = render(
    <MantineProvider env="test">
      <Notifications />
      <QueryClientProvider client={cache}>
        <Router hook={place.hook} searchHook={place.searchHook} aroundNav={leaving.around}>
          <DeskContext.Provider value={desk}>{children}</DeskContext.Provider>
        </Router>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { ...shown, desk, asked, went: place.history };
}
