// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeTrail, watchAddress } from '../../src/page';
import { memory } from './world';

const SITE = location.origin;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-28T12:00:00Z') });
  history.replaceState(null, '', '/');
  document.title = 'Home';
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('nothing is kept before it is allowed, and then only where one is', () => {
  const shared = memory();
  let allowed = false;
  const trail = makeTrail(shared, () => allowed);
  expect(trail.record()).toEqual([]);
  expect(shared.keys('')).toEqual([]);
  allowed = true;
  expect(trail.record()).toEqual([
    { url: `${SITE}/`, title: 'Home', referrer: '', at: '2026-11-28T12:00:00.000Z' },
  ]);
});

test('a page is written down once, with the title that it has in the end', () => {
  const trail = makeTrail(memory(), () => true);
  trail.record();
  document.title = 'Home, with news';
  expect(trail.record().map((page) => page.title)).toEqual(['Home, with news']);
});

test('the next page knows where one came from, and its time begins', () => {
  const trail = makeTrail(memory(), () => true);
  trail.record();
  expect(trail.moved()).toBe(false);
  vi.setSystemTime(Date.now() + 5000);
  history.pushState(null, '', '/lamp');
  document.title = 'Lamp';
  expect(trail.moved()).toBe(true);
  expect(trail.moved()).toBe(false);
  expect(trail.here.since).toBe(Date.now());
  expect(trail.record()[1]).toEqual({
    url: `${SITE}/lamp`,
    title: 'Lamp',
    referrer: `${SITE}/`,
    at: '2026-11-28T12:00:05.000Z',
  });
});

test('the site may say where one is; the next address counts again', () => {
  const trail = makeTrail(memory(), () => true);
  expect(trail.turn(`${SITE}/orders`, 'Orders')).toBe(true);
  expect(trail.turn(`${SITE}/orders`, 'Orders')).toBe(false);
  expect(trail.record().at(-1)?.title).toBe('Orders');
  history.pushState(null, '', '/lamp');
  expect(trail.moved()).toBe(true);
  expect(trail.here.url).toBe(`${SITE}/lamp`);
});

test('fifty pages are kept, whatever stood there before', () => {
  const shared = memory();
  shared.set('l.pages', '{"spoilt": true}');
  const trail = makeTrail(shared, () => true);
  for (let i = 0; i < 60; i++) {
    trail.turn(`${SITE}/${i}`, '');
    trail.record();
  }
  const pages = trail.record();
  expect(pages.length).toBe(50);
  expect(pages.at(-1)?.url).toBe(`${SITE}/59`);
});

test('where the browser tells of a change, nothing of the page is touched', () => {
  const { pushState, replaceState } = history;
  const navigation = new EventTarget();
  vi.stubGlobal('navigation', navigation);
  const run = vi.fn();
  const stop = watchAddress(run);
  navigation.dispatchEvent(new Event('currententrychange'));
  expect(run).toHaveBeenCalledTimes(1);
  expect([history.pushState, history.replaceState]).toEqual([pushState, replaceState]);
  stop();
  navigation.dispatchEvent(new Event('currententrychange'));
  vi.advanceTimersByTime(5000);
  expect(run).toHaveBeenCalledTimes(1);
});

test('where it does not, the address is looked at', () => {
  vi.stubGlobal('navigation', undefined);
  const run = vi.fn();
  const stop = watchAddress(run);
  vi.advanceTimersByTime(2000);
  expect(run).toHaveBeenCalledTimes(2);
  stop();
  vi.advanceTimersByTime(5000);
  expect(run).toHaveBeenCalledTimes(2);
});
