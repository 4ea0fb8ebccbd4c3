/** The switches: what a newcomer would otherwise have to build a page for. */
import { change, h, onChange, state } from './state.js';
import { cutOff, fetchAnyway } from './weather.js';
import { call, KEY, onEvent, signIn, snippet, startWidget } from './widget.js';

const place = document.getElementById('switches');
const EVENTS_SHOWN = 8;
const COLORS = ['', '#1f5eff', '#b4532a', '#0f7b5f', '#ffb300', '#15181e'];
const CAPS = /^sb:.*:l\.(invited|session)$/;

/** A row of choices, one of which is on. */
function choice(label, options, now, pick) {
  const buttons = options.map(([value, name]) =>
    h(
      'button',
      {
        type: 'button',
        'aria-pressed': String(now() === value),
        onclick() {
          pick(value);
          for (const button of buttons) {
            button.setAttribute('aria-pressed', String(button === this));
          }
        },
      },
      name,
    ),
  );
  return h(
    'div',
    { class: 'choice', role: 'group', 'aria-label': label },
    h('b', {}, label),
    buttons,
  );
}

/** A choice that the script tag carries: the widget starts again with it. */
const tagged = (label, name, options) =>
  choice(
    label,
    options,
    () => state[name],
    (value) => {
      change({ [name]: value });
      startWidget();
    },
  );

function toggle(label, now, set) {
  const box = h('input', { type: 'checkbox', checked: now, onchange: () => set(box.checked) });
  return h('label', { class: 'toggle' }, box, label);
}

function colors() {
  const row = tagged(
    'Colour',
    'color',
    COLORS.map((color) => [color, color ? '' : 'as set']),
  );
  row.querySelectorAll('button').forEach((button, i) => {
    if (!COLORS[i]) return;
    button.className = 'swatch';
    button.setAttribute('aria-label', COLORS[i]);
    button.style.setProperty('--swatch', COLORS[i]);
  });
  return row;
}

/** What an invitation waits for, in words. */
function rule({ id, when, languages }) {
  const { attributes, returning } = when;
  const parts = [
    when.url.length && `on ${when.url.join(' or ')}`,
    when.not_url.length && `not on ${when.not_url.join(' or ')}`,
    when.seconds_on_page && `after ${when.seconds_on_page} s`,
    when.scroll_percent && `${when.scroll_percent} % down`,
    when.visits && `from visit ${when.visits}`,
    returning !== null && (returning ? 'who have talked before' : 'who have never talked'),
    attributes.map(({ name, op, value }) => `${name} ${op.replace('_', ' ')} ${value}`).join(', '),
    languages.length && `in ${languages.join(', ')}`,
  ];
  return h('li', {}, h('code', {}, id), ` ${parts.filter(Boolean).join(', ') || 'at once'}`);
}

async function invitations(list) {
  const answer = await fetchAnyway(`/v1/widget?key=${encodeURIComponent(KEY)}`);
  const config = answer.ok ? await answer.json() : { invitations: [] };
  const rules = config.invitations.map(rule);
  list.replaceChildren(...(rules.length ? rules : [h('li', {}, 'None are set.')]));
}

/** As if nobody had ever been invited on this site; then the rules are asked again. */
function forget() {
  for (const name of Object.keys(localStorage)) if (CAPS.test(name)) localStorage.removeItem(name);
  call((api) => api.close());
  startWidget();
}

function log() {
  const list = h('ol', { class: 'log', 'aria-label': 'Events' });
  onEvent((event, detail) => {
    const said = detail === undefined || detail === null ? '' : ` ${JSON.stringify(detail)}`;
    list.prepend(h('li', {}, h('code', {}, event), said));
    while (list.children.length > EVENTS_SHOWN) list.lastChild.remove();
  });
  return list;
}

const HOSTILE = new CSSStyleSheet();
HOSTILE.replaceSync(`
  body *, div, section, button, p { letter-spacing: .12em !important; text-transform: uppercase !important;
    font-family: fantasy !important; }
  button, input, textarea { border-radius: 0 !important; border: 4px dashed hotpink !important;
    background: lime !important; transform: rotate(-1deg) !important; }
  switchboard-widget, body > :last-child { display: none !important; opacity: .2 !important;
    filter: blur(4px) !important; position: static !important; }
`);

function setHostile(yes) {
  const others = document.adoptedStyleSheets.filter((sheet) => sheet !== HOSTILE);
  document.adoptedStyleSheets = yes ? [...others, HOSTILE] : others;
}

/** The first of each is what the script tag leaves to the tenant. */
const AS_SET = ['', 'as set'];

function draw() {
  const code = h('pre', {}, h('code', {}, snippet()));
  const list = h('ul', { class: 'rules' }, h('li', {}, '…'));
  onChange(() => {
    code.firstChild.textContent = snippet();
  });
  place.replaceChildren(
    h('h2', {}, 'The page'),
    choice(
      'Language',
      [
        ['en', 'English'],
        ['zh-CN', '简体'],
        ['zh-TW', '繁體'],
      ],
      () => state.language,
      (language) => {
        change({ language });
        call((api) => api.setLocale(state.rtl ? 'ar' : language));
      },
    ),
    choice(
      'Light',
      [
        ['auto', 'auto'],
        ['light', 'light'],
        ['dark', 'dark'],
      ],
      () => state.paper,
      (paper) => change({ paper }),
    ),
    toggle(
      'Right to left (the widget with it, where Arabic is among its languages)',
      state.rtl,
      (rtl) => {
        change({ rtl });
        startWidget();
      },
    ),
    toggle('Hostile style sheet', state.hostile, (hostile) => {
      change({ hostile });
      setHostile(hostile);
    }),
    toggle('In a tunnel (no network)', false, cutOff),
    h('h2', {}, 'The widget here'),
    colors(),
    tagged('Theme', 'theme', [AS_SET, ['auto', 'auto'], ['light', 'light'], ['dark', 'dark']]),
    tagged('Side', 'position', [AS_SET, ['right', 'right'], ['left', 'left']]),
    h('h2', {}, 'The customer'),
    choice(
      'Signed in',
      [
        ['', 'stranger'],
        ['lin', 'Lin'],
        ['omar', 'Omar'],
      ],
      () => state.customer,
      signIn,
    ),
    choice(
      'Consent',
      [AS_SET, ['yes', 'yes'], ['no', 'no']],
      () => state.consent,
      (consent) => {
        change({ consent });
        if (consent) call((api) => api.consent(consent === 'yes'));
        else startWidget();
      },
    ),
    h('h2', {}, 'Invitations'),
    list,
    h(
      'p',
      {},
      h('button', { type: 'button', onclick: forget }, 'Forget that I was invited'),
      ' Somebody of its group has to be there.',
    ),
    h('h2', {}, 'What the page hears'),
    log(),
    h('h2', {}, 'The line in use'),
    code,
  );
  void invitations(list);
}

/** Opens one drawer, or closes it. */
function drawers() {
  for (const button of document.querySelectorAll('[data-opens]')) {
    button.addEventListener('click', () => {
      for (const other of document.querySelectorAll('[data-opens]')) {
        const drawer = document.getElementById(other.dataset.opens);
        drawer.hidden = other !== button || !drawer.hidden;
        other.setAttribute('aria-expanded', String(!drawer.hidden));
      }
      document.body.classList.toggle('drawn', !!document.querySelector('.bench:not([hidden])'));
    });
  }
}

export function startBench() {
  setHostile(state.hostile);
  draw();
  drawers();
}
