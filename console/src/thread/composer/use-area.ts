/** The text area and its caret: what is put in goes where one writes. */
import { useRef, useState } from 'react';

export function useArea(text: string, write: (text: string) => void) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const put = (next: string, at: number) => {
    write(next);
    setCaret(at);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(at, at);
    });
  };
  const insert = (more: string) => {
    const from = area.current?.selectionStart ?? text.length;
    const to = area.current?.selectionEnd ?? from;
    put(text.slice(0, from) + more + text.slice(to), from + more.length);
  };
  return { area, caret: Math.min(caret, text.length), setCaret, put, insert };
}
