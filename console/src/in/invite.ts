/** Makes agents of e-mail addresses, one after the other; tells of each what came of it. */
import { useState } from 'react';
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import { asApiError } from '@/api/problem';
import { type Desk, useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { errors, inWords } from '@/shared/errors';
import { nameOf } from './colleagues';

export type Role = 'agent' | 'supervisor' | 'admin';
export interface Made {
  email: string;
  password: string;
}
export interface Refusal {
  email: string;
  why: string;
}

/** The same request twice is one agent; the second answer has no password, so that one is made. */
async function made({ api }: Desk, email: string, role: Role, groups: string[]): Promise<Made> {
  const header = { 'Idempotency-Key': `start-${email}-${role}-${groups.join('-')}`.slice(0, 200) };
  const body = { email, name: nameOf(email), role, groups };
  const agent = await data(api.POST('/v1/agents', { params: { header }, body }));
  if (agent.temporary_password) return { email, password: agent.temporary_password };
  const path = { agent: agent.id };
  const given = await data(api.POST('/v1/agents/{agent}/password', { params: { path } }));
  return { email, password: given.temporary_password ?? '' };
}

export type Inviting = ReturnType<typeof useInvite>;

/** What is typed and what came of it: passwords are shown once, so it outlives a look at another step. */
export function useInvite() {
  const desk = useDesk();
  const e = useWords(errors);
  const [text, setText] = useState('');
  const [role, setRole] = useState<Role>('agent');
  const [chosen, choose] = useState<string[] | null>(null); // groups
  const [all, setAll] = useState<Made[]>([]);
  const [refused, setRefused] = useState<Refusal[]>([]);
  const [busy, setBusy] = useState(false);

  /** Leaves the addresses that were refused in the text. */
  async function invite(emails: string[], groups: string[]): Promise<void> {
    setBusy(true);
    setRefused([]);
    const left: Refusal[] = [];
    for (const email of emails) {
      try {
        const one = await made(desk, email, role, groups);
        setAll((before) => [...before, one]);
      } catch (error) {
        left.push({ email, why: inWords(asApiError(error), e) });
        setRefused([...left]);
      }
    }
    setBusy(false);
    void desk.cache.invalidateQueries({ queryKey: keys.agents });
    setText(left.map(({ email }) => email).join('\n'));
  }

  const typed = { text, setText, role, setRole, chosen, choose };
  return { ...typed, made: all, refused, busy, invite };
}
