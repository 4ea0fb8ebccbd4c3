// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { screen, set } from '../../src/store';
import { at, conversation, log, pending, STATUS } from './fake';
import { settle, stage } from './stage';
import { INVITATION } from './states';

const TALK = {
  standing: 'known' as const,
  link: 'live' as const,
  conversation: conversation(),
  entries: log(
    ['', 'assigned', { agent: 'agt_mei', name: 'Mei' }],
    ['me', 'message', { text: 'Hi' }],
    ['mei', 'message', { text: 'Hello there' }],
  ),
};
const queued = conversation({ state: 'queued', agent: null });

describe('writing', () => {
  it('sends with Enter and keeps nothing of it', async () => {
    const { type, press, did, shared } = await stage({ snapshot: TALK });
    const area = await type('  Where is it?  ');
    expect(shared.get('draft:cnv_1')).toBe('  Where is it?  ');
    await press(area, 'Enter');
    expect(did('say')).toEqual([['Where is it?', []]]);
    expect(area.value).toBe('');
    expect(shared.get('draft:cnv_1')).toBeNull();
  });

  it.each([{ shiftKey: true }, { isComposing: true }, { keyCode: 229 }])(
    'sends nothing with %o',
    async (how) => {
      const { type, press, did } = await stage({ snapshot: TALK });
      await press(await type('中'), 'Enter', how);
      expect(did('say')).toEqual([]);
    },
  );

  it('finds the draft again', async () => {
    const first = await stage({ snapshot: TALK });
    await first.type('half a thou');
    const { root } = await stage({ snapshot: TALK, boot: { shared: first.shared } });
    expect(root.querySelector<HTMLTextAreaElement>('.composer textarea')?.value).toBe(
      'half a thou',
    );
  });

  it('carries what was typed meanwhile into the conversation that begins', async () => {
    const { click, type, client, root, shared } = await stage({
      config: { menu: [{ id: 'a', label: { en: 'Orders' }, group: 'grp_2', topic: 'orders' }] },
    });
    await click('Orders');
    await type('and one more');
    client.change({ conversation: queued });
    await settle();
    expect(root.querySelector<HTMLTextAreaElement>('.composer textarea')?.value).toBe(
      'and one more',
    );
    expect(shared.get('draft:cnv_1')).toBe('and one more');
    expect(shared.get('draft:new')).toBeNull();
  });

  it('offers a failed message again, or lets it go', async () => {
    const failed = pending({ data: { text: 'lost?' }, status: 'failed', code: 'internal' });
    const { click, did, text } = await stage({ snapshot: { ...TALK, pending: [failed] } });
    expect(text()).toContain('lost?');
    await click('Try again');
    await click('Discard');
    expect(did('retry')).toEqual([['p1']]);
    expect(did('discard')).toEqual([['p1']]);
  });
});

describe('what the page knows', () => {
  const prefill = { email: 'me@shop.example', text: 'About my order' };
  const area = (root: ShadowRoot) =>
    root.querySelector<HTMLTextAreaElement>('.composer textarea')?.value;

  it('is written down once, and told with the first message', async () => {
    const { root, press, did, click } = await stage({ boot: { prefill } });
    expect(area(root)).toBe('About my order');
    const box = root.querySelector('.composer textarea');
    if (box) await press(box, 'Enter');
    expect(did('profile')).toEqual([[{ email: 'me@shop.example' }]]);
    await click('Back');
    expect(area(root)).toBe('');
  });

  it('pushes nothing aside', async () => {
    const { root, type, chat } = await stage();
    await type('mine');
    chat.prefill({ text: 'theirs' });
    await settle();
    expect(area(root)).toBe('mine');
  });
});

