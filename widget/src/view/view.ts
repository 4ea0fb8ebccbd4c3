/**
 * Draws what JSX describes, and redraws what has changed: the part of Preact that the chat needs,
 * at a third of its weight.
 *
 * A tree of `Live` nodes stands for what was drawn. A description meets the node at its place: the
 * same type and key is changed, anything else made anew. An array and a fragment are one node with
 * children; what is null or false keeps its place, so that what follows does not move.
 */
import type { ComponentChildren } from 'preact';
import { dress } from './element';
import type { Described } from './h';

type Component = (props: Record<string, unknown>) => unknown;

export interface Live {
  type: Described['type'] | '#text' | '#none';
  key: unknown;
  from: unknown; // the description it was drawn from
  props: Record<string, unknown>;
  dom: Element | Text | null; // its own; groups and components have none
  kids: Live[];
  up: Live | null;
  hooks: Hook[];
  gone: boolean;
}

export interface Hook {
  value?: unknown;
  deps?: readonly unknown[] | undefined;
  end?: (() => void) | undefined;
}

const SVG = 'http://www.w3.org/2000/svg';
const DRAWN = /^(svg|path)$/; // all that icons are made of
const NONE = { type: '#none', key: null, props: {} };
const TEXT = { type: '#text', key: null, props: {} };
const dirty = new Set<Live>();
const early: (() => void)[] = [];
const late: (() => void)[] = [];
let drawing: Live | null = null;
let at = 0;

/** The next hook of the component that is being drawn. */
export function hook(): [Hook, Live] {
  const live = drawing as Live;
  const found = live.hooks[at++] ?? {};
  live.hooks[at - 1] = found;
  return [found, live];
}

/** Runs after the drawing; `soon`: before all others. */
export function after(run: () => void, soon: boolean): void {
  (soon ? early : late).push(run);
}

/** Draws a component anew, with all others that changed in the same moment. */
export function redraw(live: Live): void {
  if (!dirty.size) queueMicrotask(flush);
  dirty.add(live);
}

function flush(): void {
  for (const live of dirty) {
    if (!dirty.delete(live) || live.gone) continue;
    draw(live);
    place(live, parentOf(live), following(live));
  }
  settle();
}

function settle(): void {
  while (early.length || late.length) {
    const runs = early.length ? early.splice(0) : late.splice(0);
    for (const run of runs) run();
  }
}

const made = (type: Live['type'], key: unknown, up: Live | null): Live => ({
  type,
  key,
  from: undefined,
  props: {},
  dom: null,
  kids: [],
  up,
  hooks: [],
  gone: false,
});

/** What stands at a place: type, key and properties. */
function described(child: unknown): Pick<Live, 'type' | 'key' | 'props'> {
  if (Array.isArray(child)) return { type: null, props: { children: child }, key: null };
  if (child === null || child === undefined || typeof child === 'boolean') return NONE;
  return typeof child === 'object' ? (child as Described) : TEXT;
}

function create(live: Live): Live['dom'] {
  if (live.type === '#text') return document.createTextNode('');
  if (typeof live.type !== 'string' || live.type === '#none') return null;
  return DRAWN.test(live.type)
    ? document.createElementNS(SVG, live.type)
    : document.createElement(live.type);
}

/** Makes a node show a description of its own type. */
function show(live: Live, child: unknown): void {
  if (child === live.from && typeof child === 'object' && !dirty.has(live)) return;
  const before = live.props;
  live.from = child;
  live.props = described(child).props;
  if (live.type === '#text') say(live.dom as Text, String(child));
  else if (live.dom) furnish(live, live.dom as Element, before);
  else if (live.type !== '#none') draw(live);
}

function say(text: Text, words: string): void {
  if (text.data !== words) text.data = words;
}

/** Its children first: the value of a choice is one of its options. */
function furnish(live: Live, element: Element, before: Live['props']): void {
  fill(live, live.props.children);
  placeKids(live, element, null);
  dress(element, before, live.props);
  if (before.ref !== live.props.ref) refer(live, element);
}

function draw(live: Live): void {
  dirty.delete(live);
  if (typeof live.type !== 'function') {
    fill(live, live.props.children);
    return;
  }
  const outer: [Live | null, number] = [drawing, at];
  [drawing, at] = [live, 0];
  const drawn = (live.type as unknown as Component)(live.props);
  [drawing, at] = outer;
  fill(live, [drawn]);
}

function refer(live: Live, dom: unknown): void {
  const { ref } = live.props as { ref?: { current: unknown } | null };
  if (ref) ref.current = dom;
}

/** Gives a node these children. */
function fill(live: Live, children: unknown): void {
  const wanted = Array.isArray(children) ? children : [children];
  const old = live.kids;
  const keyed = new Map(old.flatMap((kid) => (kid.key != null ? [[kid.key, kid]] : [])));
  const left = new Set(old);
  live.kids = wanted.map((child, i) => {
    const { type, key = null } = described(child);
    const found = key != null ? keyed.get(key) : old[i];
    const fits = found && found.type === type && (found.key ?? null) === key && left.delete(found);
    return fits ? found : made(type, key, live);
  });
  for (const kid of left) remove(kid, true);
  for (const [i, kid] of live.kids.entries()) {
    kid.dom ??= create(kid);
    show(kid, wanted[i]);
  }
}

/** Takes a node away: effects end, the topmost elements leave the page. */
function remove(live: Live, top: boolean): void {
  live.gone = true;
  for (const { end } of live.hooks) end?.();
  if (live.dom) refer(live, null);
  for (const kid of live.kids) remove(kid, top && !live.dom);
  if (top) live.dom?.remove();
}

/** Puts what a node shows before `next`; answers what now comes first. */
function place(live: Live, into: Node, next: Node | null): Node | null {
  if (live.dom) {
    if (live.dom.parentNode !== into || live.dom.nextSibling !== next)
      into.insertBefore(live.dom, next);
    return live.dom;
  }
  return placeKids(live, into, next);
}

const placeKids = (live: Live, into: Node, next: Node | null): Node | null =>
  live.kids.reduceRight((first, kid) => place(kid, into, first), next);

function parentOf(live: Live): Node {
  let up = live.up as Live;
  while (!up.dom) up = up.up as Live;
  return up.dom;
}

const firstOf = (live: Live): Node | null => {
  if (live.dom) return live.dom;
  for (const kid of live.kids) {
    const found = firstOf(kid);
    if (found) return found;
  }
  return null;
};

/** The first thing on the page after a node, inside the same element. */
function following(live: Live): Node | null {
  for (let node = live; node.up; node = node.up) {
    const { kids } = node.up;
    for (let i = kids.indexOf(node) + 1; i < kids.length; i++) {
      const found = firstOf(kids[i] as Live);
      if (found) return found;
    }
    if (node.up.dom) return null;
  }
  return null;
}

const roots = new WeakMap<Element, Live>();

/** Draws into an element that nobody else fills; null takes everything away. */
export function render(child: ComponentChildren, into: Element): void {
  const root = roots.get(into) ?? { ...made('#root', null, null), dom: into };
  roots.set(into, root);
  fill(root, [child]);
  placeKids(root, into, null);
  settle();
}
