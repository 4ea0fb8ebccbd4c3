/** Makes agents of e-mail addresses, one after the other; tells of each what came of it. */
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import { asApiError } from '@/api/problem';
import { type Desk, useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { errors, inWords } from '@/shared/errors';
import { type Made, type Refusal, type Role, useBegun } from './begun';
import { nameOf } from './colleagues';

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

/** What is typed and what came of it. */
export function useInvite() {
  const desk = useDesk();
  const e = useWords(errors);
  const { begun, set, invited } = useBegun();

  /** Leaves the addresses that were refused in the text. */
  async function invite(emails: string[], groups: string[]): Promise<void> {
    set({ busy: true, refused: [] });
    const refused: Refusal[] = [];
    for (const email of emails) {
      try {
        invited(await made(desk, email, begun.role, groups));
      } catch (error) {
        refused.push({ email, why: inWords(asApiError(error), e) });
        set({ refused: [...refused] });
      }
    }
    set({ busy: false, text: refused.map(({ email }) => email).join('\n') });
    void desk.cache.invalidateQueries({ queryKey: keys.agents });
  }

  return { ...begun, set, invite };
}