describe('beginning', () => {
  const menu = [{ id: 'a', label: { en: 'Orders' }, group: 'grp_2', topic: 'orders' }];

  it('starts with the group and topic of the menu', async () => {
    const { click, type, press, did } = await stage({ config: { menu } });
    await click('Orders');
    await press(await type('Where is it?'), 'Enter');
    const args = {
      text: 'Where is it?',
      group: 'grp_2',
      topic: 'orders',
      language: 'en',
      fresh: true,
    };
    expect(did('start')).toEqual([[args]]);
  });

  it('asks the form first, once, and sends what was written before it', async () => {
    const form = [
      {
        name: 'email',
        type: 'email' as const,
        label: { en: 'E-mail' },
        required: true,
        options: [],
      },
      {
        name: 'order',
        type: 'text' as const,
        label: { en: 'Order' },
        required: false,
        options: [],
      },
    ];
    const { type, press, did, root, text } = await stage({ config: { form } });
    await press(await type('Hello'), 'Enter');
    const sheet = root.querySelector('form');
    const submit = async () => {
      sheet?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
      await settle();
    };
    await type('nobody', '[id="f-email"]');
    await submit();
    expect(text()).toContain('not a whole e-mail address');
    expect(did('profile')).toEqual([]);
    await type('me@shop.example', '[id="f-email"]');
    await type('48-2210', '[id="f-order"]');
    await submit();
    const attributes = { order: '48-2210' };
    expect(did('profile')).toEqual([[{ email: 'me@shop.example', attributes }]]);
    expect(did('start')).toMatchObject([[{ text: 'Hello' }]]);
  });

  it('leaves a message where nobody opens', async () => {
    const closed = { ...STATUS, open: false, free: false, available: false };
    const page = await stage();
    page.chat.close();
    page.client.answers.status = [closed];
    page.chat.open();
    await settle();
    await page.click('Send us a message');
    await page.type('me@shop.example', '[id="f-email"]');
    await page.type('Call me', '[id="f-message"]');
    page.root
      .querySelector('form')
      ?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await settle();
    expect(page.did('start')).toEqual([[{ language: 'en', fresh: true }]]);
    expect(page.did('command')).toEqual([
      ['leave_message', { text: 'Call me', contact: 'me@shop.example' }],
    ]);
    expect(page.text()).toContain('me@shop.example');
  });

  it('answers an invitation with its name, without taking the focus before', async () => {
    const page = await stage();
    page.chat.close();
    page.launcher.focus();
    page.chat.invite(INVITATION);
    await settle();
    expect(page.root.activeElement).toBe(page.launcher);
    page.all('.invite-text')[0]?.click();
    await settle();
    expect(page.text()).toContain('Need a hand choosing?');
    await page.press(await page.type('Yes'), 'Enter');
    expect(page.did('start')).toMatchObject([[{ text: 'Yes', invitation: 'browsing' }]]);
    expect(page.emitted.filter(([event]) => event === 'invitation')).toEqual([
      ['invitation', { id: 'browsing', event: 'shown' }],
      ['invitation', { id: 'browsing', event: 'opened' }],
    ]);
  });
});

describe('files', () => {
  const picture = () => new File(['x'], 'a.png', { type: 'image/png' });

  function paste(area: Element, file: File): void {
    const event = new Event('paste', { bubbles: true, cancelable: true });
    Object.assign(event, { clipboardData: { files: [file] } });
    area.dispatchEvent(event);
  }

  it('travel at once in a conversation and go with the message', async () => {
    const { type, press, did, root } = await stage({ snapshot: TALK });
    const area = await type('See');
    paste(area, picture());
    await settle();
    expect(root.querySelectorAll('.held')).toHaveLength(1);
    await press(area, 'Enter');
    expect(did('say')).toMatchObject([['See', [{ id: 'att_a.png' }]]]);
    expect(root.querySelectorAll('.held')).toHaveLength(0);
  });

  it('wait for the conversation that their message begins', async () => {
    const { type, press, did } = await stage();
    const area = await type('See');
    paste(area, picture());
    await settle();
    expect(did('upload')).toHaveLength(0);
    await press(area, 'Enter');
    expect(did('start')).toMatchObject([[{ text: 'See' }]]);
    expect(did('say')).toMatchObject([['', [{ id: 'att_a.png' }]]]);
  });

  it('that do not fit are refused in words', async () => {
    const { type, text, did } = await stage({ snapshot: TALK });
    paste(await type(''), new File(['x'], 'a.exe', { type: 'application/x-msdownload' }));
    await settle();
    expect(text()).toContain('Files of this kind cannot be sent.');
    expect(did('upload')).toHaveLength(0);
  });
});

