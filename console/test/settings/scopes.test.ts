import { expect, it } from 'vitest';
import { SCOPES } from '@/settings/sections/scopes';
import contract from '../../../contract/openapi.json';

it('offers for a key what the API knows, all of it', () => {
  const known = contract.components.schemas.NewKey.properties.scopes.items.enum;
  expect([...SCOPES].sort()).toEqual([...known].sort());
});
