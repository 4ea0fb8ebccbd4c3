/** `widget.js`, the one line on the page: reads its own tag, starts once, offers `Switchboard`. */
import { run, type Setup } from './core';

// Of the modules beside this script: a digest that is part of their names.
declare const __MARK__: string;

/** What a script tag says; null without a key. */
export function read({ src, dataset }: HTMLScriptElement): Setup | null {
  const { key, api, locale = '', consent } = dataset;
  if (!key) return null;
  const part = (name: string, again = 0) => {
    const module = new URL(`${name}.${__MARK__}.js`, src);
    if (again) module.search = `${again}`; // a browser remembers that an address has failed
    return import(/* @vite-ignore */ module.href);
  };
  const look: Record<string, string> = {};
  for (const name of ['color', 'theme', 'position']) {
    const wanted = dataset[name];
    if (wanted) look[name] = wanted;
  }
  return {
    key,
    api: (api || new URL('.', src).href).replace(/\/+$/, ''),
    locale,
    consent: consent === 'yes' ? true : consent === 'no' ? false : null,
    look,
    part,
  };
}

/** Starts the widget of a script tag, unless there is one or no key; answers why not. */
export function start(script: HTMLOrSVGScriptElement | null): string | null {
  const before = window.Switchboard;
  if (before && !Array.isArray(before)) return 'this page has a widget already';
  const setup = script instanceof HTMLScriptElement ? read(script) : null;
  if (!setup) return 'its script tag needs data-key';
  const api = run(setup);
  window.Switchboard = api;
  for (const call of before ?? []) api.push(call);
  return null;
}

const refused = start(document.currentScript);
// biome-ignore lint/suspicious/noConsole: whoever builds the page must learn why nothing appears
if (refused) console.warn(`Switchboard was not started: ${refused}.`);
