/** The list over the composer: canned answers after "/", colleagues after "@". */
import { useEffect, useMemo, useRef, useState } from 'react';
import { useAgents } from '@/api/queries';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { type Filling, spoken, useAnswers } from '@/shared/answers';
import { useScope } from '../scope';
import { type Asked, answersFor, colleaguesFor } from './suggest';
import { composerWords } from './words';

export interface Choice {
  id: string;
  put: string;
  label: string;
  hint: string;
  text: string;
}

/** Asked for again when the list opens: a colleague may just have written the one that is wanted. */
function useFreshAnswers(open: boolean) {
  const answers = useAnswers();
  const { refetch } = answers;
  useEffect(() => {
    if (open) void refetch();
  }, [open, refetch]);
  return answers;
}

/** What can be chosen for what is asked at the caret. */
function useChoices(asked: Asked | null): readonly Choice[] {
  const { c, teller } = useScope();
  const { me } = useDesk();
  const { data: answers } = useFreshAnswers(asked?.kind === 'answer');
  const { data: agents } = useAgents();
  return useMemo(() => {
    if (asked?.kind === 'answer') {
      const filling: Filling = {
        customer: c.person?.name ?? '',
        agent: me.agent.name,
        group: teller.group(c.group),
      };
      return answersFor(answers ?? [], asked.query, c.group).map((one) => {
        const put = spoken(one, c.language, filling);
        return { id: one.id, put, label: one.title, hint: `/${one.shortcut}`, text: put };
      });
    }
    if (asked?.kind !== 'mention') return [];
    const others = (agents ?? []).filter((one) => one.id !== me.agent.id);
    return colleaguesFor(others, asked.query).map((one) => ({
      id: one.id,
      put: `@${one.name} `,
      label: one.name,
      hint: '',
      text: one.email,
    }));
  }, [asked, answers, agents, c, teller, me.agent]);
}

/** Keys of the composer while the list is open; answers whether a key was the list's. */
export function useSuggestions(asked: Asked | null, onChoose: (choice: Choice) => void) {
  const choices = useChoices(asked);
  const [at, setAt] = useState(0);
  const [closed, setClosed] = useState<number | null>(null);
  const query = asked?.query;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other letters, other choices
  useEffect(() => setAt(0), [query]);
  const open = asked !== null && asked.from !== closed;
  useEffect(() => {
    if (asked === null) setClosed(null);
  }, [asked]);
  const moved = (by: number) => setAt((at + by + choices.length) % choices.length);
  const chosen = () => {
    const choice = choices[at];
    if (choice) onChoose(choice);
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => moved(1),
    ArrowUp: () => moved(-1),
    Enter: chosen,
    Tab: chosen,
  };
  const key = (name: string): boolean => {
    if (!open) return false;
    if (name === 'Escape') {
      setClosed(asked.from);
      return true;
    }
    if (choices.length > 0) keys[name]?.();
    return choices.length > 0 && name in keys;
  };
  return {
    choices,
    at,
    open: open && (choices.length > 0 || asked?.kind === 'answer'),
    key,
    setAt,
  };
}

export const LIST_ID = 'thread-suggestions';
export const optionId = (at: number) => `${LIST_ID}-${at}`;

interface Props {
  asked: Asked;
  choices: readonly Choice[];
  at: number;
  onChoose(choice: Choice): void;
}

export function Suggestions({ asked, choices, at, onChoose }: Props) {
  const t = useWords(composerWords);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void box.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  if (choices.length === 0)
    return (
      <p className="suggestions suggestions-none" role="status">
        {asked.query ? t('no_answer', { query: asked.query }) : t('no_answers')}
      </p>
    );
  return (
    <div
      className="suggestions"
      id={LIST_ID}
      ref={box}
      role="listbox"
      aria-label={t(asked.kind === 'answer' ? 'canned' : 'colleagues')}
    >
      {choices.map((one, i) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the composer keeps the focus
        // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the composer's
        <div
          key={one.id}
          id={optionId(i)}
          role="option"
          aria-selected={i === at}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(one)}
        >
          <strong dir="auto">{one.label}</strong>
          {one.hint && <kbd>{one.hint}</kbd>}
          <span dir="auto">{one.text}</span>
        </div>
      ))}
    </div>
  );
}
