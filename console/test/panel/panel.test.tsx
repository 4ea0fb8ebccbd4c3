import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { controls } from '@/actions';
import { ApiError } from '@/api/problem';
import type { Conversation, Customer } from '@/api/types';
import { editings } from '@/panel/editing';
import { staying, takenNames } from '@/panel/merging';
import Panel from '@/panel/panel';
import { panel } from '@/shell/panel';
import { type Asked, atDesk, page, type Routes } from '../desk';

vi.setConfig({ testTimeout: 30_000 }); // the screens are whole ones

const customer = (over: Partial<Customer> = {}): Customer =>
  ({
    id: 'cus_1',
    created_at: '2026-01-01T00:00:00.000Z',
    external_id: null,
    name: 'Chloé',
    email: 'chloe@example.com',
    phone: '',
    language: 'en',
    attributes: { plan: 'Business' },
    fields: {},
    current: 'cnv_1',
    blocked: false,
    became: null,
    version: 3,
    ...over,
  }) as Customer;

const conversation = {
  id: 'cnv_1',
  state: 'awaiting_agent',
  group: 'grp_1',
  channel: 'chat',
  language: 'en',
  agent: 'agt_me',
  customer: 'cus_1',
  opened_at: '2026-01-01T00:00:00.000Z',
  ended_reason: null,
  rating: null,
  seq: 3,
  priority: 3,
  urged: 1,
  messages_in: 2,
  messages_out: 1,
  topic: 'orders',
  skills: { sql: 2 },
  person: { name: 'Chloé', email: '', vip: true, blocked: false, anonymous: true },
} as unknown as Conversation;

const entry = (seq: number, type: string, data: object, role = 'customer') => ({
  seq,
  type,
  at: '2026-01-01T00:00:00.000Z',
  by: { id: 'x', role },
  data,
  conversation: 'cnv_1',
});

const routes = (over: Routes = {}): Routes => ({
  'GET /v1/customers/{customer}': () => customer(),
  'GET /v1/customers/{customer}/visit': () => ({
    updated_at: '2026-01-01T00:00:00.000Z',
    pages: [
      { url: 'https://shop.example/', title: 'Shop', referrer: '', at: '2026-01-01T00:00:00Z' },
      { url: 'javascript:alert(1)', title: 'Evil', referrer: '', at: '2026-01-01T00:01:00Z' },
    ],
    device: { browser: 'Firefox', os: 'Linux', kind: 'phone', screen: '' },
    language: 'en',
    time_zone: 'Asia/Tokyo',
    attributes: { cart: '120' },
  }),
  'GET /v1/conversations/{conversation}/entries': () =>
    page([
      entry(1, 'started', { invitation: 'browsing' }),
      entry(2, 'routed', { rules: ['gold customers'], priority: 2 }),
      entry(3, 'message', { text: 'My invoice is wrong' }),
    ]),
  'GET /v1/conversations/{conversation}/cards': () => page([]),
  'GET /v1/conversations': () => page([conversation]),
  'GET /v1/groups': () => page([{ id: 'grp_1', name: 'Support' }]),
  'GET /v1/agents': () => page([]),
  'GET /v1/answers': () =>
    page([
      {
        id: 'a',
        shortcut: 'hi',
        title: 'Greeting',
        text: { en: 'Hi {customer.name}' },
        groups: [],
        personal: false,
      },
      {
        id: 'b',
        shortcut: 'inv',
        title: 'Invoice',
        text: { en: 'We mend the invoice.' },
        groups: [],
        personal: true,
      },
    ]),
  ...over,
});

const show = (over: Routes = {}, may?: (one: string) => boolean) =>
  atDesk(<Panel conversation={conversation} />, { routes: routes(over), may });
const tab = async (name: string) => fireEvent.click(await screen.findByRole('tab', { name }));

beforeEach(() => {
  editings.end('cus_1');
  controls.thread = null;
});

