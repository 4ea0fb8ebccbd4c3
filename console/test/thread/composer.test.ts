import { describe, expect, it } from 'vitest';
import type { Answer } from '@/api/types';
import { newerThan } from '@/thread/composer/collision';
import {
  draftPlace,
  EMPTY,
  isEmpty,
  keepDraft,
  loadDraft,
  pruneDrafts,
  written,
} from '@/thread/composer/drafts';
import { lettersLeft } from '@/thread/composer/limits';
import { LONGEST_REPLY, MOST_REPLIES } from '@/thread/composer/replies';
import { sendingKey } from '@/thread/composer/sending-key';
import { answersFor, askedAt, colleaguesFor, replaced } from '@/thread/composer/suggest';
import { MOST_BYTES, TYPES, typeOf, unfit } from '@/thread/composer/upload';
import { linked, mentioning } from '@/thread/log/linkify';
import { arrived } from '@/thread/log/outgoing';
import { readUpTo } from '@/thread/log/use-read';
import { recallSeconds } from '@/thread/policy';
import contract from '../../../contract/openapi.json';
import { byAgent, conversation, entry } from './given';

describe('drafts', () => {
  const place = draftPlace('mine', 'cnv_1', 'reply');
  it('survive a reload, one a mode, and go when empty', () => {
    const draft = written(EMPTY, 'Hello', 7, 1000);
    expect(keepDraft(place, draft)).toBe(true);
    expect(loadDraft(place)).toEqual({ ...EMPTY, text: 'Hello', began: 7, at: 1000 });
    expect(isEmpty(loadDraft(draftPlace('mine', 'cnv_1', 'note')))).toBe(true);
    keepDraft(place, written(draft, '', 9, 1001));
    expect(localStorage.getItem(place)).toBeNull();
  });
  it('remember from when one began', () => {
    const first = written(EMPTY, 'H', 7, 1);
    expect(written(first, 'He', 9, 2).began).toBe(7);
    expect(written(written(first, '', 9, 2), 'x', 9, 3).began).toBe(9);
  });
  it('of quick replies alone are drafts, and those of before had none', () => {
    expect(isEmpty({ ...EMPTY, replies: ['Yes'] })).toBe(false);
    localStorage.setItem(place, '{"text":"Hi","files":[]}');
    expect(loadDraft(place)).toEqual({ ...EMPTY, text: 'Hi' });
  });
  it('bear nonsense and a full storage', () => {
    localStorage.setItem(place, '{"text":5}');
    expect(loadDraft(place)).toEqual(EMPTY);
    localStorage.setItem(place, '{');
    expect(loadDraft(place)).toEqual(EMPTY);
  });
  it('of long ago are thrown away, others are left alone', () => {
    const month = 31 * 86_400_000;
    keepDraft(draftPlace('mine', 'a', 'reply'), written(EMPTY, 'old', 1, 0));
    keepDraft(draftPlace('mine', 'b', 'reply'), written(EMPTY, 'new', 1, month));
    localStorage.setItem('other/x', '1');
    pruneDrafts('mine', month);
    expect(Object.keys(localStorage).sort()).toEqual(['mine/b/reply', 'other/x']);
  });
});

describe('quick replies', () => {
  it('are as many and as long as the contract says', () => {
    const shape = contract.components.schemas.Say.properties.quick_replies;
    expect(shape.maxItems).toBe(MOST_REPLIES);
    expect(shape.items.maxLength).toBe(LONGEST_REPLY);
  });
});

describe('the key that sends', () => {
  const press = (more = {}) => {
    const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
    return { key: 'Enter', ...none, ...more };
  };
  it('is Ctrl Enter or ⌘ Enter always, and Enter alone where one has chosen so', () => {
    expect(sendingKey(press({ ctrlKey: true }), false)).toBe('always');
    expect(sendingKey(press({ metaKey: true }), true)).toBe('always');
    expect(sendingKey(press(), false)).toBeNull();
    expect(sendingKey(press(), true)).toBe('else');
    expect(sendingKey(press({ shiftKey: true }), true)).toBeNull();
    expect(sendingKey(press({ key: 'a', ctrlKey: true }), true)).toBeNull();
  });
});

