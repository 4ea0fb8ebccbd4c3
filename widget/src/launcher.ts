/** The round button that opens the chat, and what it says when that fails. */
import { words } from './locale';
import { filled } from './look';
import type { Config } from './types';

/** Strokes on a field of 24 by 24. */
const ICONS: Record<string, string> = {
  chat: 'M12 4c-5 0-9 3-9 7 0 2 1 4 3 6l-1 4 5-3h2c5 0 9-3 9-7s-4-7-9-7zM8 11h0m4 0h0m4 0h0',
  question: 'M8 9a4 4 0 1 1 6 3q-2 1-2 3m0 4h0',
  wave: 'M8 13V7a1 1 0 0 1 3 0v4-6a1 1 0 0 1 3 0v6-4a1 1 0 0 1 3 0v7c0 9-8 8-10 4l-3-5a1 1 0 0 1 3-1zM18 3q3 1 3 4',
  headset: 'M4 14v-2a8 8 0 0 1 16 0v2M4 14h3v5H4zm13 0h3v5h-3zm2 5q-1 3-6 3',
};

export const element = <Name extends keyof HTMLElementTagNameMap>(name: Name, className: string) =>
  Object.assign(document.createElement(name), { className });

/** An icon of one path. */
export function icon(path = '', className = ''): Element {
  const make = (name: string): Element =>
    document.createElementNS('http://www.w3.org/2000/svg', name);
  const [svg, line] = [make('svg'), make('path')];
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', className);
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/** Makes the launcher; `dress` tells how it looks and speaks. */
export function makeLauncher(press: () => void) {
  const place = element('section', 'launch');
  const button = element('button', '');
  const note = element('p', '');
  let say = words('', {});
  note.setAttribute('role', 'status');
  button.append('');
  button.setAttribute('aria-expanded', 'false');
  button.onclick = press;
  place.append(button, note);

  /** Puts on an icon, or a picture of the tenant's own. */
  function wear(what: Element): void {
    button.firstChild?.replaceWith(what);
  }

  const launcher = {
    place,
    button,
    wear,
    unread: 0,
    /** It is loading, or that has failed. */
    show(busy: boolean, failed: boolean): void {
      button.setAttribute('aria-busy', `${busy}`);
      note.textContent = failed ? say.failed : '';
    },
    /** Says what it is, and how much is unread. */
    name(): void {
      const { unread } = launcher;
      button.setAttribute('aria-label', unread ? `${say.chat} ${unread}` : say.chat);
    },
    dress({ look, texts }: Config, dark: boolean, language: string): void {
      const [bg, text] = dark ? ['#16181d', '#eef0f4'] : ['#ffffff', '#15181e'];
      const { brand, on } = filled(look.color, bg, dark);
      const side = look.position;
      say = words(language, texts);
      place.lang = language;
      place.setAttribute('aria-label', say.chat);
      place.style.cssText = `--bg:${bg};--text:${text};--brand:${brand};--on:${on};${side}:calc(${look.offset_x}px + env(safe-area-inset-${side}));bottom:calc(${look.offset_y}px + env(safe-area-inset-bottom))`;
      note.style.cssText = `${side}:0`;
      wear(icon(ICONS[look.launcher] ?? ICONS.chat, 'icon')); // a logo comes later
      launcher.name();
    },
  };
  return launcher;
}
