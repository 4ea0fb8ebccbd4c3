/** A page for the chat in tests: happy-dom, a fake client, what was emitted. */
import { afterEach, vi } from 'vitest';
import { en } from '../../src/strings/en';
import type { Boot, Config, Snapshot } from '../../src/types';
import { mountWith } from '../../src/ui/mount';
import { CONFIG, fakeClient, fakeShared } from './fake';

class NoObserver {
  observe() {}
  disconnect() {}
}

let last: { destroy(): void } | null = null;
afterEach(() => {
  last?.destroy();
  last = null;
  document.body.replaceChildren();
});

export const settle = () => new Promise((resolve) => setTimeout(resolve, 30));

interface Stage {
  snapshot?: Partial<Snapshot>;
  config?: Partial<Config>;
  boot?: Partial<Boot>;
}

/** Mounts the chat and opens it. */
export async function stage({ snapshot, config, boot }: Stage = {}) {
  vi.stubGlobal('ResizeObserver', NoObserver);
  Object.defineProperty(navigator, 'userActivation', {
    value: { isActive: true, hasBeenActive: false },
    configurable: true,
  });
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const launcher = document.createElement('button');
  launcher.className = 'launcher';
  root.append(launcher);
  document.body.append(host);
  const client = fakeClient(snapshot);
  const emitted: [string, unknown][] = [];
  const shared = fakeShared();
  const chat = mountWith(
    {
      api: 'https://api.example',
      key: 'wk_1',
      config: { ...CONFIG, ...config },
      root,
      shared,
      language: 'en',
      strings: en,
      words: async () => en,
      prefill: {},
      identity: null,
      visit: async () => null,
      later: () => import('../../src/later'),
      consent: { given: true, give: vi.fn() },
      emit: (event, detail) => void emitted.push([event, detail]),
      launcher: vi.fn(),
      ...boot,
    },
    client,
  );
  last = chat;
  launcher.focus();
  await settle();
  chat.open();
  await settle();
  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
  const labelled = (name: string) => {
    const found = all('button, input, textarea').find(
      (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
    );
    if (!found) throw new Error(`nothing is called ${name}`);
    return found;
  };
  return {
    chat,
    client,
    shared,
    emitted,
    root,
    launcher,
    all,
    labelled,
    text: () => root.querySelector('.panel')?.textContent ?? '',
    async click(name: string) {
      labelled(name).click();
      await settle();
    },
    async type(value: string, selector = '.composer textarea') {
      const area = root.querySelector<HTMLTextAreaElement>(selector);
      if (!area) throw new Error(`no ${selector}`);
      area.value = value;
      area.dispatchEvent(new Event('input', { bubbles: true }));
      await settle();
      return area;
    },
    async press(element: Element, key: string, more: KeyboardEventInit = {}) {
      element.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
      );
      await settle();
    },
    did: (name: string) =>
      client.calls.filter(([call]) => call === name).map(([, ...args]) => args),
  };
}
