/** The demo's own use of the widget: its script tag, and what a shop would tell it. */
import { change, state } from './state.js';

export const KEY = document.body.dataset.widgetKey;
const EVENTS = [
  'ready',
  'open',
  'close',
  'unread',
  'message',
  'conversation',
  'invitation',
  'error',
];
const heard = new Set();

/** The tag as the switches have it. */
function attributes() {
  const { language, rtl, color, theme, position, consent } = state;
  const locale = rtl ? 'ar' : language;
  const all = { key: KEY, locale, color, theme, position, consent };
  return Object.entries(all).filter(([, value]) => value);
}

/** The very line that is in use. */
export const snippet = () =>
  `<script src="${location.origin}/widget.js"\n  ${attributes()
    .map(([name, value]) => `data-${name}="${value}"`)
    .join('\n  ')} async></script>`;

/** Runs when the widget tells of anything. */
export const onEvent = (run) => heard.add(run);

/** Calls the API, at once or as soon as it is there: the very stub of the install guide. */
export function call(run) {
  window.Switchboard ??= [];
  window.Switchboard.push(run);
}

/** What a shop tells of its page. */
export const tellCart = (value, items) =>
  call((api) => api.setPage(undefined, undefined, { cart_value: value, cart_items: items }));

/** Signs a customer in, as the shop's own server would: it alone knows the secret. */
export async function signIn(customer) {
  change({ customer });
  if (!customer) {
    call((api) => api.signOut());
    return;
  }
  const query = new URLSearchParams({ sub: customer, name: customer });
  const answer = await fetch(`/demo/identity?${query}`);
  const { token } = await answer.json();
  call((api) => api.identify(token));
}

/** Puts the script on the page; again after a switch that the tag carries. */
export function startWidget(told) {
  if (window.Switchboard && !Array.isArray(window.Switchboard)) window.Switchboard.destroy();
  document.getElementById('widget')?.remove();
  const script = document.createElement('script');
  script.id = 'widget';
  script.src = '/widget.js';
  script.async = true;
  for (const [name, value] of attributes()) script.dataset[name] = value;
  call((api) => {
    for (const event of EVENTS) {
      api.on(event, (detail) => {
        for (const run of heard) run(event, detail);
      });
    }
  });
  told?.();
  if (state.customer) signIn(state.customer);
  document.head.append(script);
}
