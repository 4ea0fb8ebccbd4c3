/** Shows one state: `gallery.html?state=thread&lang=en&theme=dark&color=%23ffd400`. */
import { paint } from '../../src/look';
import { screen, set } from '../../src/store';
import type { Boot } from '../../src/types';
import { mountWith } from '../../src/ui/mount';
import { hold } from '../../src/ui/tray';
import { conversation, fakeClient, fakeShared } from './fake';
import { configOf, INVITATION, STATES } from './states';

const ARABIC = {
  greeting_title: 'مرحبًا! كيف يمكننا مساعدتك؟',
  greeting_text: 'اسألنا عن أي شيء. سيجيبك شخص من فريقنا.',
  free_now: 'نحن هنا ونجيب فورًا',
  menu_title: 'ما هو موضوع سؤالك؟',
  write: 'اكتب رسالة…',
  with: 'معك الآن',
};

const asked = new URLSearchParams(location.search);
const name = asked.get('state') ?? 'home';
const state = STATES[name] ?? {};
const theme = (asked.get('theme') ?? 'light') as 'light' | 'dark';
const color = asked.get('color') ?? '#1f5eff';
document.body.className = theme;
const config = configOf(state, { theme, color });
config.texts = { ar: ARABIC };

const client = fakeClient(state.snapshot);
Object.assign(client.answers, {
  ...(state.status && { status: state.status }),
  ...(state.history && { history: state.history }),
  ...(state.log && { log: state.log }),
  ...(state.stuck && { upload: 'stuck' }),
});

const host = document.createElement('switchboard-widget');
host.setAttribute('style', 'all:initial;position:fixed;z-index:9');
const root = host.attachShadow({ mode: 'open' });
const launcher = document.createElement('button');
launcher.setAttribute('aria-label', 'Chat');
launcher.setAttribute(
  'style',
  `position:fixed;right:20px;bottom:20px;width:56px;height:56px;border:0;border-radius:50%;
   background:${paint(color, theme).brand};box-shadow:0 6px 20px #0004`,
);
launcher.onclick = () => (screen.open ? chat.close() : chat.open());
root.append(launcher);
document.body.append(host);
const language = asked.get('lang') ?? 'en';
const words = async (tag: string) =>
  (
    await (/^zh/.test(tag) ? import('../../src/strings/zh') : import('../../src/strings/en'))
  ).stringsOf(tag);
const boot: Boot = {
  words,
  strings: await words(language),
  api: '',
  key: 'wk_demo',
  config,
  root,
  shared: fakeShared(),
  language,
  prefill: {},
  identity: null,
  visit: async () => null,
  later: () => import('../../src/later'),
  consent: { given: state.consent ? null : true, give: () => {} },
  emit: () => {},
  launcher: ({ open }) => {
    launcher.hidden = open && innerWidth <= 480;
  },
};
/** A drawn picture, so that previews have something to show. */
async function drawn(): Promise<Blob> {
  const canvas = new OffscreenCanvas(640, 420);
  const pen = canvas.getContext('2d');
  const sky = pen?.createLinearGradient(0, 0, 640, 420);
  sky?.addColorStop(0, '#f6c177');
  sky?.addColorStop(1, '#31748f');
  if (pen && sky) {
    pen.fillStyle = sky;
    pen.fillRect(0, 0, 640, 420);
  }
  return canvas.convertToBlob({ type: 'image/png' });
}

client.answers.file = URL.createObjectURL(await drawn());

const chat = mountWith(boot, client);

if (!state.closed) chat.open();
if (state.invite) chat.invite(INVITATION);
set({
  ...(state.view && { view: state.view }),
  ...(state.contact && { contact: state.contact }),
  ...(state.notice && { notice: screen.words.error(state.notice) }),
  past: state.view === 'log' ? conversation() : null,
});

if (state.files) {
  const made = state.files.map(async ({ name, type, size }) => {
    const file = new File([await drawn()], name, { type });
    return Object.defineProperty(file, 'size', { value: size });
  });
  hold(await Promise.all(made));
}
document.body.dataset.ready = 'yes';
Object.assign(window, { chat, client });
