"""Whatever people, pages and tenants write shows as text: nothing of it runs, loads or leads away.

The texts are in hostile.py; `Watch` sees what would become of them.
"""

import re
from typing import Any

import pytest
import urllib3
from playwright.sync_api import Page, expect

from infra.local.handle import Box
from tests.browser.customer import HOST, Customer
from tests.browser.hands import Hands
from tests.browser.hostile import ADDRESSES, FILES, NAMES, RUNS, TEXTS
from tests.browser.maker import Maker
from tests.browser.pages import PLAIN, Pages, snippet
from tests.browser.tenant import Agent, Tenant
from tests.browser.watch import Watch

LABELS = [text for text in (*TEXTS, *ADDRESSES, *NAMES) if len(text) <= 120]
LONG = [text for text in TEXTS if len(text) >= 200]
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # the API refuses them
REPLIES = [text for text in LABELS if len(text) <= 80][:8]
# Some element says exactly this, and nothing more.
SHOWN = """([host, text]) => [...document.querySelector(host).shadowRoot.querySelectorAll('*')]
  .some((one) => one.textContent === text)"""
SAID = """(host) => [...document.querySelector(host).shadowRoot
  .querySelectorAll('[role=log] .text')].map((one) => one.textContent)"""
TRIMMED = "(texts) => texts.map((text) => text.trim())"
# What must not come of a text: elements that it names, handlers, links that are none.
GROWN = """(host) => [...document.querySelector(host).shadowRoot.querySelectorAll('*')]
  .filter((one) => {
  const foreign = one.matches('script, style, link, meta, base, img, iframe, object, embed, math,'
    + 'animate, details, noscript, template, x-widget, b:not(.badge, .launch b)');
  const handler = [...one.attributes].some(({name}) => name.startsWith('on') || name === 'src');
  return foreign || handler;
}).map((one) => one.outerHTML)"""
LINKS = """(host) => [...document.querySelector(host).shadowRoot.querySelectorAll('a')]
  .map(({href, rel, target, textContent: text}) => ({href, rel, target, text}))"""
HREF = "(text) => new URL(/^[a-z]+:/i.test(text) ? text : `mailto:${text}`).href"


def shows(page: Page, *texts: str) -> None:
    """Wait until each text is said by an element of its own."""
    for text in texts:
        page.wait_for_function(SHOWN, arg=[HOST, text])


def harm(page: Page, watch: Watch) -> list[str]:
    """What came of the texts so far; [] is nothing."""
    return [*watch.harm(page), *page.evaluate(GROWN, HOST)]


def upload(agent: Agent, conversation: str, name: str) -> str:
    """A file in a conversation, under any name; answers its id."""
    body = {"name": name, "type": "text/plain", "size": 4}
    path = f"/v1/conversations/{conversation}/attachments"
    made: dict[str, Any] = agent.tenant.hands.do(agent.access.call("POST", path, body))
    fields = {**made["fields"], "file": ("x", b"harm")}
    assert urllib3.request("POST", made["url"], fields=fields).status < 300
    return str(made["attachment"])


@pytest.fixture
def reader(page: Page, watch: Watch, shop: str) -> Customer:
    """A customer with the chat open; the watch looks on."""
    return Customer(page).visits(shop).opens()


def test_what_people_write_is_text_and_only_harmless_addresses_are_links(
    reader: Customer, agent: Agent, tenant: Tenant, watch: Watch
) -> None:
    page = reader.page
    texts = [*TEXTS, *ADDRESSES]
    reader.writes("hello")
    conversation = agent.gets()
    reader.sees_line("Mei is here for you")
    # The short ones come together, on a line each.
    typed = ["\n".join(text for text in texts if len(text) < 200), *LONG]
    for text in typed:
        reader.writes(text)
    agent.hears(conversation, LONG[-1])
    answers = [text for text in texts if not CONTROLS.search(text)]
    for text in answers:
        agent.says(conversation, text)
    typed = page.evaluate(TRIMMED, [CONTROLS.sub("", text) for text in typed])
    wanted = ["hello", *typed, *answers]
    assert tenant.said(conversation) == wanted
    page.wait_for_function(
        f"([host, n]) => ({SAID})(host).length === n + 1", arg=[HOST, len(wanted)]
    )
    assert [text for text in page.evaluate(SAID, HOST) if not text.startswith("Hello!")] == wanted
    links = page.evaluate(LINKS, HOST)
    assert len(links) > 10
    for link in links:
        assert link["href"].partition(":")[0] in ("http", "https", "mailto"), link
        assert set(link["rel"].split()) == {"noopener", "noreferrer", "nofollow"}, link
        assert link["target"] == "_blank", link
        assert page.evaluate(HREF, link["text"]) == link["href"], link
    assert harm(page, watch) == []
    # The same from the store, after a reload, and as the line of what goes on.
    page.reload()
    expect(reader.panel).to_be_visible()
    shows(page, ADDRESSES[-1])
    reader.presses("Back")
    shows(page, ADDRESSES[-1])
    assert harm(page, watch) == []


