import { describe, expect, test } from 'vitest';
import { CALM, type Fate, World } from './world/world';

async function chatting(world = new World()) {
  const tab = world.tab();
  tab.client.open();
  void tab.client.start({ text: 'hello' });
  await world.pass(2000);
  const id = tab.client.snapshot.conversation?.id ?? '';
  return { world, tab, client: tab.client, server: world.server, id };
}

describe('looking things up', () => {
  test('a whole log, pictures and addresses', async () => {
    const { world, client, server, id } = await chatting();
    for (let n = 0; n < 150; n++) server.agentSays(id, `${n}`);
    const log = client.log(id);
    const status = client.status();
    const url = client.fileUrl(id, 'att_1');
    const pictures = [
      client.picture('agt_mei'),
      client.picture('agt_mei'),
      client.picture('agt_x'),
    ];
    await world.pass(1000);
    expect(await log).toEqual(server.talks.get(id)?.entries);
    expect(await status).toMatchObject([{ group: 'grp_main' }]);
    expect(await url).toBe('https://files/att_1');
    expect(await Promise.all(pictures)).toMatchObject([{ data: 'AAAA' }, { data: 'AAAA' }, null]);
    expect(world.requests.filter((one) => one.endsWith('agt_mei/picture'))).toHaveLength(1);
  });

  test('refused or unreachable ones say so', async () => {
    const { world, client } = await chatting();
    const log = client.log('cnv_other');
    await world.pass(1000);
    expect(await log).toMatchObject({ ok: false, code: 'no_such_conversation' });
    world.faults = { ...CALM, fate: (): Fate => [] };
    const status = client.status();
    const url = client.fileUrl('cnv_other', 'att_1');
    const picture = client.picture('agt_mei');
    await world.pass(1000);
    expect(await status).toEqual({ ok: false, code: 'offline', detail: '' });
    expect([await url, await picture]).toEqual([null, null]);
  });
});
