/** Canned answers: all one sees, the text for a language, and its placeholders filled. */
import { useQuery } from '@tanstack/react-query';
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import type { Answer } from '@/api/types';
import { useDesk } from '@/desk';

/** All of them, page by page; there are some hundreds at most. */
export function useAnswers() {
  const { api } = useDesk();
  const queryFn = async () => {
    const found: Answer[] = [];
    let cursor: string | null = null;
    do {
      const query: { limit: number; cursor: string | null } = { limit: 100, cursor };
      const page: { data: Answer[]; next_cursor: string | null } = await data(
        api.GET('/v1/answers', { params: { query } }),
      );
      found.push(...page.data);
      cursor = page.next_cursor;
    } while (cursor);
    return found;
  };
  return useQuery({ queryKey: keys.answers, queryFn, staleTime: 60_000 });
}

const base = (language: string) => language.toLowerCase().split('-')[0] ?? '';

/** Which of an answer's languages is nearest to that of a conversation: itself, its kin, any. */
export function languageOf(answer: Pick<Answer, 'text'>, language: string): string | null {
  const has = Object.keys(answer.text);
  const same = has.find((one) => one.toLowerCase() === language.toLowerCase());
  const kin = has.find((one) => base(one) === base(language));
  return same ?? kin ?? ['*', 'en'].find((one) => has.includes(one)) ?? has[0] ?? null;
}

export interface Filling {
  customer: string;
  agent: string;
  group: string;
}

/**
 * The words with {customer.name}, {agent.name} and {group.name} put in; other braces stay. Who has no
 * name is left out, with the space before: "Hello {customer.name}, …" greets nobody by a number.
 */
export function filled(text: string, filling: Filling): string {
  return text.replace(
    /( ?)\{(customer|agent|group)\.name\}/g,
    (_, space: string, whose: keyof Filling) => filling[whose] && space + filling[whose],
  );
}

/** An answer as it would be said in this conversation. */
export function spoken(answer: Pick<Answer, 'text'>, language: string, filling: Filling): string {
  const found = languageOf(answer, language);
  return found === null ? '' : filled(answer.text[found] ?? '', filling);
}
