/** When what had the focus goes away with a dialog, a menu or a notice, the focus goes back. */
import { useEffect } from 'react';
import { OVER } from '@/theme';

const MOST = 12; // dialogs over dialogs are never that many

export function useFocusBack(): void {
  useEffect(() => {
    const over = document.getElementById(OVER);
    if (!over) return undefined;
    let before: (Element | null)[] = []; // null: nowhere, by choice
    const came = ({ target }: FocusEvent) => {
      if (target instanceof Element) before = [...before.slice(-MOST), target];
    };
    const left = ({ target, relatedTarget }: FocusEvent) => {
      const within = target instanceof Node && over.contains(target);
      if (!within && !relatedTarget && document.hasFocus()) before = [...before.slice(-MOST), null];
    };
    const removed = () => {
      const lost = before.at(-1)?.isConnected === false;
      if (!lost || (document.activeElement ?? document.body) !== document.body) return;
      before = before.filter((one) => one === null || one.isConnected);
      const last = before.at(-1);
      if (last instanceof HTMLElement) last.focus({ preventScroll: true });
    };
    const watch = new MutationObserver(removed);
    watch.observe(over, { childList: true, subtree: true });
    document.addEventListener('focusin', came);
    document.addEventListener('focusout', left);
    return () => {
      watch.disconnect();
      document.removeEventListener('focusin', came);
      document.removeEventListener('focusout', left);
    };
  }, []);
}
