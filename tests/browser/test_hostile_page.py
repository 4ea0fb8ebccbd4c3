"""Pages that are in the way of the chat, meaning it or not: it works all the same."""

from base64 import b64decode
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from infra.local.handle import Box
from tests.browser.customer import Customer
from tests.browser.pages import PLAIN, Pages, snippet
from tests.browser.tenant import Agent, Tenant
from tests.browser.watch import Watch

CSS = """<style>
  * { all: unset !important; animation: none !important; transition: none !important }
  div, dialog, section, form, header, footer, p, span, textarea, svg { display: none !important }
  body > * { visibility: hidden !important; opacity: 0 !important; pointer-events: none !important;
    filter: blur(9px) !important; transform: translateX(-200vw) !important; inert: true }
  html { font: italic 70px/4 fantasy !important; letter-spacing: 1em; word-spacing: 2em;
    text-transform: uppercase; color: #fff; writing-mode: vertical-rl; cursor: none }
  button, textarea { position: fixed !important; left: -9999px !important; width: 1px !important }
  :root { --bg: #f0f; --text: #f0f; --brand: #f0f; --top: 5000px; --high: 1px; --x: 3000px;
    --y: 3000px; --corner: 300px; --line: #f0f; --muted: #f0f }
</style>"""
WALL = '<div style="position:fixed!important;inset:0;z-index:2147483647;background:#fff8"></div>'
KEYS = """<input id=search><script>
  stolen = [];
  for (const [where, capture] of [[document, false], [window, false], [document, true]])
    where.addEventListener('keydown', (event) => {
      stolen.push(event.key);
      event.preventDefault();
      if (!capture) document.getElementById('search').focus();
    }, capture);
</script>"""
TYPES = "require-trusted-types-for 'script'; trusted-types 'none'"
NONE = f"default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; {TYPES}"
OTHERS = """<script>
  // As old libraries do it, and as careful ones do.
  Array.prototype.last = function () { return this[this.length - 1]; };
  Object.prototype.extend = function () {};
  h = render = t = $ = React = 'the page’s own';
  Promise = class extends Promise {};
  JSON = Object.freeze({ parse: JSON.parse, stringify: JSON.stringify });
  fetch = ((before) => function () { return before.apply(window, arguments); })(fetch);
  if (location.search) for (const one of [Object, Array]) Object.freeze(one.prototype);
</script>"""
SHOP_IN_SHOP = "<h1>Around it</h1><iframe src='{}' width=900 height=760></iframe>"


LOOK = """async () => {
  const { shadowRoot } = document.querySelector('switchboard-widget');
  await Promise.all(shadowRoot.getAnimations().map((one) => one.finished.catch(() => null)));
  return ['.panel', '.launch button', '.composer textarea', '.bubble', '.bar'].map((what) => {
    const one = shadowRoot.querySelector(what);
    const { left, top, width, height } = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    const names = ['color', 'backgroundColor', 'fontSize', 'lineHeight', 'letterSpacing', 'cursor',
      'textTransform', 'borderRadius', 'display', 'visibility', 'opacity', 'writingMode'];
    const place = what === '.bubble' ? [] : [left, top]; // what stands above it comes in its time
    return [what, ...place, width, height, ...names.map((name) => style[name])].join(' ');
  });
}"""
DOT = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
NUMBERS = count()


def talk(customer: Customer, agent: Agent, conversation: str = "") -> str:
    """A word each, both of which arrive; the panel is open, or about to be."""
    expect(customer.panel).to_be_visible()
    word, answer = (f"{said} {next(NUMBERS)}" for said in ("hello", "good day"))
    # Key by key, as people write.
    customer.composer.click()
    customer.composer.press_sequentially(word)
    customer.composer.press("Enter")
    conversation = conversation or agent.gets()
    agent.hears(conversation, word)
    agent.says(conversation, answer)
    customer.sees(answer)
    return conversation


def with_nonce(line: str) -> str:
    return line.replace("<script ", '<script nonce="n0nce" ')