def test_names_of_people_and_files_are_text(
    reader: Customer, tenant: Tenant, agent: Agent, watch: Watch
) -> None:
    page = reader.page
    reader.writes("hello")
    conversation = agent.gets()
    for name in FILES:
        agent.says(conversation, "", attachments=[upload(agent, conversation, name)])
    shows(page, *FILES)
    reader.panel.locator("input[type=file]").set_input_files(
        [{"name": n, "mimeType": "text/plain", "buffer": b"harm"} for n in FILES if "/" not in n]
    )
    expect(reader.panel.locator(".tray .name")).to_have_count(len(FILES) - 1)
    agent.ends(conversation)
    for name in NAMES:
        agent.away()
        agent = tenant.add_agent(name).come()
        reader.writes(f"and you, {name}?")
        assert agent.gets()
        shows(page, name, f"{name} is here for you")
        agent.types(conversation)
        shows(page, f"{name} is writing…")
        agent.ends(conversation)
    assert harm(page, watch) == []


def test_what_a_tenant_sets_is_text_on_every_screen(
    page: Page, pages: Pages, box: Box, maker: Maker, hands: Hands, watch: Watch
) -> None:
    house, topic, order, title, other = LABELS[3], LABELS[0], LABELS[1], LABELS[2], LABELS[4]
    tenant = Tenant.on(box.url, maker(house), hands)
    own = ["greeting_title", "greeting_text", "form_text", "menu_title", "rate_title", "over"]
    texts = {name: TEXTS[i] for i, name in enumerate(own)}
    lines = {"greeting": TEXTS[6], "closing": TEXTS[7], "ask_to_close": TEXTS[8]}
    tenant.policy(texts={code: {"*": text} for code, text in lines.items()})
    options = [{"value": text[:100], "label": {"*": text}} for text in LABELS[:20]]
    tenant.widget(
        texts={"en": texts},
        menu=[{"id": f"m{i}", "label": {"*": text}} for i, text in enumerate(LABELS[:12])],
        form=[
            {"name": "name", "type": "text", "label": {"*": order}},
            {"name": "which", "type": "select", "label": {"*": other}, "options": options},
            {"name": "sure", "type": "checkbox", "label": {"*": title}},
        ],
        rating_reasons=[{"code": f"r{i}", "label": {"*": t}} for i, t in enumerate(LABELS[-10:])],
        invitations=[{"id": "harm", "text": {"*": TEXTS[9]}}],
    )
    agent = tenant.add_agent(NAMES[1]).come()
    customer = Customer(page)
    customer.visits(pages.put("/", PLAIN + snippet(tenant.url, tenant.key)))
    page.evaluate(FILL, LABELS[5])
    shows(page, TEXTS[9], house)
    customer.opens()
    shows(page, *LABELS[:12], *(texts[name] for name in own[:2]), texts["menu_title"], house)
    customer.panel.get_by_role("button", name=topic, exact=True).click()
    shows(page, topic, texts["form_text"], title, *LABELS[:20])
    expect(customer.panel.get_by_role("textbox", name=order)).to_have_value(LABELS[5])
    customer.presses("Continue")
    expect(customer.composer).to_have_value(LABELS[5])
    customer.composer.press("Enter")
    conversation = agent.gets()
    shows(page, LABELS[5], lines["greeting"], NAMES[1])
    for reply in REPLIES:
        agent.says(conversation, "or?", quick_replies=[reply])
        customer.button(reply).click()
        assert agent.hears(conversation, reply)
    agent.asks_to_close(conversation)
    shows(page, lines["ask_to_close"])
    customer.presses("Yes, solved")
    shows(page, lines["closing"], texts["rate_title"], texts["over"])
    customer.panel.get_by_role("radio", name="5 of 5").check(force=True)
    shows(page, *LABELS[-10:])
    assert harm(page, watch) == []
    tenant.close()


FILL = """(text) => {
  Switchboard.prefill({name: text, text, attributes: {which: text, [text.slice(0, 60)]: text}});
}"""


def test_what_a_page_says_of_itself_is_text(
    page: Page, pages: Pages, tenant: Tenant, agent: Agent, watch: Watch
) -> None:
    line = snippet(tenant.url, tenant.key)
    pages.put("/next", PLAIN + line)
    customer = Customer(page).visits(pages.put("/", PLAIN + line))
    page.evaluate(TELL, [LABELS[:20], list(ADDRESSES)])
    page.evaluate("(url) => { location.href = url; }", pages.at(f"/next?<script>{RUNS}</script>"))
    customer.opens().writes("hello")
    who = tenant.conversation(agent.gets())["customer"]

    async def titles() -> set[str]:
        visit = await tenant.admin.call("GET", f"/v1/customers/{who}/visit")
        urls.extend(one["url"] for one in visit["pages"])
        return {one["title"] for one in visit["pages"]} & set(LABELS[:20])

    urls: list[str] = []
    tenant.hands.until_is(titles, set(LABELS[:20]))
    assert {url.partition(":")[0] for url in urls} <= {"http", "https"}
    assert harm(page, watch) == []


TELL = """([titles, addresses]) => {
  for (const url of addresses) {
    try {
      Switchboard.setPage(url, url, {[url.slice(0, 60)]: url});
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // no address at all
    }
  }
  titles.forEach((title, i) => Switchboard.setPage(`/page/${i}`, title));
}"""