const answer = (shortcut: string, title: string, more: Partial<Answer> = {}): Answer => ({
  id: `ans_${shortcut}`,
  shortcut,
  title,
  text: { en: `Text of ${title}` },
  groups: [],
  personal: false,
  version: 1,
  ...more,
});

describe('canned answers', () => {
  it('are asked for by "/" at the beginning of a line only', () => {
    expect(askedAt('/ref', 4, false)).toEqual({ kind: 'answer', query: 'ref', from: 0 });
    expect(askedAt('Hi\n/退款', 6, false)).toEqual({ kind: 'answer', query: '退款', from: 3 });
    expect(askedAt('and/or', 6, false)).toBeNull();
    expect(askedAt('/ref\nmore', 9, false)).toBeNull();
  });
  it('are found by shortcut, title and words, the nearest first', () => {
    const all = [
      answer('hello', 'Greeting'),
      answer('refund', 'Money back'),
      answer('ref', 'Reference'),
      answer('late', 'About refunds', { groups: ['grp_2'] }),
    ];
    expect(answersFor(all, 'ref', 'grp_1').map((a) => a.shortcut)).toEqual(['ref', 'refund']);
    expect(answersFor(all, 'ref', 'grp_2').map((a) => a.shortcut)).toEqual([
      'ref',
      'refund',
      'late',
    ]);
    expect(answersFor(all, 'money', 'grp_1')[0]?.shortcut).toBe('refund');
    expect(answersFor(all, '', 'grp_1')).toHaveLength(3);
  });
  it('take the place of what was typed', () => {
    const asked = askedAt('Hi\n/ref', 7, false);
    expect(asked && replaced('Hi\n/ref!', asked, 7, 'Yes')).toEqual({ text: 'Hi\nYes!', caret: 6 });
  });
});

describe('mentions', () => {
  it('only among the staff', () => {
    expect(askedAt('ask @To', 7, true)).toEqual({ kind: 'mention', query: 'To', from: 4 });
    expect(askedAt('ask @To', 7, false)).toBeNull();
    expect(askedAt('a@b', 3, true)).toBeNull();
  });
  it('by any word of a name', () => {
    const people = [
      { name: 'Tom Ray', active: true },
      { name: '王小明', active: true },
      { name: 'Toto', active: false },
    ];
    expect(colleaguesFor(people, 'ra').map((p) => p.name)).toEqual(['Tom Ray']);
    expect(colleaguesFor(people, '小明').map((p) => p.name)).toEqual(['王小明']);
    expect(colleaguesFor(people, 'to').map((p) => p.name)).toEqual(['Tom Ray']);
  });
  it('are marked by the longest name, never within links', () => {
    const parts = mentioning(linked('@Tom Ray and @Tom, see https://x.example/@Tom'), [
      'Tom',
      'Tom Ray',
    ]);
    expect(parts.filter((p) => p.mention).map((p) => p.text)).toEqual(['@Tom Ray', '@Tom']);
  });
});

describe('links', () => {
  it('only harmless ones, without the end of the sentence', () => {
    expect(linked('See https://a.example/b?c=1, or (http://d.example/e_(f)).')).toEqual([
      { text: 'See ' },
      { text: 'https://a.example/b?c=1', href: 'https://a.example/b?c=1' },
      { text: ', or (' },
      { text: 'http://d.example/e_(f)', href: 'http://d.example/e_(f)' },
      { text: ').' },
    ]);
    expect(linked('mail ann@shop.example')[1]?.href).toBe('mailto:ann@shop.example');
    expect(linked('请看https://a.example。好')[1]?.text).toBe('https://a.example');
  });
  it('never script, nor a host in disguise', () => {
    for (const text of [
      'javascript:alert(1)',
      'data:text/html,x',
      'https://bank.example@evil.example/',
    ])
      expect(
        linked(text).some((part) => part.href?.startsWith('http') || part.href?.startsWith('java')),
      ).toBe(false);
  });
});

