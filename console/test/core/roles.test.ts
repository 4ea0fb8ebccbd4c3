/** What the console offers to a role is what the API lets it do: both read the same table. */
import { describe, expect, it } from 'vitest';
import { ACTIONS, type Action, offered } from '@/actions';
import type { Desk } from '@/desk';
import type { ActionName } from '@/shell/action-words';
import contract from '../../../contract/openapi.json';

const table: Record<string, { roles: string[] }> = contract['x-permissions'];
const paths = contract.paths as Record<string, Record<string, { 'x-permission'?: string }>>;
const STAFF = ['agent', 'supervisor', 'admin'] as const;

/** What each action asks of the API: "method path", commands by their last word. */
const ASKS: Partial<Record<ActionName, string>> = {
  reply: 'say',
  note: 'note',
  whisper: 'whisper',
  claim: 'claim',
  accept: 'accept',
  decline: 'decline',
  assign: 'assign',
  transfer: 'transfer',
  consult: 'consult',
  invite: 'invite',
  watch: 'watch',
  'take-over': 'take-over',
  'step-out': 'step-out',
  'ask-to-close': 'ask-to-close',
  end: 'end',
  reopen: 'reopen',
  callback: 'promise-callback',
  tags: 'tag',
  why: 'get /v1/conversations/{conversation}/entries',
  block: 'put /v1/customers/{customer}/block',
  'go-wall': 'get /v1/alarms',
  'go-settings': 'get /v1/settings',
};

function permissionOf(asked: string): string | undefined {
  const [method = '', path = ''] = asked.includes(' ')
    ? asked.split(' ')
    : ['post', `/v1/conversations/{conversation}/${asked}`];
  return paths[path]?.[method]?.['x-permission'];
}

const deskOf = (role: string) =>
  ({ may: (permission: string) => table[permission]?.roles.includes(role) ?? false }) as Desk;

describe('what a role is offered', () => {
  const withOwn = ACTIONS.filter((action) => action.permission || ASKS[action.id]);

  it.each(withOwn.map((action): [string, Action] => [action.id, action]))(
    '%s asks for the permission that its route asks for',
    (id, action) => {
      const asked = ASKS[id as ActionName];
      expect(asked, 'say what it asks of the API').toBeTruthy();
      expect(action.permission).toBe(permissionOf(asked ?? ''));
    },
  );

  it.each(STAFF)('is, for the role %s, what the table allows and nothing else', (role) => {
    const ids = offered(deskOf(role)).map((action) => action.id);
    for (const { id, permission } of withOwn)
      expect([id, ids.includes(id)]).toEqual([id, table[permission ?? '']?.roles.includes(role)]);
  });

  it('differs between agents and those who lead', () => {
    const agent = offered(deskOf('agent')).map((action) => action.id);
    const lead = offered(deskOf('supervisor')).map((action) => action.id);
    expect(lead.filter((id) => !agent.includes(id))).toEqual(
      expect.arrayContaining(['whisper', 'watch', 'take-over', 'assign', 'go-wall']),
    );
  });
});

it('gives no two commands of one place the same keys', () => {
  const keys = ACTIONS.map((action) => action.keys);
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});
