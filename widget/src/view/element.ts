/** Attributes, properties and listeners of an element, changed where they differ. */

type Props = Record<string, unknown>;

const LIVE = new Set(['value', 'checked']); // what people change themselves
const OURS = new Set(['children', 'key', 'ref']);

/** `false` is a word for ARIA and data, and absence for all others. */
function attribute(element: Element, name: string, value: unknown): void {
  const absent = value === null || value === undefined || (value === false && !name.includes('-'));
  if (absent) element.removeAttribute(name);
  else element.setAttribute(name, value === true && !name.includes('-') ? '' : String(value));
}

/** What people change themselves is compared with what it is, not with what was asked before. */
function keep(element: Props, name: string, value: unknown): void {
  const wanted = value ?? (name === 'value' ? '' : false);
  if (element[name] !== wanted) element[name] = wanted;
}

/** Listeners are new with each drawing: the one before goes. */
function listen(element: Element, type: string, before: unknown, run: unknown): void {
  element.removeEventListener(type, before as EventListener);
  if (run) element.addEventListener(type, run as EventListener);
}

/** Makes an element as `props` say, which were `before`. */
export function dress(element: Element, before: Props, props: Props): void {
  for (const name in { ...before, ...props }) {
    const value = props[name];
    if (LIVE.has(name) && name in element) keep(element as unknown as Props, name, value);
    else if (value === before[name] || OURS.has(name)) continue;
    else if (!name.startsWith('on')) attribute(element, name, value);
    else listen(element, name.slice(2).toLowerCase(), before[name], value);
  }
}
