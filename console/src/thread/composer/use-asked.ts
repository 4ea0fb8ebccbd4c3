/** What is asked for at the caret, and the list that answers it. */
import { useState } from 'react';
import { type Asked, askedAt, replaced } from './suggest';
import { type Choice, useSuggestions } from './suggestions';

interface Place {
  text: string;
  caret: number;
  staffOnly: boolean;
  put(text: string, caret: number): void;
}

export function useAsked({ text, caret, staffOnly, put }: Place) {
  const asked = useStable(askedAt(text, caret, staffOnly));
  const choose = (choice: Choice) => {
    if (!asked) return;
    const next = replaced(text, asked, caret, choice.put);
    put(next.text, next.caret);
  };
  return { asked, choose, list: useSuggestions(asked, choose) };
}

const same = (a: Asked | null, b: Asked | null) =>
  a?.kind === b?.kind && a?.from === b?.from && a?.query === b?.query;

/** The same object while it says the same, so that lists are not made anew at each drawing. */
function useStable(asked: Asked | null): Asked | null {
  const [held, setHeld] = useState(asked);
  if (same(held, asked)) return held;
  setHeld(asked);
  return asked;
}
