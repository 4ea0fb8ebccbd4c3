// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { Fragment, h as make } from '../../src/view/h';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from '../../src/view/hooks';
import { render } from '../../src/view/view';

type Tree = unknown;
const into = () => document.createElement('div');
const flushed = () => Promise.resolve();
const h = (type: never | string | typeof Fragment, props: object, key?: unknown) =>
  make(type as never, { ...props, key }) as never;

const Same = ({ children }: { children: Tree }) => children;
const Twice = ({ children }: { children: Tree }) => [h('i', {}), children];

const leaf = fc.oneof(
  fc.string({ maxLength: 3 }),
  fc.integer({ min: 0, max: 9 }),
  fc.constantFrom(null, undefined, false, true),
);
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .record({
        type: fc.constantFrom('p', 'b', 'svg', Fragment, Same, Twice),
        key: fc.constantFrom(undefined, 'a', 'b', 'c'),
        title: fc.constantFrom(undefined, 'x', false, true),
        kids: fc.array(tie('tree'), { maxLength: 4 }),
      })
      .map(({ type, key, title, kids }) => {
        const attributes =
          typeof type === 'string' ? { [type === 'b' ? 'aria-busy' : 'title']: title } : {};
        return h(type as never, { ...attributes, children: kids }, key);
      }),
    fc
      .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 })
      .map((keys) => keys.map((key) => h('li', { children: key }, key))),
  ),
}));

test('whatever was there before, what is described is there after', () => {
  fc.assert(
    fc.property(fc.array(tree, { minLength: 2, maxLength: 4 }), (trees) => {
      const old = into();
      for (const one of trees) {
        render(one as never, old);
        const fresh = into();
        render(one as never, fresh);
        expect(old.innerHTML).toBe(fresh.innerHTML);
      }
      render(null, old);
      expect(old.childNodes.length).toBe(0);
    }),
    { numRuns: 400 },
  );
});

test('a component that redraws itself ends as if all had been drawn', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(tree, { minLength: 1, maxLength: 4 }),
      tree,
      async (trees, beside) => {
        let show: (tree: Tree) => void = () => {};
        const Shows = () => {
          const [shown, set] = useState<Tree>('first');
          show = (tree) => set(() => tree);
          return shown;
        };
        const old = into();
        const all = (middle: Tree) => [beside, h('u', {}), middle, beside, h('s', {})] as never;
        render(all(h(Shows as never, {})), old);
        for (const one of trees) {
          show(one);
          await flushed();
          const fresh = into();
          render(all(h(Same as never, { children: one })), fresh);
          expect(old.innerHTML).toBe(fresh.innerHTML);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('elements with a key move, and keep what they are', () => {
  const root = into();
  const list = (...keys: string[]) =>
    h('ul', { children: keys.map((key) => h('li', { children: key }, key)) });
  render(list('a', 'b', 'c'), root);
  const [a, b, c] = root.querySelectorAll('li');
  render(list('c', 'x', 'a'), root);
  const now = [...root.querySelectorAll('li')];
  expect([now[0], now[2]]).toEqual([c, a]);
  expect(b?.isConnected).toBe(false);
});

test('what follows a list that grows is not made anew, nor moved', () => {
  const root = into();
  const thread = (count: number) =>
    h('div', {
      children: [Array.from({ length: count }, (_, i) => h('p', {}, i)), null, h('textarea', {})],
    });
  render(thread(1), root);
  const area = root.querySelector('textarea') as HTMLTextAreaElement;
  const moved = vi.spyOn(root.firstElementChild as Element, 'insertBefore');
  render(thread(3), root);
  expect(root.querySelector('textarea')).toBe(area);
  expect(moved.mock.calls.some(([node]) => node === area)).toBe(false);
});

test('what is typed is written only when it differs', () => {
  const root = into();
  const field = (value: string) => h('input', { value });
  render(field('a'), root);
  const input = root.querySelector('input') as HTMLInputElement;
  input.value = 'typed';
  const set = vi.spyOn(input, 'value', 'set');
  render(field('typed'), root);
  expect(set).not.toHaveBeenCalled();
  render(field(''), root);
  expect(set).toHaveBeenCalledWith('');
});

test('a choice is made after its options are there', () => {
  const root = into();
  const options = ['a', 'b'].map((value) => h('option', { value, children: value }, value));
  render(h('select', { value: 'b', children: options }), root);
  expect(root.querySelector('select')?.value).toBe('b');
});

test('listeners come, change and go', () => {
  const root = into();
  const [one, two] = [vi.fn(), vi.fn()];
  render(h('button', { onClick: one }), root);
  const button = root.querySelector('button') as HTMLButtonElement;
  button.click();
  render(h('button', { onClick: two }), root);
  button.click();
  render(h('button', { onClick: undefined }), root);
  button.click();
  expect([one.mock.calls.length, two.mock.calls.length]).toEqual([1, 1]);
});

test('hooks: state, references, memory and effects with their ends, in order', async () => {
  const log: string[] = [];
  let raise: () => void = () => {};
  const Counts = ({ name }: { name: string }) => {
    const [n, set] = useState(() => 1);
    const element = useRef<Element | null>(null);
    const squared = useMemo(() => n * n, [n]);
    raise = () => {
      set((before) => before + 1);
      set((before) => before + 1);
    };
    useEffect(() => {
      log.push(`late ${n} ${element.current?.textContent}`);
      return () => log.push(`end ${n}`);
    }, [n]);
    useLayoutEffect(() => {
      log.push(`early ${n}`);
    }, [n]);
    return h('b', { ref: element, children: [name, squared] });
  };
  const root = into();
  render(h(Counts as never, { name: 'x' }), root);
  raise();
  await flushed();
  render(h(Counts as never, { name: 'y' }), root);
  expect(root.textContent).toBe('y9');
  render(null, root);
  expect(log).toEqual(['early 1', 'late 1 x1', 'early 3', 'end 1', 'late 3 x9', 'end 3']);
});

test('a component whose key changes begins anew', () => {
  const Keeps = ({ is }: { is: string }) => useState(is)[0];
  const root = into();
  render(h(Keeps as never, { is: 'a' }, 1), root);
  render(h(Keeps as never, { is: 'b' }, 1), root);
  expect(root.textContent).toBe('a');
  render(h(Keeps as never, { is: 'b' }, 2), root);
  expect(root.textContent).toBe('b');
});

test('what redraws after it is gone does nothing', async () => {
  let again: (n: number) => void = () => {};
  const Shows = () => {
    const [n, set] = useState(0);
    again = set;
    return h('i', { children: n });
  };
  const root = into();
  render(h(Shows as never, {}), root);
  again(1);
  render(null, root);
  again(2);
  await flushed();
  expect(root.innerHTML).toBe('');
});
