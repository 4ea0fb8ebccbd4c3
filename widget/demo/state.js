/** What the demo remembers between two pages, and who hears of changes. */

const NAME = 'demo-shop';
const FIRST = {
  language: navigator.language.startsWith('zh') ? 'zh-CN' : 'en',
  paper: 'auto', // the shop's own light
  cart: {},
  customer: '', // a stranger
  color: '',
  theme: '',
  position: '',
  consent: '',
  rtl: false,
  hostile: false,
};

function stored() {
  try {
    return JSON.parse(localStorage.getItem(NAME)) ?? {};
  } catch {
    return {}; // forbidden or spoilt: as on the first day
  }
}

const listeners = new Set();
export const state = { ...FIRST, ...stored() };

export function change(part) {
  Object.assign(state, part);
  try {
    localStorage.setItem(NAME, JSON.stringify(state));
  } catch {
    // forbidden: it lasts as long as the page
  }
  for (const run of listeners) run(part);
}

/** Runs on every change, with what has changed. */
export const onChange = (run) => listeners.add(run);

/** An element with attributes and children; texts stay texts. */
export function h(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child != null && child !== false));
  return made;
}

/** A picture of the sprite. */
export function picture(id) {
  const [svg, use] = ['svg', 'use'].map((name) =>
    document.createElementNS('http://www.w3.org/2000/svg', name),
  );
  svg.setAttribute('class', `art ${id}`);
  svg.setAttribute('viewBox', '0 0 200 200');
  svg.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', `#${id}`);
  svg.append(use);
  return svg;
}
