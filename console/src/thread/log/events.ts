/**
 * One entry of the log as a sentence; `TOLD` has a line for each type. What is said (messages, notes)
 * has bubbles instead: see items.ts. Pure.
 */
import type { Entry } from '@/api/types';
import type { Formats } from '@/i18n/formats';
import type { T } from '@/i18n/words';
import type { CodeWords } from '../codes';
import type { eventWords } from './event-words';

type Key = keyof (typeof eventWords)['table']['en'] & string;

/** What a sentence is made with: names of people and groups, words, formats. */
export interface Teller {
  who(by: Entry['by']): string;
  agent(id: unknown, otherwise?: unknown): string;
  group(id: unknown): string;
  topic(code?: string): string;
  names: readonly string[]; // of all colleagues
  ending(reason: string): string;
  code: CodeWords;
  t: T<Key>;
  f: Formats;
}

type Tell = (data: Record<string, unknown>, teller: Teller, entry: Entry) => string;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
export const list = (value: unknown): string[] =>
  Array.isArray(value) ? value.map((one) => String(one)) : [];
const when = (value: unknown, f: Formats): string => {
  const at = Date.parse(text(value));
  return Number.isFinite(at) ? f.moment(at) : '';
};

function started(data: Record<string, unknown>, x: Teller, entry: Entry): string {
  const values = {
    by: x.who(entry.by),
    group: x.group(data.group),
    topic: x.topic(text(data.topic)),
  };
  return x.t(values.topic ? 'started_topic' : 'started', values);
}

function routed(data: Record<string, unknown>, x: Teller): string {
  const group = x.group(data.group);
  if (data.overflowed_from)
    return x.t('overflowed', { group, from: x.group(data.overflowed_from) });
  return x.t('routed', { group, rules: list(data.rules).join(', ') });
}

function assigned(data: Record<string, unknown>, x: Teller): string {
  const why = (data.why ?? {}) as Record<string, unknown>;
  const waited = number(data.wait_ms);
  return x.t(waited >= 1000 ? 'assigned_after' : 'assigned', {
    name: x.agent(data.agent, data.name),
    step: x.code('step', why.step ?? 'assigned'),
    wait: x.f.span(waited),
  });
}

const OFFERS: Record<string, Key> = {
  serve: 'offered_serve',
  transfer: 'offered_transfer',
  invite: 'offered_invite',
};
function offered(data: Record<string, unknown>, x: Teller, entry: Entry): string {
  const values = { by: x.who(entry.by), name: x.agent(data.agent, data.name) };
  return x.t(OFFERS[text(data.kind)] ?? 'offered_serve', values);
}

const CLOSED: Record<string, Key> = {
  declined: 'closed_declined',
  missed: 'closed_missed',
  withdrawn: 'closed_withdrawn',
  gone: 'closed_gone',
};
function offerClosed(data: Record<string, unknown>, x: Teller): string {
  const said = x.t(CLOSED[text(data.how)] ?? 'closed_withdrawn', { name: x.agent(data.agent) });
  return data.note ? `${said}: ${text(data.note)}` : said;
}

function transferred(data: Record<string, unknown>, x: Teller): string {
  const values = {
    reason: x.code('transfer', data.reason),
    name: x.agent(data.to, data.name),
    group: x.group(data.group),
  };
  return x.t(data.to ? 'transferred_agent' : 'transferred_group', values);
}

const ALARMS: Record<string, Key> = {
  queue_long: 'alarm_queue_long',
  queue_wait: 'alarm_queue_wait',
  slow_answer: 'alarm_slow_answer',
};
function alarm(data: Record<string, unknown>, x: Teller): string {
  return x.t(ALARMS[text(data.code)] ?? 'alarm', {
    code: text(data.code),
    n: number(data.waiting),
    group: x.group(data.group),
    span: x.f.span(number(data.seconds) * 1000),
    name: x.agent(data.agent),
  });
}

function tagged(data: Record<string, unknown>, x: Teller, entry: Entry): string {
  const [added, removed] = [list(data.added), list(data.removed)];
  const one = added.length ? added : removed;
  const key = removed.length ? 'tagged_removed' : 'tagged_added';
  return x.t(added.length && removed.length ? 'tagged_both' : key, {
    by: x.who(entry.by),
    tags: one.join(', '),
    removed: removed.join(', '),
  });
}

const by =
  (key: Key): Tell =>
  (_, x, entry) =>
    x.t(key, { by: x.who(entry.by) });

export const TOLD: Record<string, Tell> = {
  started,
  routed,
  assigned,
  offered,
  offer_closed: offerClosed,
  transferred,
  alarm,
  tagged,
  unseated: (d, x) =>
    x.t('unseated', {
      name: x.agent(d.agent),
      span: x.f.span(number(d.served_ms)),
      in: number(d.messages_in),
      out: number(d.messages_out),
    }),
  requeued: (d, x) =>
    x.t('requeued', { group: x.group(d.group), reason: x.code('transfer', d.reason) }),
  reopened: by('reopened'),
  ended: (d, x) => x.t('ended', { reason: x.ending(text(d.reason)) }),
  rejected: by('rejected'),
  urged: (d, x, entry) =>
    x.t(number(d.times) > 1 ? 'urged_again' : 'urged', {
      by: x.who(entry.by),
      n: number(d.times),
    }),
  joined: (d, x) =>
    x.t('joined', { name: x.agent(d.agent, d.name), part: x.code('part', d.part ?? 'helper') }),
  left: (d, x) => x.t('left', { name: x.agent(d.agent, d.name) }),
  warned: (d, x) =>
    x.t('warned', { name: x.agent(d.agent), span: x.f.span(number(d.seconds) * 1000) }),
  bot_wanted: (d, x) => x.t('bot_wanted', { group: x.group(d.group), until: when(d.until, x.f) }),
  callback_promised: (d, x, entry) =>
    x.t('callback_promised', { by: x.who(entry.by), when: when(d.due_at, x.f) }),
  identified: (d, x) => x.t('identified', { name: text(d.name) || text(d.external_id) }),
  merged: (d, x) => x.t('merged', { name: text(d.name) || text(d.external_id) }),
  recalled: by('recalled'),
  asked_to_close: (d, x, entry) =>
    x.t(d.asked_by === 'silence' ? 'asked_by_silence' : 'asked_by_agent', {
      by: x.who(entry.by),
    }),
  reminded: (_, x) => x.t('reminded'),
  rated: by('rated'),
};

/** The sentence; also for a type that this console does not know yet. */
export function sentence(entry: Entry, teller: Teller): string {
  const tell = TOLD[entry.type];
  return tell ? tell(entry.data, teller, entry) : teller.t('unknown', { type: entry.type });
}
