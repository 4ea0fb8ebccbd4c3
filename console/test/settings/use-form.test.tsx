import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { ApiError } from '@/api/problem';
import { preferences } from '@/me/preferences';
import { SettingsForm } from '@/settings/form';
import type { Kept, Source } from '@/settings/saving';
import { useForm } from '@/settings/use-form';
import { atDesk } from '../desk';

interface Draft {
  name: string;
}

/** A form of one name, which somebody else has changed; the news is held until it may `arrive`. */
function renamed(there: Kept<Draft>) {
  let arrive = () => {};
  const held = new Promise<void>((done) => (arrive = done));
  const writes: Draft[] = [];
  function One() {
    const [kept, show] = useState<Kept<Draft>>({ value: { name: 'old' }, version: 1 });
    const source: Source<Draft> = {
      name: 'one',
      now: () => kept,
      again: async () => {
        show(there); // the screen has it before whoever asked
        await held;
        return there;
      },
      write: async (to, _from, match) => {
        if (match !== `"${there.version}"`) throw new ApiError('changed_meanwhile', 412);
        writes.push(to);
      },
    };
    const form = useForm({ source, permission: 'settings.manage' });
    const { name } = form.draft;
    return (
      <SettingsForm form={form} title="One">
        <input
          aria-label="Name"
          value={name}
          onChange={(e) => form.set({ name: e.target.value })}
        />
        seen: {kept.value.name}
      </SettingsForm>
    );
  }
  preferences.set({ language: 'en' });
  atDesk(<One />);
  return { writes, arrive };
}

test('whose save met another change is asked when an answer counts, not before', async () => {
  const { writes, arrive } = renamed({ value: { name: 'theirs' }, version: 2 });
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'mine' } });
  press('Save');
  await screen.findByText('seen: theirs');
  expect(screen.queryByText('Save mine over it')).toBeNull();
  arrive();
  await screen.findByText('Save mine over it');
  press('Save mine over it');
  await waitFor(() => expect(writes).toEqual([{ name: 'mine' }]));
});
