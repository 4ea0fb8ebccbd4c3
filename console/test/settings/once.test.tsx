/** What is told once: neither a key nor a click beside it nor another page takes it away unasked. */
import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { HandOver } from '@/settings/agents/hand-over';
import { NewKey } from '@/settings/sections/key-new';
import { Secrets } from '@/settings/snippet/secrets';
import { leaving } from '@/shared/leaving';
import { atDesk, page } from '../desk';

async function staysUntil(secret: string, verb: string) {
  const shown = await screen.findByText(secret);
  fireEvent.keyDown(shown, { key: 'Escape', code: 'Escape' });
  const beside = document.querySelector('.mantine-Modal-inner');
  if (beside) fireEvent.click(beside);
  expect(document.querySelector('.mantine-Modal-close')).toBeNull();
  const went = vi.fn();
  leaving.before(went);
  expect(await screen.findByText('What you see here is shown only now')).toBeTruthy();
  fireEvent.click(screen.getByText('Stay here'));
  expect(went).not.toHaveBeenCalled();
  expect(screen.getByText(secret)).toBeTruthy();
  fireEvent.click(screen.getByText(verb));
}

it('the first password of an agent', async () => {
  const done = vi.fn();
  atDesk(<HandOver name="Mei" email="mei@x.example" password="Aa1-one" done={done} />);
  await staysUntil('Aa1-one', 'Done');
  expect(done).toHaveBeenCalledOnce();
});

it('where there is none any more, it closes as any dialog', async () => {
  const done = vi.fn();
  atDesk(<HandOver name="Mei" email="mei@x.example" password={null} done={done} />);
  await screen.findByText('mei@x.example');
  const went = vi.fn();
  leaving.before(went);
  expect(went).toHaveBeenCalledOnce();
  fireEvent.keyDown(document.body, { key: 'Escape', code: 'Escape' });
  expect(done).toHaveBeenCalledOnce();
});

it('a secret that signs who a visitor is', async () => {
  const routes = {
    'GET /v1/identity-secrets': () => page([{ id: 'one-aaaaaa' }]),
    'POST /v1/identity-secrets': () => ({ id: 'two-bbbbbb', secret: 'whole' }),
  };
  atDesk(<Secrets />, { routes });
  fireEvent.click(await screen.findByText('Make a secret'));
  await staysUntil('whole', 'I have copied it');
});

it('an API key, even where its form was closed while it was made', async () => {
  let answer = (_: object) => {};
  const asked = new Promise<object>((resolve) => {
    answer = resolve;
  });
  atDesk(<Keys />, { routes: { 'POST /v1/keys': () => asked } });
  fireEvent.change(await screen.findByLabelText(/^Name/), { target: { value: 'Shop' } });
  fireEvent.click(screen.getByLabelText('conversations:read'));
  fireEvent.submit(screen.getByLabelText(/^Name/));
  fireEvent.keyDown(document.body, { key: 'Escape', code: 'Escape' });
  answer({ id: 'key_1', key: 'sk_whole' });
  await staysUntil('sk_whole', 'I have copied it');
});

function Keys() {
  const [opened, open] = useState(true);
  return <NewKey opened={opened} close={() => open(false)} made={() => {}} />;
}
