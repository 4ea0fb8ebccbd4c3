/** The shop: pages by the address's hash, a cart, two languages. */
import { startBench } from './bench.js';
import { GOODS, TEXTS } from './goods.js';
import { change, h, onChange, picture, state } from './state.js';
import { startWidget, tellCart } from './widget.js';

const page = document.getElementById('page');
const language = () => (state.language.startsWith('zh') ? 'zh' : 'en');
const t = (key) => TEXTS[language()][key];
const named = (good) => good[language()];
const money = (sum) => `${sum.toLocaleString(state.language)} €`;
const pieces = () => Object.values(state.cart).reduce((sum, n) => sum + n, 0);
const total = () => GOODS.reduce((sum, { id, price }) => sum + price * (state.cart[id] ?? 0), 0);

function put(good, by) {
  const { [good.id]: before = 0, ...rest } = state.cart;
  const now = Math.max(0, before + by);
  change({ cart: now ? { ...rest, [good.id]: now } : rest });
}

function buyButton(good) {
  const said = h('span', {}, t('add'));
  const press = () => {
    put(good, 1);
    said.textContent = t('added');
  };
  return h('button', { type: 'button', class: 'buy', onclick: press }, said);
}

function card(good) {
  const [name, text] = named(good);
  return h(
    'li',
    { class: 'card' },
    h('a', { href: `#/product/${good.id}` }, h('figure', {}, picture(good.id)), h('h3', {}, name)),
    h('p', {}, text),
    h('strong', {}, money(good.price)),
  );
}

const askButton = () =>
  h(
    'button',
    { type: 'button', class: 'ask', onclick: () => window.Switchboard?.open?.() },
    t('ask'),
  );

const PAGES = {
  '': () => [
    h(
      'section',
      { class: 'hero' },
      h('div', {}, h('h1', {}, t('hero')), h('p', {}, t('hero_text')), askButton()),
      h('figure', {}, picture('arc'), picture('nook')),
    ),
    h('ul', { class: 'grid' }, GOODS.map(card)),
  ],
  product(id) {
    const good = GOODS.find((one) => one.id === id);
    if (!good) return PAGES['']();
    const [name, text] = named(good);
    return [
      h('p', { class: 'crumbs' }, h('a', { href: '#/' }, `← ${t('back')}`)),
      h(
        'article',
        { class: 'product' },
        h('figure', {}, picture(good.id)),
        h(
          'div',
          {},
          h('h1', {}, name),
          h('p', { class: 'lead' }, text),
          h('p', { class: 'price' }, money(good.price)),
          h('p', { class: 'row' }, buyButton(good), askButton()),
          h(
            'ul',
            { class: 'facts' },
            t('facts').map((fact) => h('li', {}, fact)),
          ),
        ),
      ),
      h(
        'ul',
        { class: 'grid' },
        GOODS.filter((one) => one !== good)
          .slice(0, 3)
          .map(card),
      ),
    ];
  },
  cart() {
    const lines = GOODS.filter(({ id }) => state.cart[id]);
    if (!lines.length) return [h('h1', {}, t('cart')), h('p', { class: 'lead' }, t('empty'))];
    const line = (good) =>
      h(
        'li',
        {},
        picture(good.id),
        h('span', {}, `${state.cart[good.id]} × ${named(good)[0]}`),
        h('strong', {}, money(good.price * state.cart[good.id])),
        h('button', { type: 'button', onclick: () => put(good, -1) }, t('remove')),
      );
    return [
      h('h1', {}, t('cart')),
      h('ul', { class: 'lines' }, lines.map(line)),
      h('p', { class: 'sum' }, `${t('total')} `, h('strong', {}, money(total()))),
      h('a', { class: 'buy', href: '#/checkout' }, t('checkout')),
    ];
  },
  checkout: () => [h('h1', {}, t('checkout')), h('p', { class: 'lead' }, t('checkout_text'))],
  about: () => [
    h('h1', {}, t('about_title')),
    t('about_text').map((text) => h('p', { class: 'lead' }, text)),
    askButton(),
  ],
};

function paint() {
  const [, name = '', id = ''] = location.hash.split('/');
  const inside = (PAGES[name] ?? PAGES[''])(id);
  page.replaceChildren(...inside.flat());
  const title = page.querySelector('h1')?.textContent;
  document.title = title ? `${title} · Oak & Ember` : 'Oak & Ember';
}

/** Everything that is the same on all pages. */
function dress() {
  const root = document.documentElement;
  root.lang = state.language;
  root.dir = state.rtl ? 'rtl' : 'ltr';
  root.dataset.paper = state.paper;
  for (const part of document.querySelectorAll('[data-t]')) part.textContent = t(part.dataset.t);
  document.getElementById('count').textContent = pieces();
}

function cartChanged() {
  document.getElementById('count').textContent = pieces();
  tellCart(total(), pieces());
}

addEventListener('hashchange', () => {
  paint();
  scrollTo(0, 0);
  page.focus({ preventScroll: true });
});
onChange((part) => {
  dress();
  if ('cart' in part) cartChanged();
  if ('language' in part || ('cart' in part && location.hash.startsWith('#/cart'))) paint();
});

dress();
paint();
startBench();
startWidget(() => tellCart(total(), pieces()));