describe('what is asked', () => {
  it('solved or not', async () => {
    const asking = conversation({ state: 'awaiting_confirmation' });
    const { click, did, client } = await stage({ snapshot: { ...TALK, conversation: asking } });
    client.answers.command = { ok: false, code: 'not_in_this_state', detail: '' };
    await click('Not yet');
    await click('Yes, solved');
    expect(did('command')).toEqual([['reject'], ['confirm']]);
  });

  it('a rating with reasons that fit and a comment', async () => {
    const rating_reasons = [
      { code: 'fast', label: { en: 'Quick' }, scores: [4, 5] },
      { code: 'slow', label: { en: 'Slow' }, scores: [1, 2] },
    ];
    const ended = conversation({
      state: 'ended',
      agent: null,
      ended_reason: 'agent',
      ended_at: new Date().toISOString(),
    });
    const { labelled, click, type, did, text, root } = await stage({
      snapshot: { ...TALK, conversation: ended },
      config: { rating_reasons },
    });
    labelled('5 of 5').click();
    await settle();
    expect(text()).not.toContain('Slow');
    await click('Quick');
    await type(' Nice ', '.rating textarea');
    root
      .querySelector('.rating')
      ?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await settle();
    expect(did('command')).toEqual([['rate', { score: 5, reasons: ['fast'], comment: 'Nice' }]]);
  });

  it('to wait, with a place that does not scare', async () => {
    const { text, client, click, did } = await stage({
      snapshot: { ...TALK, conversation: queued, place: { rank: 2, from_min: null, to_min: null } },
    });
    expect(text()).toContain('You are number 2 in line');
    client.change({ place: { rank: null, from_min: 3, to_min: 6 } });
    await settle();
    expect(text()).toContain('about 3–6 min');
    await click('Stop waiting');
    expect(did('command')).toEqual([['leave_queue']]);
  });

  it('patience, in words, of who urges too often', async () => {
    const old = log(['me', 'message', { text: 'Hello?' }]).map((entry) => ({
      ...entry,
      at: new Date(Date.now() - 200_000).toISOString(),
    }));
    const { click, client, text } = await stage({ snapshot: { ...TALK, entries: old } });
    client.answers.command = { ok: false, code: 'urged_already', detail: '' };
    await click('Ask for a quicker answer');
    expect(text()).toContain('We know that you are waiting');
  });

  it('to choose among quick answers', async () => {
    const entries = log(['mei', 'message', { text: 'Here?', quick_replies: ['Yes', 'No'] }]);
    const { click, did } = await stage({ snapshot: { ...TALK, entries } });
    await click('No');
    expect(did('say')).toEqual([['No', []]]);
  });

  it('to take a message back', async () => {
    const entries = log(['me', 'message', { text: 'Oops' }]).map((entry) => ({
      ...entry,
      at: new Date().toISOString(),
    }));
    const { root, did } = await stage({ snapshot: { ...TALK, entries } });
    root.querySelector<HTMLElement>('.mine .pop button')?.click();
    await settle();
    const item = root.querySelector<HTMLElement>('.mine [role=menuitem]');
    expect(root.activeElement).toBe(item);
    item?.click();
    await settle();
    expect(did('command')).toEqual([['recall', { seq: 1 }]]);
  });
});