def test_styles_of_the_page_do_not_reach_the_chat(
    page: Page, pages: Pages, tenant: Tenant, agent: Agent
) -> None:
    page.emulate_media(reduced_motion="reduce")
    line = snippet(tenant.url, tenant.key)
    customer = Customer(page).visits(pages.put("/plain", PLAIN + line)).opens()
    customer.writes("hello")
    conversation = agent.gets()
    customer.sees_line("Mei is here for you")
    looks = {}
    for path, body in {"/plain": PLAIN + line, "/css": CSS + PLAIN + WALL + line}.items():
        for narrow in (False, True):
            page.set_viewport_size({"width": 390 if narrow else 1280, "height": 800})
            customer.page.goto(pages.put(path, body))
            expect(customer.panel).to_be_visible()
            customer.sees("hello")
            looks[path, narrow] = page.evaluate(LOOK)
    assert looks["/css", False] == looks["/plain", False]
    assert looks["/css", True] == looks["/plain", True]
    page.set_viewport_size({"width": 1280, "height": 800})
    talk(customer, agent, conversation)
    customer.closes()
    customer.opens()


def test_shortcuts_of_the_page_take_no_key_from_whoever_writes(
    page: Page, pages: Pages, tenant: Tenant, agent: Agent
) -> None:
    customer = Customer(page)
    customer.visits(pages.put("/", PLAIN + KEYS + snippet(tenant.url, tenant.key))).opens()
    customer.composer.click()
    customer.composer.press_sequentially("and/or? j k g s")
    expect(customer.composer).to_have_value("and/or? j k g s")
    customer.composer.press("Enter")
    agent.hears(agent.gets(), "and/or? j k g s")
    customer.composer.press("Escape")
    expect(customer.panel).to_be_hidden()
    assert page.evaluate("document.activeElement.id") != "search"


@pytest.mark.parametrize("how", ["nonce", "hosts"])
def test_a_strict_policy_is_kept_and_everything_works(
    page: Page, pages: Pages, tenant: Tenant, agent: Agent, watch: Watch, box: Box, how: str
) -> None:
    socket, files = tenant.url.replace("http", "ws"), box.state.environment["S3_ENDPOINT"]
    script = "'nonce-n0nce' 'strict-dynamic'" if how == "nonce" else tenant.url
    csp = f"{NONE}; script-src {script}; connect-src {tenant.url} {socket} {files}"
    line = snippet(tenant.url, tenant.key)
    tenant.widget(look={"launcher": "logo"}, texts={"en": {"greeting_title": "<b>Hi</b>"}})
    tenant.call("PUT", "/v1/settings/logo", {"type": "image/png", "data": DOT})
    customer = Customer(page)
    body = PLAIN + (with_nonce(line) if how == "nonce" else line)
    customer.visits(pages.put("/", body, csp=csp)).opens()
    conversation = talk(customer, agent)
    picture = {"name": "lamp.png", "mimeType": "image/png", "buffer": b64decode(DOT)}
    customer.panel.locator("input[type=file]").set_input_files(picture)
    expect(customer.panel.locator(".tray progress")).to_have_count(0)
    customer.writes("look at this")
    agent.hears(conversation, "look at this")
    expect(customer.log.locator("canvas.shot")).to_be_visible()
    for _ in "open", "shut":
        customer.presses("Emoji")
    agent.asks_to_close(conversation)
    customer.presses("Yes, solved")
    with page.expect_download():
        customer.presses("Download transcript")
    assert watch.harm(page) == []
    assert [said for said in watch.said if "Content Security" in said] == []


def test_a_page_that_turns_its_pages_itself_keeps_the_chat(
    page: Page, pages: Pages, tenant: Tenant, agent: Agent
) -> None:
    customer = Customer(page)
    customer.visits(pages.put("/", PLAIN + snippet(tenant.url, tenant.key))).opens()
    conversation = talk(customer, agent)
    customer.composer.fill("half a word")
    for path, turn in TURNS.items():
        page.evaluate(turn)
        page.wait_for_function(NOTED, arg=path)
        expect(customer.composer).to_have_value("half a word")
        expect(customer.panel).to_be_visible()
        assert customer.host.count() == 1
    # What belongs to the new address comes from the server, and late.
    page.evaluate("document.body.replaceWith(document.createElement('body'))")
    expect(customer.panel).to_be_visible()
    customer.composer.press("Enter")
    agent.hears(conversation, "half a word")
    who = tenant.conversation(conversation)["customer"]
    expected = ["/", *TURNS]

    async def seen() -> list[str]:
        visit = await tenant.admin.call("GET", f"/v1/customers/{who}/visit")
        return [one["url"].removeprefix(pages.at("")) for one in visit["pages"]]

    tenant.hands.until_is(seen, expected)


