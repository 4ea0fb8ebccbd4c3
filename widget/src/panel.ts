/** The launcher's part of the chat's panel: its other face, the badge, the focus afterwards. */
import type { Core } from './core';
import { sheet } from './host';
import { element, icon } from './launcher';
import { OPEN } from './names';
import css from './panel.css?inline';
import type { Boot } from './types';

const DOWN = 'm6 10 6 6 6-6';

/** Makes what the chat tells of its panel. */
export function makePanel(core: Core): Boot['launcher'] {
  const { face, tab, emit } = core;
  const { launcher, root } = face;
  const { button, place } = launcher;
  const count = element('b', '');
  button.append(icon(DOWN, 'down'), count);
  root.adoptedStyleSheets.push(sheet(css));

  /** The focus was in the panel, so it is the launcher's, unless the page has taken it. */
  function focus(): void {
    const { activeElement: there, body } = document;
    if (there === body || there === root.host) button.focus();
  }

  function turn(open: boolean): void {
    core.open = open;
    button.setAttribute('aria-expanded', `${open}`);
    place.classList.toggle('open', open);
    emit(open ? 'open' : 'close');
    if (open) tab.set(OPEN, '1');
    else {
      tab.remove(OPEN);
      focus();
    }
  }

  function mark(unread: number): void {
    launcher.unread = unread;
    launcher.name();
    count.textContent = unread > 99 ? '99+' : unread ? `${unread}` : '';
    emit('unread', unread);
  }

  return ({ open, unread }) => {
    if (unread !== launcher.unread) mark(unread);
    if (open !== core.open) turn(open);
  };
}
