/** What the agent may know of the visitor's page and device; part of the chat, which tells it. */
import type { Page, Visit } from './types';

const DAY = 24 * 3600_000;

type Names = readonly (readonly [name: string, pattern: RegExp])[];

const BROWSERS: Names = [
  ['WeChat', /MicroMessenger/],
  ['Edge', /Edg/],
  ['Opera', /OPR/],
  ['Samsung Internet', /SamsungBrowser/],
  ['Firefox', /Firefox|FxiOS/],
  ['Chrome', /Chrome|CriOS/],
  ['Safari', /Safari/],
];
const SYSTEMS: Names = [
  ['HarmonyOS', /HarmonyOS|OpenHarmony/],
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac/],
  ['Linux', /Linux|CrOS/],
];

const named = (names: Names, agent: string) =>
  names.find(([, pattern]) => pattern.test(agent))?.[0] ?? '';

/** Tells browser, system and kind from a browser's own description. */
export function device(agent: string, touches: number, screen: string): Visit['device'] {
  const os = named(SYSTEMS, agent);
  const pad = /iPad|Tablet/.test(agent) || (os === 'macOS' && touches > 1); // an iPad says Mac
  const phone = !pad && /Mobi/.test(agent);
  const tablet = pad || (os === 'Android' && !phone);
  return {
    browser: named(BROWSERS, agent),
    os: os === 'macOS' && pad ? 'iOS' : os,
    kind: tablet ? 'tablet' : phone ? 'phone' : 'desktop',
    screen,
  };
}

const WEB = /^https?:\/\/[^\s/?#@\\]+([/?#]\S*)?$/; // as the server has it: no user before the host

const web = (url: string): string => (WEB.test(url) ? url.slice(0, 2000) : '');

/** On one line, and no emoji cut in two. */
const line = (text: string): string => [...text.replace(/\p{Cc}/gu, ' ')].slice(0, 200).join('');

/** The pages that may be told: of the web, of the last day, and no more than the server takes. */
export function told(pages: readonly Page[], now: number): Page[] {
  return pages
    .filter(({ url, at }) => web(url) && Date.parse(at) > now - DAY)
    .map(({ url, title, referrer, at }) => ({
      url: web(url),
      title: line(title),
      referrer: web(referrer),
      at,
    }));
}

/** The trail with what the browser says beside it. */
export function visitOf(pages: Page[], language: string, attributes: Visit['attributes']): Visit {
  const { userAgent, maxTouchPoints } = navigator;
  return {
    pages: told(pages, Date.now()),
    device: device(userAgent, maxTouchPoints, `${screen.width}x${screen.height}`),
    language,
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    attributes,
  };
}
