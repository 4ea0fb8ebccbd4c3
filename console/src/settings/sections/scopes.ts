/** What a key may be given, in the order of the screen; a test compares it with the contract. */
import type { components } from '@contract';

export type Scope = components['schemas']['NewKey']['scopes'][number];

export const SCOPES: readonly Scope[] = [
  'conversations:read',
  'conversations:write',
  'customers:read',
  'customers:write',
  'answers:read',
  'answers:write',
  'queues:read',
  'agents:read',
  'agents:write',
  'groups:read',
  'groups:write',
  'settings:read',
  'settings:write',
  'alarms:read',
  'reports:read',
  'audit:read',
];
