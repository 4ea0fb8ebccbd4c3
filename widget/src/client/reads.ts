/** What is only looked up: earlier conversations, pictures, files, who is there. */
import type { Client, Conversation, Entry, GroupStatus } from '../types';
import { type Outcome, problem, refusal } from './rest';
import type { Visitor } from './visitor';

type Reads = Pick<Client, 'history' | 'log' | 'status' | 'picture' | 'fileUrl'>;
interface Page<T> {
  data: T[];
  next_cursor: string | null;
  has_more: boolean;
}
type Face = { picture: { type: string; data: string } | null };

export function makeReads({ known, send, ask }: Visitor, key: string): Reads {
  const pictures = new Map<string, Promise<Outcome<Face>>>();

  /** Nobody becomes a customer by looking. */
  const get = async <T>(path: string): Promise<Outcome<T>> =>
    known() ? send<T>(path) : problem('no_visitor');

  return {
    async history(cursor) {
      const more = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const page = await get<Page<Conversation>>(`/v1/conversations?view=mine${more}`);
      return page.ok ? page.value : refusal(page);
    },
    async log(conversation) {
      const entries: Entry[] = [];
      for (;;) {
        const after = entries.at(-1)?.seq ?? 0;
        const page = await get<Page<Entry>>(
          `/v1/conversations/${conversation}/entries?after=${after}&limit=100`,
        );
        if (!page.ok) return refusal(page);
        entries.push(...page.value.data);
        if (!page.value.has_more) return entries;
      }
    },
    async status() {
      const path = `/v1/widget/status?key=${encodeURIComponent(key)}`;
      const answer = await ask<{ groups: GroupStatus[] }>({ path });
      return answer.ok ? answer.value.groups : refusal(answer);
    },
    async picture(agent) {
      const asked = pictures.get(agent) ?? get<Face>(`/v1/agents/${agent}/picture`);
      pictures.set(agent, asked);
      const got = await asked;
      if (got.ok) return got.value.picture;
      pictures.delete(agent);
      return null;
    },
    async fileUrl(conversation, attachment) {
      const got = await get<{ url: string }>(
        `/v1/conversations/${conversation}/attachments/${attachment}`,
      );
      return got.ok ? got.value.url : null;
    },
  };
}
