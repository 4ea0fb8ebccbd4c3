/** Which request does what on the server of the tests. */
import { Refused, type Server } from './server';

type Data = Record<string, unknown>;
export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  body: Data;
  headers: Record<string, string>;
}

type Route = [string, RegExp, (server: Server, asked: Asked, id: string, rest: string) => unknown];
const own = (server: Server, { headers }: Asked) => server.who(headers.Authorization);

const ROUTES: Route[] = [
  [
    'POST',
    /^\/v1\/visitors$/,
    (server, { body, headers }) =>
      server.admit(body, headers.Authorization, headers['Idempotency-Key']),
  ],
  ['GET', /^\/v1\/widget\/status$/, () => ({ groups: [{ group: 'grp_main', open: true }] })],
  ['POST', /^\/v1\/socket-tickets$/, (server, asked) => server.ticket(own(server, asked))],
  [
    'PUT',
    /^\/v1\/visit$/,
    (server, asked) => {
      server.visits.push({ customer: own(server, asked), visit: asked.body });
    },
  ],
  [
    'POST',
    /^\/v1\/conversations$/,
    (server, asked) => {
      const { client_message_id, ...data } = asked.body;
      return server.start(own(server, asked), data, String(client_message_id));
    },
  ],
  [
    'GET',
    /^\/v1\/conversations$/,
    (server, asked) => ({
      data: server.mine(own(server, asked)),
      next_cursor: null,
      has_more: false,
    }),
  ],
  [
    'GET',
    /^\/v1\/conversations\/([^/]+)$/,
    (server, asked, id) => server.shown(server.access(own(server, asked), id)),
  ],
  [
    'GET',
    /^\/v1\/conversations\/([^/]+)\/entries$/,
    (server, asked, id) => {
      const after = Number(asked.query.get('after'));
      const limit = Number(asked.query.get('limit') ?? 100);
      const { entries } = server.access(own(server, asked), id);
      const data = entries.slice(after, after + limit);
      return { data, next_cursor: null, has_more: entries.length > after + limit };
    },
  ],
  [
    'GET',
    /^\/v1\/conversations\/([^/]+)\/place$/,
    () => ({ rank: 2, from_min: null, to_min: null }),
  ],
  [
    'POST',
    /^\/v1\/conversations\/([^/]+)\/attachments$/,
    (server, asked, id) => {
      server.access(own(server, asked), id);
      const attachment = `att_${server.uploads.size + 1}`;
      return { attachment, url: `https://files/${attachment}`, fields: { key: attachment } };
    },
  ],
  [
    'GET',
    /^\/v1\/conversations\/([^/]+)\/attachments\/(.+)$/,
    (_, __, ___, file) => ({ url: `https://files/${file}` }),
  ],
  [
    'GET',
    /^\/v1\/agents\/(.+)\/picture$/,
    (_, __, id) => ({ picture: id === 'agt_mei' ? { type: 'image/png', data: 'AAAA' } : null }),
  ],
  [
    'POST',
    /^\/v1\/conversations\/([^/]+)\/([a-z-]+)$/,
    (server, asked, id, op) => {
      const { client_message_id, ...data } = asked.body;
      const name = op.replace('-', '_');
      return server.command(own(server, asked), name, id, data, String(client_message_id));
    },
  ],
];

/** The answer to a request; throws Refused. */
export function answer(server: Server, asked: Asked): unknown {
  for (const [method, path, run] of ROUTES) {
    const found = method === asked.method && path.exec(asked.path);
    if (found) return run(server, asked, found[1] ?? '', found[2] ?? '');
  }
  throw new Refused('no_such_route', 404);
}
