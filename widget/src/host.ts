/** The element that everything is in: out of the reach of the page's styles and shortcuts. */

/**
 * A tenant's `div { display: none !important }` loses against `:host` only if that is important
 * too. It has no size, so nothing on the page moves.
 */
const CSS =
  ':host{all:initial!important;position:fixed!important;z-index:2147483000!important}' +
  '@media print{:host{display:none!important}}';

/** A style sheet that a strict `style-src` lets pass. */
export function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

/** Makes the host's shadow root; the host is not yet on the page. */
export function makeHost(css: string): ShadowRoot {
  const host = document.createElement('switchboard-widget');
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet(CSS + css)];
  for (const event of ['keydown', 'keyup', 'keypress']) {
    host.addEventListener(event, (key) => key.stopPropagation());
  }
  return root;
}
