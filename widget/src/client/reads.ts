/** What is only looked up: earlier conversations, pictures, files, who is there. */
import type { Client, Conversation, Entry, GroupStatus, Refusal } from '../types';
import { problem, refusal } from './rest';
import type { Visitor } from './visitor';

type Reads = Pick<Client, 'history' | 'log' | 'status' | 'picture' | 'fileUrl'>;
interface Page<T> {
  data: T[];
  next_cursor: string | null;
  has_more: boolean;
}
type Face = { picture: { type: string; data: string } | null };

export function makeReads(visitor: Visitor, key: string): Reads {
  const pictures = new Map<string, Promise<Face | Refusal>>();

  /** Nobody becomes a customer by looking. */
  async function get<T>(path: string): Promise<T | Refusal> {
    if (!visitor.known()) return refusal(problem('no_visitor'));
    const answer = await visitor.send<T>({ method: 'GET', path });
    return answer.ok ? answer.value : refusal(answer);
  }
  const isRefusal = (answer: object): answer is Refusal => 'ok' in answer && answer.ok === false;

  return {
    history: (cursor) =>
      get<Page<Conversation>>(
        `/v1/conversations?view=mine${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      ),
    async log(conversation) {
      const entries: Entry[] = [];
      for (;;) {
        const after = entries.at(-1)?.seq ?? 0;
        const page = await get<Page<Entry>>(
          `/v1/conversations/${conversation}/entries?after=${after}&limit=100`,
        );
        if (isRefusal(page)) return page;
        entries.push(...page.data);
        if (!page.has_more) return entries;
      }
    },
    async status() {
      const path = `/v1/widget/status?key=${encodeURIComponent(key)}`;
      const answer = await visitor.ask<{ groups: GroupStatus[] }>({ method: 'GET', path });
      return answer.ok ? answer.value.groups : refusal(answer);
    },
    async picture(agent) {
      const asked = pictures.get(agent) ?? get<Face>(`/v1/agents/${agent}/picture`);
      pictures.set(agent, asked);
      const got = await asked;
      if (!isRefusal(got)) return got.picture;
      pictures.delete(agent);
      return null;
    },
    async fileUrl(conversation, attachment) {
      const path = `/v1/conversations/${conversation}/attachments/${attachment}`;
      const got = await get<{ url: string }>(path);
      return isRefusal(got) ? null : got.url;
    },
  };
}