# What frameworks do: a new address, other elements, another body.
TURNS = {
    "/lamps": "history.pushState(null, '', '/lamps')",
    "/chairs#red": "location.hash = ''; history.replaceState(null, '', '/chairs#red')",
    "/tables": "document.body.innerHTML = 'Tables'; history.pushState(null, '', '/tables')",
    "/late": "history.pushState(null, '', '/late')",
    "/beds": """() => {
      document.body.replaceWith(document.createElement('body'));
      history.pushState(null, '', '/beds');
    }""",
}
NOTED = """(path) => Object.entries(localStorage).some(([name, value]) =>
  name.endsWith('l.pages') && JSON.parse(value).at(-1).url === location.origin + path)"""


def test_a_page_that_changes_what_the_language_is_built_of(
    page: Page, pages: Pages, tenant: Tenant, agent: Agent, watch: Watch
) -> None:
    tenant.widget(menu=[{"id": "lamps", "label": {"en": "Lamps"}}], form=FORM)
    customer = Customer(page)
    customer.visits(pages.put("/", PLAIN + OTHERS + snippet(tenant.url, tenant.key)))
    page.evaluate("Switchboard.setPage(undefined, undefined, {cart_value: 12})")
    customer.opens().presses("Lamps")
    customer.panel.get_by_role("textbox", name="Order").fill("12")
    customer.presses("Continue")
    conversation = talk(customer, agent)
    who = tenant.conversation(conversation)["customer"]
    assert tenant.call("GET", f"/v1/customers/{who}")["attributes"] == {"order": "12"}

    async def claimed() -> object:
        return (await tenant.admin.call("GET", f"/v1/customers/{who}/visit"))["attributes"]

    tenant.hands.until_is(claimed, {"cart_value": "12"})
    page.goto(pages.at("/?frozen"))
    talk(customer, agent, conversation)
    assert watch.harm(page) == []


FORM = [{"name": "order", "type": "text", "label": {"en": "Order"}, "required": True}]


AGAIN = """([src, key]) => new Promise((onload) => {
  const script = Object.assign(document.createElement('script'), {src, onload});
  script.dataset.key = key;
  document.body.append(script);
})"""


def test_a_second_widget_is_refused_politely(
    page: Page, pages: Pages, tenant: Tenant, agent: Agent, watch: Watch
) -> None:
    customer = Customer(page)
    customer.visits(pages.put("/", PLAIN + snippet(tenant.url, tenant.key) * 2))
    page.evaluate(AGAIN, [f"{tenant.url}/widget.js", "wk_another"])
    refusal = "Switchboard was not started: this page has a widget already."
    assert [said for said in watch.said if "Switchboard" in said] == [refusal] * 2
    assert customer.host.count() == 1
    talk(customer.opens(), agent)
    page.evaluate("Switchboard.destroy()")
    expect(customer.host).to_have_count(0)
    assert watch.harm(page) == []


def test_pages_of_all_kinds(page: Page, pages: Pages, tenant: Tenant, agent: Agent) -> None:
    line = snippet(tenant.url, tenant.key)
    customer, conversation = Customer(page), ""
    for path, text in ODD_PAGES.items():
        url = pages.put_raw(path, text.format(PLAIN + line).encode(), "text/html; charset=utf-8")
        customer.page.goto(url)
        expect(customer.launcher).to_be_visible()
        if not conversation:
            customer.opens()
        conversation = talk(customer, agent, conversation)
        page.evaluate("scrollTo(0, 0)")
        box = customer.panel.bounding_box()
        assert box and box["x"] > 640 and box["x"] + box["width"] <= 1280, path
        assert box["y"] >= 0 and box["y"] + box["height"] <= 800, path
    assert len(tenant.conversations()) == 1


ODD_PAGES = {
    "/quirks": "<body>{}",
    "/frames": '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Frameset//EN"><body>{}',
    "/rtl": '<!doctype html><html dir="rtl" lang="ar"><body style="direction:rtl">{}',
    "/base": '<!doctype html><base href="http://127.0.0.1:9/else/" target="_parent"><body>{}',
    "/still": '<!doctype html><body style="transform:scale(1);filter:none;overflow:hidden">{}',
}


def test_a_page_within_another_page(page: Page, pages: Pages, tenant: Tenant, agent: Agent) -> None:
    pages.put("/inner", PLAIN + snippet(tenant.url, tenant.key))
    inner = pages.at("/inner", "shop.test")
    page.goto(pages.put("/", SHOP_IN_SHOP.format(inner)))
    frame = next(one for one in page.frames if one.url == inner)
    talk(Customer(frame).opens(), agent)
