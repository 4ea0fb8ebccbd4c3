import { expect, test } from 'vitest';
import { makeRest, passes } from '../../src/client/rest';
import { makeTimers } from '../../src/client/timers';
import type { Platform } from '../../src/types';
import { Clock } from './world/clock';

const answering = (respond: () => Promise<Response>) => {
  const clock = new Clock();
  const platform = {
    after: (ms: number, run: () => void) => clock.after(ms, run),
    fetch: respond,
  } as unknown as Platform;
  return { clock, rest: makeRest('https://api', platform, makeTimers(platform)) };
};
const GET = { method: 'GET', path: '/v1/x' };

test.each<[string, Response, object]>([
  ['JSON', new Response('{"a":1}'), { ok: true, value: { a: 1 } }],
  ['nothing', new Response(null, { status: 204 }), { ok: true, value: null }],
  ['a page that pretends to be fine', new Response('<p>'), { code: 'not_json', later: 0 }],
  ['a proxy’s page', new Response('<p>', { status: 502 }), { code: 'http_502', later: 0 }],
  ['a refusal', Response.json({ code: 'no' }, { status: 409 }), { code: 'no', later: null }],
  ['a code unknown', Response.json({}, { status: 418 }), { code: 'http_418', later: null }],
  [
    'busy',
    Response.json({ code: 'b' }, { status: 503, headers: { 'Retry-After': '2' } }),
    { later: 2000 },
  ],
  [
    'busy with a date',
    Response.json({ code: 'b' }, { status: 429, headers: { 'Retry-After': 'Fri' } }),
    { later: 0 },
  ],
])('%s', async (_, response, outcome) => {
  const { clock, rest } = answering(async () => response);
  expect(await rest.send(GET)).toMatchObject(outcome);
  expect(clock.running).toBe(0);
});

test('what throws or is ended is no answer', async () => {
  const thrown = answering(() => {
    throw new Error('a page that replaced fetch');
  });
  expect(await thrown.rest.send(GET)).toMatchObject({ code: 'offline', status: 0, later: 0 });
  const { rest, clock } = answering(() => new Promise(() => {}));
  const asked = rest.send(GET);
  rest.abort();
  expect(await asked).toMatchObject({ code: 'aborted', later: null });
  const waiting = rest.send(GET);
  await clock.pass(20_000);
  expect(await waiting).toMatchObject({ code: 'offline', later: 0 });
  expect(clock.running).toBe(0);
});

test('what passes by itself', () => {
  expect([passes('x'), passes('x', 409), passes('still_running', 409)]).toEqual([
    false,
    false,
    true,
  ]);
  expect([500, 502, 503, 429, 408].every((status) => passes('x', status))).toBe(true);
});
