import { describe, expect, it } from 'vitest';
import type { Conversation } from '@/api/types';
import { countdownOf, reasonOf, standing } from '@/inbox/reason';
import { row } from '../api/given';

const ME = 'agt_0000000000000000000009';
const SINCE = '2026-11-28T10:00:00.000Z';
const LATER = '2026-11-28T10:05:00.000Z';
const offer = (kind: string) =>
  [{ agent: ME, kind, until: LATER }] as unknown as Conversation['offers'];

describe('the reason', () => {
  const cases: [string, Partial<Conversation>, string, string][] = [
    ['unanswered', { state: 'awaiting_agent' }, 'unanswered', 'calm'],
    ['warned', { state: 'awaiting_agent', alarms: ['warn'] }, 'answer_due', 'soon'],
    ['alarmed', { state: 'awaiting_agent', alarms: ['warn', 'alarm'] }, 'answer_late', 'late'],
    ['urged', { state: 'awaiting_agent', alarms: ['alarm'], urged: 2 }, 'urged', 'late'],
    ['waiting', { state: 'queued' }, 'waits', 'calm'],
    ['waiting long', { state: 'queued', alarms: ['alarm'] }, 'waits_long', 'late'],
    ['before opening', { state: 'queued', opens_at: LATER }, 'opens_later', 'quiet'],
    ['silent', { state: 'awaiting_customer' }, 'silent', 'quiet'],
    ['reminded', { state: 'awaiting_customer', alarms: ['remind'] }, 'reminded', 'quiet'],
    ['asked', { state: 'awaiting_confirmation' }, 'being_confirmed', 'quiet'],
    ['over', { state: 'system_ended' }, 'over', 'quiet'],
    ['a state to come', { state: 'new' }, 'over', 'quiet'],
    ['offered', { state: 'queued', offers: offer('serve') }, 'offered', 'soon'],
    ['invited', { state: 'awaiting_agent', offers: offer('invite') }, 'asked_to_join', 'soon'],
  ];
  it.each(cases)('%s', (_, change, code, tone) => {
    expect(reasonOf(row(change), ME)).toMatchObject({ code, tone });
  });

  it('tells since when', () => {
    expect(reasonOf(row({ waiting_since: SINCE }), ME).since).toBe(Date.parse(SINCE));
  });
});

describe('the clock', () => {
  const deadlines = [{ name: 'alarm', at: LATER }];
  it('is the alarm of an answer or of the queue', () => {
    const at = Date.parse(LATER);
    const answer = countdownOf(row({ state: 'awaiting_agent', deadlines }), ME);
    expect(answer).toEqual({ name: 'answer', at });
    expect(countdownOf(row({ state: 'queued', deadlines }), ME)).toEqual({ name: 'queue', at });
  });

  it('is when the answer is due as long as that is to come, as in the head of the thread', () => {
    const both = [{ name: 'warn', at: SINCE }, ...deadlines];
    const at = Date.parse(SINCE);
    expect(countdownOf(row({ state: 'awaiting_agent', deadlines: both }), ME)?.at).toBe(at);
  });

  it('is what is left of an offer to me, not of one to others', () => {
    const offers = offer('serve');
    expect(countdownOf(row({ state: 'queued', offers }), ME)?.name).toBe('offer');
    expect(countdownOf(row({ state: 'queued', offers }), 'agt_other')).toBeNull();
  });

  it('runs on after the alarm, from when that was due', () => {
    const late = { state: 'awaiting_agent', alarms: ['alarm'], late_since: SINCE };
    const clock = countdownOf(row(late as Partial<Conversation>), ME);
    expect(clock).toEqual({ name: 'late', at: Date.parse(SINCE) });
  });

  it('is none where nobody waits for us', () => {
    expect(countdownOf(row({ state: 'awaiting_customer', deadlines }), ME)).toBeNull();
    expect(countdownOf(row({ state: 'ended' }), ME)).toBeNull();
  });

  it('is calm, soon under a minute, late when it has passed', () => {
    const at = Date.parse(LATER);
    const tone = (left: number) => standing({ name: 'answer', at }, at - left).tone;
    expect([tone(60_000), tone(59_000), tone(0), tone(-1)]).toEqual([
      'calm',
      'soon',
      'soon',
      'late',
    ]);
    expect(standing({ name: 'opening', at }, at + 5_000).tone).toBe('quiet');
  });
});
