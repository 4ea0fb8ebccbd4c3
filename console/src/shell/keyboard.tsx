/** Keys, the palette and `?`, all from the table of actions. */
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { type Action, controls, offered } from '@/actions';
import { type Desk, useDesk } from '@/desk';
import { preferences } from '@/me/preferences';
import { fetchCodeWords } from '@/shared/errors';
import { Boundary } from '@/shared/failure';
import { Matcher } from './match';
import { panel } from './panel';

const loadPalette = () => import('./palette');
const Palette = lazy(loadPalette);
const loadHelp = () => import('./help');
const Help = lazy(loadHelp);
const IDLE_MS = 3_000;

/** What the first screen can do without; what does not come now is fetched when it is wanted. */
const fetchRest = () => void Promise.allSettled([loadPalette(), loadHelp(), fetchCodeWords()]);

const WRITES = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';
/** A tick box or a button of choices is no place to write. */
const NO_TEXT = 'input[type="checkbox"], input[type="radio"], input[type="button"]';

function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(WRITES) && !target.matches(NO_TEXT);
}

const isInDialog = (): boolean =>
  document.querySelector('[role="dialog"][aria-modal="true"]') !== null;

/** Whether an action may be done by this key just now. */
function allowed(action: Action, desk: Desk, writing: boolean): boolean {
  const chord = action.keys.startsWith('mod+');
  // The panel may lie over the page as a dialog; its key takes it away again.
  const inDialog = isInDialog() && !(action.id === 'panel' && panel.read());
  if (!chord && (writing || inDialog || !preferences.read().shortcuts)) return false;
  return !action.hindered?.(desk);
}

export function Keyboard() {
  const desk = useDesk();
  const { workspace } = desk;
  const [, go] = useLocation();
  const [shown, show] = useState<'palette' | 'help' | null>(null);
  useEffect(() => {
    controls.shell = {
      palette: () => show('palette'),
      help: () => show('help'),
      panel: panel.toggle,
      go: (path) => go(`/${workspace}/${path}`),
    };
    return () => {
      controls.shell = null;
    };
  }, [workspace, go]);
  useEffect(() => {
    const timer = setTimeout(fetchRest, IDLE_MS);
    return () => clearTimeout(timer);
  }, []);
  useKeys(desk, shown !== null);
  const close = () => show(null);
  return (
    <Boundary key={shown} name="keys">
      <Suspense>
        {shown === 'palette' && <Palette close={close} />}
        {shown === 'help' && <Help close={close} />}
      </Suspense>
    </Boundary>
  );
}

/** `covered`: something lies over the page, or is about to; then single keys are not for the page. */
function useKeys(desk: Desk, covered: boolean): void {
  const latest = useRef(desk);
  latest.current = desk;
  const over = useRef(covered);
  over.current = covered;
  const { may } = desk;
  useEffect(() => {
    const matcher = new Matcher(offered({ ...latest.current, may }));
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const action = matched(matcher, event);
      if (!action || !allowed(action, latest.current, over.current || isWriting(event.target)))
        return;
      event.preventDefault();
      action.run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [may]);
}

/** The action of a key; one that is held down does it once, except for moving through the list. */
function matched(matcher: Matcher, event: KeyboardEvent): Action | null {
  const mod = event.ctrlKey || event.metaKey;
  const found = matcher.match({ key: event.key, mod, alt: event.altKey, at: event.timeStamp });
  if (!found || found === 'wait') return null;
  return event.repeat && found.group !== 'list' ? null : found;
}
