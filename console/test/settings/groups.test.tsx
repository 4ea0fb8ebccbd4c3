import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { offered } from '@/api/queries';
import type { Group } from '@/api/types';
import Groups from '@/settings/sections/groups';
import { anAgent, atDesk, page, type Routes } from '../desk';

const group = (over: Partial<Group>): Group => ({
  id: 'grp_1',
  name: 'Support',
  version: 1,
  policy: {},
  channels: {},
  archived: false,
  ...over,
});
const support = group({});
const old = group({ id: 'grp_2', name: 'Fax', archived: true });

const routes = (over: Routes = {}): Routes => ({
  'GET /v1/groups': () => page([support, old]),
  'GET /v1/agents': () => page([anAgent()]),
  'GET /v1/settings': () => ({ default_group: 'grp_1', policy: {}, overrides: {}, channels: {} }),
  'GET /v1/agents/{agent}/picture': () => ({ picture: null }),
  ...over,
});

describe('groups', () => {
  it('are offered unless they are archived, save where one is chosen', () => {
    expect(offered([support, old])).toEqual([support]);
    expect(offered([support, old], ['grp_2'])).toEqual([support, old]);
  });

  it('stand apart once they are archived, and come back; both can be undone', async () => {
    const patch = ({ body }: { body: unknown }) => ({ ...old, ...(body as Partial<Group>) });
    const { asked } = atDesk(<Groups />, {
      routes: routes({ 'PATCH /v1/groups/{group}': patch }),
      at: '/demo/settings/groups?group=grp_2',
    });
    const back = await screen.findByRole('button', { name: 'Bring back' });
    fireEvent.click(back);
    fireEvent.click(back); // once is enough
    await screen.findByText('“Fax” is back.');
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => {
      const said = asked.filter(({ route }) => route.startsWith('PATCH')).map(({ body }) => body);
      expect(said).toEqual([{ archived: false }, { archived: true }]);
    });
  });

  it('are listed apart', async () => {
    atDesk(<Groups />, { routes: routes(), at: '/demo/settings/groups' });
    expect((await screen.findByRole('list', { name: 'Groups' })).textContent).toContain('Support');
    expect(screen.getByRole('list', { name: 'Archived groups' }).textContent).toContain('Fax');
  });

  it('have no list of archived ones where none is', async () => {
    const all = routes({ 'GET /v1/groups': () => page([support]) });
    atDesk(<Groups />, { routes: all, at: '/demo/settings/groups' });
    await screen.findByRole('list', { name: 'Groups' });
    expect(screen.queryByRole('list', { name: 'Archived groups' })).toBeNull();
  });
});
