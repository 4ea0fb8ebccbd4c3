/** The panel: which screen is in it, where the focus goes, how it fits the window. */
import type { ComponentType, RefObject } from 'preact';
import { boot, screen, set, t, type View } from '../store';
import { Fragment, h } from '../view/h';
import { useEffect, useLayoutEffect, useRef } from '../view/hooks';
import { Leave, PreChat, Received } from './form';
import { Home } from './home';
import { Invite } from './invite';
import { useApp } from './kit';
import { Past, PastLog } from './past';
import { Thread } from './thread';
import { hear } from './watches';

const VIEWS: Record<View, ComponentType> = {
  home: Home,
  form: PreChat,
  thread: Thread,
  leave: Leave,
  received: Received,
  past: Past,
  log: PastLog,
};

type Panel = RefObject<HTMLDialogElement | null>;

const isLost = (one: Element) => !one.isConnected || one.matches(':disabled');

/**
 * Into the panel when it opens or turns a page, and where what had the focus is drawn no more;
 * a keyboard of glass stays down until asked for. Answers what had it, for the panel to note.
 */
function useFocus(panel: Panel): RefObject<Element | null> {
  const { open, view } = screen;
  const held = useRef<Element>(null);
  const take = () => {
    const first = panel.current?.querySelector<HTMLElement>('[data-first]');
    const touch = matchMedia('(pointer: coarse)').matches;
    ((!touch && first) || panel.current)?.focus({ preventScroll: true });
  };
  useEffect(() => {
    if (open && navigator.userActivation?.isActive !== false) take(); // else nobody asked for it
  }, [open, view]);
  useEffect(() => {
    if (!open || !held.current || !isLost(held.current) || boot.root.activeElement) return;
    held.current = null;
    if (document.activeElement === document.body) take();
  });
  return held;
}

/** On a phone the panel is as high as what the keyboard leaves free. */
function useFit(panel: Panel): void {
  const { narrow, open } = screen;
  useLayoutEffect(() => {
    const seen = window.visualViewport;
    const style = panel.current?.style;
    if (!seen || !style || !narrow || !open) return;
    const resize = () => {
      style.setProperty('--high', `${seen.height}px`);
      style.setProperty('--top', `${seen.offsetTop}px`);
    };
    resize();
    const off = hear(seen, 'resize scroll', resize);
    return () => {
      off();
      style.removeProperty('--high');
      style.removeProperty('--top');
    };
  }, [narrow, open]);
}

const REACHED =
  'button:not([disabled],[tabindex="-1"]),textarea,input,select,a[href],[tabindex="0"]';

/** Where the panel is the whole screen, Tab stays in it. */
function turnRound(event: KeyboardEvent, panel: HTMLElement): void {
  const all = [...panel.querySelectorAll<HTMLElement>(REACHED)].filter((one) => one.offsetParent);
  const root = panel.getRootNode() as ShadowRoot;
  const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
  if (root.activeElement !== from) return;
  event.preventDefault();
  to?.focus();
}

export function Panel() {
  useApp();
  const { open, view, narrow, invitation } = screen;
  const panel = useRef<HTMLDialogElement>(null);
  const held = useFocus(panel);
  useFit(panel);
  const Screen = VIEWS[view];

  function pressed(event: KeyboardEvent): void {
    const { key, defaultPrevented, ctrlKey, metaKey, altKey } = event;
    // a shortcut of the page has taken the letter: it goes where it was meant to
    if (defaultPrevented && key.length === 1 && !ctrlKey && !metaKey && !altKey)
      document.execCommand('insertText', false, key);
    if (event.key === 'Escape' && !event.isComposing) set({ open: false });
    if (event.key === 'Tab' && narrow && panel.current) turnRound(event, panel.current);
  }

  return (
    <>
      <dialog
        ref={panel}
        open
        class={open ? 'panel shown' : 'panel'}
        tabIndex={-1}
        aria-label={`${t('title')}, ${boot.config.name}`}
        aria-modal={narrow || undefined}
        onKeyDown={pressed}
        onFocusIn={({ target }) => {
          held.current = target as Element;
        }}
        onFocusOut={({ target }) =>
          queueMicrotask(() => {
            if (held.current === target && !isLost(target as Element)) held.current = null;
          })
        }
      >
        <Screen key={view} />
      </dialog>
      {invitation && !open && <Invite key={invitation.id} invitation={invitation} />}
    </>
  );
}