describe('collision', () => {
  const log = [
    entry(1, 'message', { text: 'a' }),
    entry(2, 'message', { text: 'b' }, byAgent()),
    entry(3, 'note', { text: 'c' }, byAgent('agt_tom')),
    entry(4, 'message', { text: 'd' }, byAgent('agt_tom')),
    entry(5, 'message', { text: 'e' }),
  ];
  it('counts what others said since, not notes and not oneself', () => {
    expect(newerThan(log, 1, 'agt_me')).toBe(2);
    expect(newerThan(log, 5, 'agt_me')).toBe(0);
    expect(newerThan(log, null, 'agt_me')).toBe(0);
  });
});

describe('files', () => {
  const shape = contract.components.schemas.Announce.properties;
  it('may be what the contract says', () => {
    expect([...TYPES].sort()).toEqual([...shape.type.enum].sort());
    expect(MOST_BYTES).toBe(shape.size.maximum);
  });
  it('are told why they may not', () => {
    expect(unfit({ name: 'a.png', type: 'image/png', size: 5 })).toBeNull();
    expect(unfit({ name: 'a.html', type: 'text/html', size: 5 })).toBe('type_not_allowed');
    expect(unfit({ name: 'a.png', type: 'image/png', size: MOST_BYTES + 1 })).toBe(
      'attachment_too_large',
    );
    expect(unfit({ name: 'a.png', type: 'image/png', size: 0 })).toBe('empty_file');
    expect(typeOf({ name: 'notes.MD', type: '' })).toBe('text/plain');
    expect(typeOf({ name: 'v.webm', type: 'video/webm;codecs=vp9' })).toBe('video/webm');
  });
});

describe('what was sent', () => {
  const out = (id: string, more = {}) => ({
    id,
    conversation: 'cnv_1',
    kind: 'say' as const,
    text: 'x',
    attachments: [],
    at: Date.parse('2026-11-28T08:00:00Z'),
    ...more,
  });
  const log = {
    entries: [entry(1, 'message', {}), entry(2, 'message', { client_id: 'a' }, byAgent())],
  };
  it('is in the log by its own id, or by its number', () => {
    expect(arrived([out('a'), out('b')], log).map((o) => o.id)).toEqual(['a']);
    expect(arrived([out('b', { sent: 2 }), out('c', { sent: 3 })], log).map((o) => o.id)).toEqual([
      'b',
    ]);
    expect(arrived([out('b', { failed: 'x' })], log)).toEqual([]);
  });
});

it('reading clears what is unread up to there', () => {
  const marks = { customer_delivered: 0, customer_read: 0, agent_delivered: 1, agent_read: 1 };
  const one = conversation({ public_seq: 5, unread: 3, marks });
  expect(readUpTo(one, 5)).toMatchObject({ unread: 0, marks: { agent_read: 5 } });
  expect(readUpTo(one, 4)).toMatchObject({ unread: 3, marks: { agent_read: 4 } });
});

it('a message may be as long as the server takes', () => {
  expect(lettersLeft('a'.repeat(7000))).toBeNull();
  expect(lettersLeft('a'.repeat(7900))).toBe(100);
  expect(lettersLeft('好'.repeat(8001))).toBeLessThan(0);
});

it('how long one can recall: the nearest setting counts', () => {
  const tenant = { policy: { recall_s: 100 }, channels: { chat: { recall_s: 90 } } };
  expect(recallSeconds(undefined, undefined, 'chat')).toBe(120);
  expect(recallSeconds(tenant, undefined, 'chat')).toBe(90);
  expect(recallSeconds(tenant, { policy: { recall_s: 0 }, channels: {} }, 'chat')).toBe(0);
  expect(recallSeconds(tenant, { policy: {}, channels: { chat: { recall_s: 5 } } }, 'chat')).toBe(
    5,
  );
});
