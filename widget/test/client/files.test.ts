import { describe, expect, test } from 'vitest';
import { World } from './world/world';

const limits = { most_bytes: 100, types: ['text/plain'] };
const fileOf = (size: number, type = 'text/plain', name = 'a.txt') =>
  new File(['x'.repeat(size)], name, { type });

async function open() {
  const world = new World();
  const tab = world.tab(world.browser, { attachments: limits });
  tab.client.open();
  return { world, tab, client: tab.client };
}

describe('an upload', () => {
  test('begins a conversation where there is none, and is said by its id', async () => {
    const { world, tab, client } = await open();
    const shares: number[] = [];
    const upload = client.upload(fileOf(10), (share) => shares.push(share));
    await world.pass(5000);
    const done = await upload.done;
    if (!done.ok) throw new Error(done.code);
    expect(done.attachment).toEqual({ id: 'att_1', name: 'a.txt', type: 'text/plain', size: 10 });
    expect(shares).toEqual([1]);
    expect([...(tab.posted[0]?.keys() ?? [])]).toEqual(['key', 'file']);
    const said = client.say('', [done.attachment]).done;
    await world.pass(1000);
    expect(await said).toMatchObject({ ok: true });
    expect(client.snapshot.entries.at(-1)?.data).toMatchObject({ attachments: ['att_1'] });
  });

  test.each([
    ['attachment_too_large', fileOf(101)],
    ['attachment_empty', fileOf(0)],
    ['type_not_allowed', fileOf(1, 'text/html')],
  ])('%s before anything is sent', async (code, file) => {
    const { world, client } = await open();
    expect(await client.upload(file, () => {}).done).toMatchObject({ ok: false, code });
    expect(world.requests).toEqual([]);
  });

  test.each([
    [403, 'upload_failed'],
    [0, 'offline'],
  ])('the store answers %i: %s', async (status, code) => {
    const { world, tab, client } = await open();
    tab.postStatus = status;
    const upload = client.upload(fileOf(1), () => {});
    await world.pass(5000);
    expect(await upload.done).toMatchObject({ ok: false, code });
  });

  test.each([0, 30, 60, 100])('can be stopped, %i ms into it', async (ms) => {
    const { world, client } = await open();
    const shares: number[] = [];
    const upload = client.upload(fileOf(1), (share) => shares.push(share));
    await world.pass(ms);
    upload.abort();
    expect(await upload.done).toMatchObject({ ok: false, code: 'aborted' });
    await world.pass(5000);
    expect(shares).toEqual([]);
  });

  test('what the server refuses is passed on', async () => {
    const { world, client } = await open();
    void client.start({});
    await world.pass(2000);
    world.server.talks.clear();
    const upload = client.upload(fileOf(1, 'text/plain', `${'é'.repeat(300)}.txt`), () => {});
    await world.pass(2000);
    expect(await upload.done).toMatchObject({ ok: false, code: 'no_such_conversation' });
  });
});
