/** What of all that passes is worth a sound and a notice. Pure. */
import type { Entry } from '@/api/types';

export interface Looking {
  me: string;
  /** The conversation on the screen while somebody looks at it. */
  at: string | null;
}
export type Call = 'conversation' | 'offer' | 'message' | 'alarm';

type Rule = (entry: Entry, looking: Looking) => Call | null;

const RULES: Partial<Record<string, Rule>> = {
  assigned: ({ data }, { me }) => (data.agent === me ? 'conversation' : null),
  offered: ({ data }, { me }) => (data.agent === me ? 'offer' : null),
  message: ({ by, conversation }, { at }) =>
    by.role === 'customer' && conversation !== at ? 'message' : null,
  alarm: ({ data, conversation }, { me, at }) =>
    data.agent === me && conversation !== at ? 'alarm' : null,
};

/** Nothing that one did oneself, and no message that one sees come. */
export function calls(entry: Entry, looking: Looking): Call | null {
  if (entry.by.id === looking.me) return null;
  return RULES[entry.type]?.(entry, looking) ?? null;
}
