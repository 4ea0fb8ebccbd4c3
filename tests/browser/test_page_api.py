"""What a page's own script may call and hear: every name of `Switchboard`."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect

from tests.browser.axe import HOST
from tests.browser.customer import Customer
from tests.browser.pages import PLAIN, Pages, snippet
from tests.browser.tenant import Agent, Tenant

NAMES = """close consent destroy identify on open prefill push setLocale setPage signOut
toggle"""
# Before the line of the widget: calls that wait for it.
EARLY = """<script>
  window.heard = [];
  (window.Switchboard ??= []).push((chat) => {
    for (const name of ['ready', 'open', 'close', 'unread', 'message', 'conversation', 'error'])
      chat.on(name, (detail) => heard.push([name, detail]));
  });
  (window.Switchboard ??= []).push((chat) => { window.same = chat; });
</script>"""


@pytest.fixture
def told(page: Page, pages: Pages, tenant: Tenant) -> Customer:
    """A customer on a page that listens to everything from before the widget came."""
    body = EARLY + PLAIN + snippet(tenant.url, tenant.key)
    return Customer(page).visits(pages.put("/", body))


def heard(page: Page, name: str) -> list[Any]:
    """The details of an event, in order."""
    found: list[list[Any]] = page.evaluate("heard")
    return [detail for event, *[detail] in found if event == name]


def test_all_that_there_is(told: Customer) -> None:
    """What is written down can be called, and nothing else; early calls got the same object."""
    page = told.page
    assert page.evaluate("Object.keys(Switchboard).sort()") == NAMES.split()
    assert page.evaluate("same === Switchboard")
    assert page.evaluate("new Promise((run) => Switchboard.push((chat) => run(chat === same)))")


def test_open_close_and_toggle(told: Customer) -> None:
    """Each once, told as it happens; what is done already is not told again."""
    page = told.page
    page.evaluate("Switchboard.close()")  # nothing to close, and no chat to fetch for that
    for call, shows in (("open", True), ("open", True), ("close", False), ("close", False)):
        page.evaluate("(call) => Switchboard[call]()", call)
        expect(told.panel).to_be_visible(visible=shows)
    page.evaluate("Switchboard.toggle()")
    expect(told.panel).to_be_visible()
    page.evaluate("Switchboard.toggle()")
    expect(told.panel).to_be_hidden()
    names = [name for name, *_ in page.evaluate("heard")]
    assert names == ["ready", "open", "close", "open", "close"]


def test_what_a_page_hears_of_a_conversation(page: Page, told: Customer, agent: Agent) -> None:
    """States and messages of both sides; `off` stops one listener only, and what one throws stops
    no other."""
    page.evaluate("""() => {
      window.mine = [];
      Switchboard.on('message', () => { throw Error('the page is broken'); });
      window.off = Switchboard.on('message', ({text}) => mine.push(text));
    }""")
    told.opens().writes("hello")
    conversation = agent.gets()
    told.sees_line("Mei is here for you")  # what is there when the log first comes is no news
    agent.says(conversation, "good day")
    told.sees("good day")
    page.evaluate("off()")
    told.writes("bye")
    agent.hears(conversation, "bye")
    told.settles(["hello", "good day", "bye"])
    agent.ends(conversation)
    told.sees_line("New conversation")
    said = heard(page, "message")
    assert said[-2:] == [{"from": "agent", "text": "good day"}, {"from": "customer", "text": "bye"}]
    assert page.evaluate("mine")[-1] == "good day"
    states = heard(page, "conversation")
    assert {one["id"] for one in states} == {conversation}
    assert [one["state"] for one in states][-1] == "ended"
    assert "awaiting_customer" in [one["state"] for one in states]
    assert page.evaluate("new Promise((run) => Switchboard.on('ready', () => run(true)))")


def test_errors_are_told_by_code(page: Page, pages: Pages, tenant: Tenant) -> None:
    """A wrong key, and a chat that does not load: in words for the visitor, who may try again."""
    wrong = tenant.key[:-1] + ("1" if tenant.key.endswith("0") else "0")
    page.goto(pages.put("/wrong", EARLY + PLAIN + snippet(tenant.url, wrong)))
    page.wait_for_function("heard.length > 0")
    assert page.evaluate("heard.map(([name, {code}]) => [name, code])") == [
        ["error", "widget_key_invalid"]
    ]
    expect(page.locator(HOST)).to_have_count(0)
    page.evaluate("Switchboard.open()")

    page.route("**/chat.*.js*", lambda route: route.abort())
    customer = Customer(page).visits(
        pages.put("/", EARLY + PLAIN + snippet(tenant.url, tenant.key))
    )
    customer.launcher.click()
    expect(customer.host.get_by_text("Chat did not load. Try again.")).to_be_visible()
    assert [one["code"] for one in heard(page, "error")] == ["chat_not_loaded"]
    assert customer.flaws() == []
    page.unroute("**/chat.*.js*")
    customer.opens()


def test_destroy_takes_everything_away_and_it_may_come_again(
    told: Customer, tenant: Tenant, context: BrowserContext
) -> None:
    """No element, no socket, no name is left, whatever is called afterwards; then anew."""
    page = told.page
    told.opens().writes("hello")
    told.settles(["hello"])
    page.evaluate("window.old = Switchboard")
    page.evaluate("Switchboard.destroy()")
    expect(page.locator(HOST)).to_have_count(0)
    assert page.evaluate("'Switchboard' in window") is False
    page.evaluate("old.open(); old.setLocale('zh-CN'); old.setPage('/x'); old.toggle()")
    page.evaluate(
        """([url, key]) => {
          const script = document.createElement('script');
          script.src = `${url}/widget.js`;
          script.dataset.key = key;
          document.head.append(script);
        }""",
        [tenant.url, tenant.key],
    )
    expect(told.panel).to_be_visible()  # as it was when it went
    told.settles(["hello"])
    expect(page.locator(HOST)).to_have_count(1)
    assert [row["state"] for row in tenant.conversations()] == ["queued"]


def test_a_second_line_is_refused_politely(page: Page, pages: Pages, tenant: Tenant) -> None:
    """One widget a page, and a word to whoever looks why; the first goes on."""
    said: list[ConsoleMessage] = []
    page.on("console", lambda message: said.append(message))
    line = snippet(tenant.url, tenant.key)
    customer = Customer(page).visits(pages.put("/", PLAIN + line + line))
    page.wait_for_load_state("networkidle")
    assert [one.text for one in said if one.type == "warning"] == [
        "Switchboard was not started: this page has a widget already."
    ]
    expect(page.locator(HOST)).to_have_count(1)
    customer.opens()


def test_what_is_called_early_holds(page: Page, pages: Pages, tenant: Tenant, agent: Agent) -> None:
    """Before the widget has come, or with its first breath: language, words, page and opening."""
    calls: Callable[[str], str] = "(window.Switchboard ??= []).push((chat) => {{ {} }});".format
    early = "".join(
        map(
            calls,
            (
                "chat.setLocale('zh-TW');",
                "chat.prefill({name: 'Ada', text: '7'});",
                "chat.setPage('/early', 'Early', {plan: 'gold'});",
                "chat.open();",
            ),
        )
    )
    page.goto(pages.put("/", f"<script>{early}</script>" + snippet(tenant.url, tenant.key)))
    panel = page.locator(HOST).get_by_role("dialog")
    expect(panel.get_by_role("heading", name="您好，有什麼可以幫您？")).to_be_visible()
    expect(panel.get_by_placeholder("輸入訊息…")).to_have_value("7")
    panel.get_by_placeholder("輸入訊息…").press("Enter")
    conversation = agent.gets()
    id_ = tenant.conversation(conversation)["customer"]
    tenant.hands.until(lambda: tenant.call("GET", f"/v1/customers/{id_}")["name"] == "Ada")

    def visited() -> Any:
        return tenant.call("GET", f"/v1/customers/{id_}/visit")["pages"]

    tenant.hands.until(visited)
    assert [one["title"] for one in visited()] == ["Early"]
