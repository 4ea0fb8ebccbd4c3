import { describe, expect, it } from 'vitest';
import type { Conversation } from '@/api/types';
import type { ActionName } from '@/shell/action-words';
import { CHECKS, canRecall, hindrance, type Viewer } from '@/thread/allowed';
import { reasons } from '@/thread/reasons';
import contract from '../../../contract/openapi.json';
import machine from '../../../docs/conversation.md?raw';
import { conversation } from './given';

const STATES = [
  'queued',
  'awaiting_agent',
  'awaiting_customer',
  'awaiting_confirmation',
  'ended',
  'system_ended',
] as const;

/** Which commands of the machine an action may send. */
const COMMANDS: Partial<Record<ActionName, string[]>> = {
  reply: ['agent_says'],
  note: ['note'],
  whisper: ['whisper'],
  claim: ['assign'],
  accept: ['accept'],
  decline: ['decline'],
  assign: ['assign', 'transfer_to_agent'],
  transfer: ['transfer_to_group', 'transfer_to_agent'],
  consult: ['consult'],
  invite: ['invite'],
  watch: ['watch'],
  'take-over': ['take_over'],
  'step-out': ['step_out'],
  'ask-to-close': ['ask_to_close'],
  end: ['end'],
  reopen: ['reopen'],
  callback: ['promise_callback'],
  tags: ['tag'],
};

/** The documented table: command → the states in which it is possible. */
function documented(): Map<string, Set<string>> {
  const rows = machine.split('\n').filter((line) => /^\| [a-z_]+ \|/.test(line));
  const found = new Map<string, Set<string>>();
  for (const row of rows) {
    const [command, ...cells] = row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (command === undefined || cells.length !== STATES.length) continue;
    found.set(command, new Set(STATES.filter((_, i) => cells[i] !== '')));
  }
  return found;
}

const ME = 'agt_me';
const roles = contract['x-permissions'] as Record<string, { roles: string[] }>;
const viewer = (role: string): Viewer => ({
  me: { agent: { id: ME, role } },
  may: (permission) => roles[permission]?.roles.includes(role) ?? false,
});
const offer = {
  kind: 'serve',
  agent: ME,
  until: '',
  by: '',
  name: '',
  visible: false,
  place: 0,
  reason: '',
};
const part = (part: string, visible = false) => ({ agent: ME, part, name: 'Me', visible });

/** Everything but the state speaks for it: owner's, participant's, lead's, as the action needs. */
function entitled(action: ActionName, state: string): string | null {
  const with_ = (more: Partial<Conversation>) =>
    hindrance(action, conversation({ state, ...more }), viewer('supervisor'));
  if (action === 'accept' || action === 'decline') return with_({ offers: [offer] });
  if (action === 'step-out') return with_({ participants: [part('helper')] });
  if (action === 'watch' || action === 'take-over') return with_({ agent: 'agt_other' });
  return with_({ agent: state === 'queued' ? null : ME });
}

describe('the table of the machine', () => {
  const table = documented();

  it('is read from the documentation', () => {
    expect(table.size).toBeGreaterThan(30);
  });

  for (const [action, commands] of Object.entries(COMMANDS) as [ActionName, string[]][])
    for (const state of STATES)
      it(`${action} while ${state}`, () => {
        for (const command of commands) expect(table.has(command)).toBe(true);
        const possible = commands.some((command) => table.get(command)?.has(state));
        expect(entitled(action, state) === null).toBe(possible);
      });

  it('has words for every reason there is', () => {
    const who = ['agent', 'supervisor', 'admin'].map(viewer);
    const all = STATES.flatMap((state) =>
      (Object.keys(CHECKS) as ActionName[]).flatMap((action) =>
        who.map((one) => hindrance(action, conversation({ state, agent: 'agt_other' }), one)),
      ),
    );
    for (const code of all) expect(code === null || reasons.has(code)).toBe(true);
  });
});

type Case = [who: string, role: string, c: Partial<Conversation>, able: ActionName[]];
const AGENT_ALWAYS: ActionName[] = ['note', 'why', 'block', 'tags'];
const served = { state: 'awaiting_agent', agent: 'agt_other' };
const LEAD: ActionName[] = [
  'whisper',
  'assign',
  'transfer',
  'consult',
  'invite',
  'take-over',
  'ask-to-close',
  'end',
  'callback',
];
const CASES: Case[] = [
  [
    'its agent',
    'agent',
    { state: 'awaiting_agent', agent: ME },
    ['reply', 'transfer', 'consult', 'invite', 'ask-to-close', 'end', 'callback'],
  ],
  [
    'its agent, asked to confirm',
    'agent',
    { state: 'awaiting_confirmation', agent: ME },
    ['reply', 'consult', 'invite', 'end', 'callback'],
  ],
  ['a colleague', 'agent', served, []],
  [
    'a colleague who is asked to take over',
    'agent',
    { ...served, offers: [{ ...offer, kind: 'transfer' }] },
    ['accept', 'decline'],
  ],
  [
    'a helper whom the customer sees',
    'agent',
    { ...served, participants: [part('helper', true)] },
    ['reply', 'consult', 'step-out'],
  ],
  [
    'a helper unseen',
    'agent',
    { ...served, participants: [part('helper')] },
    ['consult', 'step-out'],
  ],
  [
    'one who is consulted',
    'agent',
    { ...served, participants: [part('consulted')] },
    ['consult', 'step-out'],
  ],
  ['a supervisor from outside', 'supervisor', served, [...LEAD, 'watch']],
  [
    'a supervisor who watches',
    'supervisor',
    { ...served, participants: [part('supervisor')] },
    [...LEAD, 'step-out'],
  ],
  ['an admin from outside', 'admin', served, [...LEAD, 'watch']],
  [
    'a supervisor who serves',
    'supervisor',
    { state: 'awaiting_agent', agent: ME },
    ['reply', ...LEAD.filter((a) => a !== 'take-over')],
  ],
  ['an agent, while it waits', 'agent', { state: 'queued', agent: null }, ['claim', 'transfer']],
  [
    'a supervisor, while it waits',
    'supervisor',
    { state: 'queued', agent: null },
    ['claim', 'transfer', 'assign', 'watch'],
  ],
  ['an agent, when it is over', 'agent', { state: 'ended', agent: null }, ['reopen']],
  [
    'a supervisor, when it is over',
    'supervisor',
    { state: 'system_ended', agent: null },
    ['reopen'],
  ],
];

describe('what each may do', () => {
  for (const [who, role, c, able] of CASES)
    it(who, () => {
      const can = (Object.keys(CHECKS) as ActionName[]).filter(
        (action) => hindrance(action, conversation(c), viewer(role)) === null,
      );
      expect(can.sort()).toEqual([...AGENT_ALWAYS, ...able].sort());
    });

  it('no more than ten take part', () => {
    const participants = Array.from({ length: 10 }, (_, i) => ({
      ...part('helper'),
      agent: `a${i}`,
    }));
    const full = conversation({ state: 'awaiting_agent', agent: ME, participants });
    expect(hindrance('invite', full, viewer('agent'))).toBe('too_many_participants');
  });
});

it('a message can be taken back for a while', () => {
  const c = conversation({ state: 'awaiting_customer' });
  expect(canRecall(c, 0, 120_000, 120)).toBe(true);
  expect(canRecall(c, 0, 120_001, 120)).toBe(false);
  expect(canRecall({ ...c, state: 'ended' }, 0, 1, 120)).toBe(false);
});
