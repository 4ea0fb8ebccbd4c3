/** Attributes, properties and listeners of an element, changed where they differ. */

type Props = Record<string, unknown>;

const LIVE = new Set(['value', 'checked']); // what people change themselves
const OURS = new Set(['children', 'key', 'ref']);

/** One listener an element, which calls whoever is listed for an event at that time. */
class Ears {
  runs: Record<string, ((event: Event) => void) | undefined> = {};

  handleEvent(event: Event): void {
    this.runs[event.type]?.(event);
  }
}

const ears = new WeakMap<Element, Ears>();

function listen(element: Element, type: string, run: unknown): void {
  const mine = ears.get(element) ?? new Ears();
  ears.set(element, mine);
  mine.runs[type] = run as Ears['runs'][string];
  if (run) element.addEventListener(type, mine);
  else element.removeEventListener(type, mine);
}

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

function set(element: Element, name: string, value: unknown): void {
  if (name.startsWith('on')) listen(element, name.slice(2).toLowerCase(), value);
  else if (!OURS.has(name)) attribute(element, name, value);
}

/** Makes an element as `props` say, which were `before`. */
export function dress(element: Element, before: Props, props: Props): void {
  for (const name in { ...before, ...props }) {
    const value = props[name];
    if (LIVE.has(name) && name in element) keep(element as unknown as Props, name, value);
    else if (value !== before[name]) set(element, name, value);
  }
}
