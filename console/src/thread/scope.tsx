/** What every part of an open thread needs: the conversation, names, and ways to act on it. */
import { createContext, type ReactNode, useContext, useDeferredValue, useMemo } from 'react';
import type { Dialog, Mode } from '@/actions';
import { useAgents, useGroups } from '@/api/queries';
import type { Conversation, Entry } from '@/api/types';
import { useDesk } from '@/desk';
import { useFormats } from '@/i18n/formats';
import { useWords } from '@/i18n/words';
import { useNameOf } from '@/shared/name';
import { endings } from '@/shared/states';
import { useTopicName } from '@/shared/topics';
import { common } from '@/shared/words';
import { useCodes } from './codes';
import { eventWords } from './log/event-words';
import type { Teller } from './log/events';

export interface Scope {
  c: Conversation;
  teller: Teller;
  does(op: string, body?: object): void;
  open(dialog: Dialog, about?: Entry): void;
  compose(mode: Mode, agent?: string): void;
}

/** What of it stays as it is while entries come: rows that need no more are not drawn for each. */
export interface Still extends Pick<Scope, 'teller' | 'does' | 'open' | 'compose'> {
  conversation: string;
  customer: string;
}

const Context = createContext<Scope | null>(null);
const StillContext = createContext<Still | null>(null);

export function ScopeProvider({ value, children }: { value: Scope; children: ReactNode }) {
  const { c, teller, does, open, compose } = value;
  const { id, customer } = c;
  const still = useMemo<Still>(
    () => ({ conversation: id, customer, teller, does, open, compose }),
    [id, customer, teller, does, open, compose],
  );
  return (
    <Context.Provider value={value}>
      <StillContext.Provider value={still}>{children}</StillContext.Provider>
    </Context.Provider>
  );
}

/** Around what may be drawn a moment after the words that somebody waits for. */
export function Later({ children }: { children: ReactNode }) {
  const scope = useDeferredValue(useScope());
  return <ScopeProvider value={scope}>{children}</ScopeProvider>;
}

export function useStill(): Still {
  const still = useContext(StillContext);
  if (!still) throw new Error('there is no thread around this');
  return still;
}

export function useScope(): Scope {
  const scope = useContext(Context);
  if (!scope) throw new Error('there is no thread around this');
  return scope;
}

export function useCustomerName(c: Conversation | undefined): string {
  const nameOf = useNameOf();
  return c ? nameOf(c) : '';
}

/** Names of people and groups, for sentences. */
export function useTeller(c: Conversation | undefined): Teller {
  const { me } = useDesk();
  const { data: agents } = useAgents();
  const { data: groups } = useGroups();
  const [w, e, t] = [useWords(common), useWords(endings), useWords(eventWords)];
  const [code, f, topic] = [useCodes(), useFormats(), useTopicName(!!c?.topic)];
  const customer = useCustomerName(c);
  const parts = c?.participants;
  return useMemo(() => {
    const names = new Map(agents?.map((one) => [one.id, one.name]));
    for (const one of parts ?? []) if (one.name) names.set(one.agent, one.name);
    const called = new Map(groups?.map((one) => [one.id, one.name]));
    const agent = (id: unknown, otherwise?: unknown) =>
      names.get(String(id)) ??
      (typeof otherwise === 'string' && otherwise ? otherwise : w('agent'));
    return {
      agent,
      names: agents?.map((one) => one.name) ?? [],
      // While they are fetched no name is better than an id that is gone at once.
      group: (id) => called.get(String(id)) ?? (groups && id ? String(id) : ''),
      who: (by) => {
        if (by.role === 'customer') return customer;
        if (by.role === 'system') return w('system');
        return by.id === me.agent.id ? w('you') : agent(by.id);
      },
      topic,
      ending: (reason) => (endings.has(reason) ? e(reason) : reason),
      code,
      t,
      f,
    };
    // words and formats are new with the language, which `code` stands for
  }, [agents, groups, parts, customer, me.agent.id, w, e, t, code, f, topic]);
}