describe('the customer', () => {
  it('has what is claimed apart, and nothing is called signed that is not', async () => {
    show();
    const claimed = await screen.findByRole('region', { name: 'Told by the browser' });
    await waitFor(() => expect(claimed.textContent).toContain('cart120'));
    expect(claimed.textContent).toContain('planBusiness');
    expect(screen.queryByRole('region', { name: 'Signed by your system' })).toBeNull();
  });

  it('who is signed has the attributes that are', async () => {
    show({ 'GET /v1/customers/{customer}': () => customer({ external_id: 'u-7' }) });
    const signed = await screen.findByRole('region', { name: 'Signed by your system' });
    expect(signed.textContent).toContain('planBusiness');
  });

  it('is on the last page, and no script becomes a link', async () => {
    show();
    const pages = await screen.findByRole('region', { name: 'Pages' });
    const items = await within(pages).findAllByRole('listitem');
    expect(items[0]?.textContent).toContain('Evil');
    expect(items[0]?.getAttribute('aria-current')).toBe('page');
    expect(
      within(pages)
        .getAllByRole('link')
        .map((a) => a.textContent),
    ).toEqual(['Shop']);
  });

  it('has a priority with its reasons', async () => {
    show();
    const facts = await screen.findByRole('region', { name: 'This conversation' });
    await waitFor(() => expect(facts.textContent).toContain('by gold customers; pressed once'));
    expect(facts.textContent).toContain('browsing');
    expect(facts.textContent).toContain('sql (level 2)');
  });
});

describe('editing', () => {
  const patch = 'PATCH /v1/customers/{customer}';
  const type = async (label: string, value: string) => {
    fireEvent.change(await screen.findByLabelText(label), { target: { value } });
  };
  const begin = async () =>
    fireEvent.click(
      (await screen.findAllByRole('button', { name: 'Edit customer' }))[0] as Element,
    );

  it('writes what differs, over the version it was made from', async () => {
    const saves = ({ body }: Asked) => customer({ version: 4, ...(body as Partial<Customer>) });
    const { asked } = show({ [patch]: saves });
    await begin();
    await type('Telephone', '+49 1');
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('+49 1');
    const call = asked.find(({ route }) => route === patch);
    expect([call?.header, call?.body]).toEqual([{ 'If-Match': '"3"' }, { phone: '+49 1' }]);
  });

  it('shows both words when somebody else changed the same, and keeps what was typed', async () => {
    let theirs = customer();
    const { asked } = show({
      'GET /v1/customers/{customer}': () => theirs,
      [patch]: ({ header, body }) => {
        if (header['If-Match'] === '"3"') {
          theirs = customer({ name: 'Chloe L.', version: 4 });
          throw new ApiError('version_conflict', 412);
        }
        return customer({ version: 5, ...(body as Partial<Customer>) });
      },
    });
    await begin();
    await type('Name', 'Chloé Laurent');
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Name: theirs is “Chloe L.”, yours “Chloé Laurent”');
    expect(screen.getByLabelText('Name')).toHaveProperty('value', 'Chloé Laurent');
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByRole('heading', { name: 'Chloé Laurent' });
    expect(asked.filter(({ route }) => route === patch).at(-1)?.header).toEqual({
      'If-Match': '"4"',
    });
  });

  it('keeps what was typed when it fails, and while another tab is looked at', async () => {
    const fails = () => {
      throw new ApiError('offline', 0);
    };
    show({ [patch]: fails });
    await begin();
    await type('Name', 'Chloé L');
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('There is no connection to the server.');
    await tab('History');
    await tab('Customer');
    expect(await screen.findByLabelText('Name')).toHaveProperty('value', 'Chloé L');
  });

  it('keeps what is typed while it is saved', async () => {
    let take = (_: Customer) => {};
    const answer = new Promise<Customer>((resolve) => {
      take = resolve;
    });
    show({ [patch]: () => answer });
    await begin();
    await type('Name', 'Chloé L');
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await type('Telephone', '+49 1');
    take(customer({ name: 'Chloé L', version: 4 }));
    await screen.findByRole('heading', { name: 'Chloé L' });
    expect(screen.getByLabelText('Telephone')).toHaveProperty('value', '+49 1');
  });

  it('is not offered to who may not', async () => {
    show({}, (one) => one !== 'customers.write');
    await screen.findByRole('region', { name: 'Profile' });
    expect(screen.queryByRole('button', { name: 'Edit customer' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'More about this customer' })).toBeNull();
  });
});