describe('states', () => {
  it.each([
    ['blocked', 'You cannot write to us'],
    ['gone', 'no longer available'],
  ] as const)('%s: says so and takes no more words', async (standing, words) => {
    const { text, all } = await stage({ snapshot: { ...TALK, standing } });
    set({ view: 'thread' });
    await settle();
    expect(text()).toContain(words);
    expect(all('.composer')).toEqual([]);
  });

  it('offline: says that nothing is lost, and when it tries again', async () => {
    const snapshot = { ...TALK, link: 'offline' as const, retryAt: Date.now() + 9000 };
    const { text, click, did } = await stage({ snapshot });
    expect(text()).toMatch(/Trying again in \d s/);
    await click('Try again');
    expect(did('poke').length).toBeGreaterThan(0);
  });

  it('without storage: says that nothing is kept', async () => {
    const { fakeShared } = await import('./fake');
    const shared = { ...fakeShared(), set: () => false };
    const { text } = await stage({ snapshot: TALK, boot: { shared } });
    expect(text()).toContain('keeps nothing');
  });

  it('closed: the messages are not read', async () => {
    const { chat, did, client } = await stage({ snapshot: TALK });
    const read = () => [...new Set(did('read').flat())]; // telling it again is no news
    expect(read()).toEqual([3]);
    chat.close();
    client.change({ entries: [...TALK.entries, ...log(['mei', 'message', { text: 'New' }])] });
    await settle();
    expect(read()).toEqual([3]);
  });

  it('tells of new messages, and not of those that were there', async () => {
    const { client, emitted } = await stage({ snapshot: TALK });
    const [more] = log(['mei', 'message', { text: 'News' }]);
    if (more) client.change({ entries: [...TALK.entries, { ...more, seq: 4 }] });
    const messages = emitted.filter(([event]) => event === 'message');
    expect(messages).toEqual([['message', { from: 'agent', text: 'News' }]]);
  });

  it('past conversations can be read', async () => {
    const { client, click, text, all } = await stage({ snapshot: { standing: 'known' } });
    client.answers.history = [conversation({ id: 'c1', opened_at: at(-60), state: 'ended' })];
    client.answers.log = log(['me', 'message', { text: 'long ago' }]);
    await click('Past conversations');
    all('.menu .row')[0]?.click();
    await settle();
    expect(text()).toContain('long ago');
    expect(all('.composer')).toEqual([]);
  });
});

describe('focus', () => {
  it('moves in on opening; Escape gives it back', async () => {
    const { root, press, launcher } = await stage({ snapshot: TALK });
    const area = root.querySelector('.composer textarea');
    expect(root.activeElement).toBe(area);
    if (area) await press(area, 'Escape');
    expect(screen.open).toBe(false);
    expect(root.activeElement).toBe(launcher);
  });
});

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  '{{constructor.constructor("alert(1)")()}}',
  'javascript:alert(1)//https://x.example',
  '\u202Egnp.exe',
  '</textarea><svg/onload=alert(1)>',
];

describe('hostile words', () => {
  it.each(HOSTILE)('%s is text wherever it stands', async (evil) => {
    const entries = log(
      ['', 'assigned', { agent: 'agt_mei', name: evil }],
      [
        'mei',
        'message',
        { text: evil, attachments: [{ id: 'a', name: evil, type: evil, size: 1 }] },
      ],
      ['me', 'message', { text: evil }],
      ['', 'ended', { reason: evil }],
    );
    const { root, text } = await stage({
      snapshot: { ...TALK, entries, typing: evil },
      config: {
        name: evil,
        texts: { en: { write: evil } },
        menu: [{ id: 'x', label: { en: evil }, group: '', topic: '' }],
      },
    });
    expect(text()).toContain(evil);
    expect(root.querySelector('img, script, svg[onload], iframe')).toBeNull();
    for (const link of root.querySelectorAll('a'))
      expect(link.protocol).toMatch(/^(https?|mailto):$/);
  });
});

it('takes down all that it put up', async () => {
  const { chat, root, client } = await stage({ snapshot: TALK });
  chat.destroy();
  expect(root.querySelector('.chat')).toBeNull();
  expect(root.adoptedStyleSheets).toHaveLength(0);
  expect(client.calls.at(-1)?.[0]).toBe('close');
});
