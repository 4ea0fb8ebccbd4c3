/**
 * A stand-in for the agents' console, small on purpose: signs in as an agent of the demo tenant
 * through the public REST API, so that a newcomer can answer the customer on the same page.
 */
import { h } from './state.js';
import { fetchAnyway } from './weather.js';

const place = document.getElementById('agent');
const WORKSPACE = 'demo';
const PASSWORD = 'Demo-Pass-2026';
const AGENTS = [
  ['mei@demo.example', 'Mei', 'orders and everything else'],
  ['tom@demo.example', 'Tom', 'questions before buying'],
];
const LOOK_MS = 2000;
const BEAT_MS = 20_000;
const TYPING_MS = 3000;
const STATES = {
  queued: 'waits',
  awaiting_agent: 'your turn',
  awaiting_customer: 'their turn',
  awaiting_confirmation: 'asked to close',
};

let email = '';
let session = '';
let current = '';
let shown = ''; // what is drawn, so that nothing is drawn twice
let timers = [];
let typed = 0;

const note = h('p', { class: 'note', role: 'status' });
const tabs = h('div', { class: 'tabs', role: 'group', 'aria-label': 'Conversations' });
const thread = h('ol', { class: 'thread', tabindex: '0', 'aria-label': 'Thread' });
const text = h('textarea', { rows: '2', 'aria-label': 'Answer', placeholder: 'Answer' });

/** Calls the API as the agent; signs in again when the session is over. */
async function ask(method, path, body, again = true) {
  const answer = await fetchAnyway(`/v1${path}`, {
    method,
    headers: {
      ...(session && { authorization: `Bearer ${session}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    body: body && JSON.stringify(body),
  });
  if (answer.status === 401 && session && again) {
    await signIn();
    return ask(method, path, body, false);
  }
  const said = answer.status === 204 ? null : await answer.json();
  if (!answer.ok) throw Error(said?.detail || said?.code || `HTTP ${answer.status}`);
  return said;
}

async function signIn() {
  session = '';
  const signedIn = await ask('POST', '/sign-in', {
    workspace: WORKSPACE,
    email,
    password: PASSWORD,
  });
  if (!signedIn.session) throw Error(`The sign-in asks for ${signedIn.challenge}.`);
  session = signedIn.session;
  await ask('PUT', '/me/status', { status: 'online' });
}

/** Does something and says what went wrong, if it did. */
async function trying(run) {
  try {
    await run();
    note.textContent = '';
  } catch (error) {
    note.textContent = error.message;
  }
}

function lineOf({ type, by, data }) {
  if (type === 'message') {
    const files = (data.attachments ?? []).map((file) => `[${file.name ?? 'file'}]`);
    const said = data.recalled ? '(taken back)' : [data.text, ...files].filter(Boolean).join(' ');
    return h('li', { class: by.role === 'customer' ? 'theirs' : 'ours', dir: 'auto' }, said);
  }
  const words = type.replaceAll('_', ' ');
  return h('li', { class: 'line' }, data.text ? `${words}: ${data.text}` : words);
}

function drawTabs(mine) {
  const make = ({ id, state, customer }) =>
    h(
      'button',
      { type: 'button', 'aria-pressed': String(id === current), onclick: () => choose(id) },
      `${customer.slice(-5)} · ${STATES[state] ?? state}`,
    );
  tabs.replaceChildren(...mine.map(make));
  if (!mine.length) tabs.replaceChildren('Nobody yet: write something as a customer.');
}

/** The last page of the log is enough here. */
async function drawThread() {
  const { data } = current
    ? await ask('GET', `/conversations/${current}/entries?limit=100`)
    : { data: [] };
  const now = `${current} ${data.length} ${data.at(-1)?.seq}`;
  if (now === shown) return;
  shown = now;
  thread.replaceChildren(...data.map(lineOf));
  thread.scrollTop = thread.scrollHeight;
  const last = data.findLast((entry) => entry.by.role === 'customer');
  const seq = last?.public_seq;
  if (seq) await ask('POST', `/conversations/${current}/read`, { seq });
}

async function look() {
  const { data: mine } = await ask('GET', '/conversations?view=mine');
  if (!mine.some(({ id }) => id === current)) current = mine[0]?.id ?? '';
  drawTabs(mine);
  await drawThread();
}

function choose(id) {
  current = id;
  void trying(look);
}

async function act(op, body = {}) {
  if (!current) throw Error('Nobody is there to talk to yet.');
  await ask('POST', `/conversations/${current}/${op}`, body);
  await look();
}

function say(event) {
  event.preventDefault();
  const said = text.value.trim();
  if (!said || !current) return;
  void trying(async () => {
    await act('say', { text: said });
    text.value = '';
  });
}

function typing() {
  if (!current || Date.now() - typed < TYPING_MS) return;
  typed = Date.now();
  void trying(() => ask('POST', `/conversations/${current}/typing`, {}));
}

async function begin(as) {
  email = as;
  await signIn();
  draw();
  await look();
  timers = [
    setInterval(() => trying(look), LOOK_MS),
    setInterval(() => trying(() => ask('POST', '/me/heartbeat')), BEAT_MS),
  ];
}

async function leave() {
  for (const timer of timers) clearInterval(timer);
  await ask('PUT', '/me/status', { status: 'offline' });
  session = current = shown = '';
  draw();
}

const button = (name, run) => h('button', { type: 'button', onclick: () => trying(run) }, name);

function draw() {
  const about = h(
    'p',
    { class: 'standin' },
    'A stand-in: the agents’ console comes later. It is the public REST API and nothing else.',
  );
  text.onkeydown = (key) => {
    if (key.key === 'Enter' && !key.shiftKey && !key.isComposing) say(key);
  };
  text.oninput = typing;
  const inside = session
    ? [
        tabs,
        thread,
        h('form', { onsubmit: say }, text, h('button', {}, 'Send')),
        h(
          'p',
          { class: 'row' },
          button('Ask to close', () => act('ask-to-close')),
          button('End', () => act('end')),
          button('Go offline', leave),
        ),
      ]
    : [
        h('p', {}, `Signs in to the workspace ${WORKSPACE} with the password ${PASSWORD}:`),
        ...AGENTS.map(([as, name, serves]) =>
          h(
            'p',
            {},
            button(`Answer as ${name}`, () => begin(as)),
            ` ${as}: ${serves}`,
          ),
        ),
      ];
  place.replaceChildren(h('h2', {}, 'Agent’s side'), about, ...inside, note);
}

export function startAgent() {
  draw();
}