describe('canned answers', () => {
  it('that fit come first, and are put into the composer with their blanks filled', async () => {
    const insert = vi.fn(() => true);
    panel.set(true);
    show();
    controls.thread = { conversation, insert, compose: vi.fn(), open: vi.fn(), does: vi.fn() };
    await tab('Answers');
    await waitFor(() =>
      expect(screen.getAllByRole('heading', { level: 3 }).map((h) => h.textContent)).toEqual([
        'Invoice',
        'Greeting',
      ]),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Insert “Greeting”' }));
    expect(insert).toHaveBeenCalledWith('Hi Chloé');
    expect(panel.read()).toBe(false); // it gives the thread free, where it is over it
  });
});

describe('what is done about a customer', () => {
  const deed = async (name: string) => {
    fireEvent.click(await screen.findByRole('button', { name: 'More about this customer' }));
    fireEvent.click(await screen.findByRole('menuitem', { name }));
  };

  it('blocking is the thread’s dialog, which says what it does', async () => {
    const open = vi.fn();
    show();
    controls.thread = {
      conversation,
      open,
      insert: vi.fn(() => true),
      compose: vi.fn(),
      does: vi.fn(),
    };
    await deed('Block…');
    expect(open).toHaveBeenCalledWith('block');
  });

  it('merging shows what will happen, and can be turned round', async () => {
    const other = customer({ id: 'cus_2', name: 'C. Laurent', external_id: 'u-7' });
    const preview = ({ path, query }: Asked) => ({
      from: path.customer === 'cus_2' ? other : customer(),
      into: query.into === 'cus_2' ? other : customer(),
      conversations: 2,
      open: [{ id: 'cnv_1', ends: false }],
      takes: { phone: '1', fields: { size: '42' } },
    });
    const { asked } = show({
      'GET /v1/customers': () => page([other, customer()]),
      'GET /v1/customers/{customer}/merge': preview,
      'POST /v1/customers/{customer}/merge': () => other,
    });
    await deed('Merge…');
    const found = await screen.findByRole('list', { name: 'Customers found' });
    expect(await within(found).findAllByRole('button')).toHaveLength(1);
    fireEvent.click(within(found).getByRole('button'));
    await screen.findByText('Chloé becomes C. Laurent. This cannot be undone.');
    screen.getByText('2 conversations go over to C. Laurent.');
    screen.getByText('C. Laurent takes over: Telephone, size');
    fireEvent.click(screen.getByRole('button', { name: 'The other way round' }));
    await screen.findByText('C. Laurent becomes Chloé. This cannot be undone.');
    fireEvent.click(screen.getByRole('button', { name: 'The other way round' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Merge' }));
    await screen.findByText('Merged into C. Laurent');
    const post = asked.find(({ route }) => route.startsWith('POST'));
    expect([post?.path.customer, post?.body]).toEqual(['cus_1', { into: 'cus_2' }]);
  });
});

describe('who stays of two', () => {
  const [old, young] = [
    customer(),
    customer({ id: 'cus_2', created_at: '2026-02-01T00:00:00.000Z' }),
  ];
  const signed = { ...young, external_id: 'u-7' };
  it('is who is signed, else who was there first', () => {
    expect(staying(old, young)).toEqual({ from: 'cus_2', into: 'cus_1' });
    expect(staying(young, old)).toEqual({ from: 'cus_2', into: 'cus_1' });
    expect(staying(old, signed)).toEqual({ from: 'cus_1', into: 'cus_2' });
  });
  it('takes over parts, attributes and fields', () => {
    const takes = { name: 'x', attributes: { plan: 'a' }, fields: { size: '1' } };
    expect(takenNames(takes, (part) => part.toUpperCase())).toEqual(['NAME', 'plan', 'size']);
  });
});
