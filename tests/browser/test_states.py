"""States that happen: nothing is lost, and who waits or may not write is told so in words."""

import json
import time

import jwt
import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from infra.local.handle import Box
from tests.browser.customer import Customer
from tests.browser.pages import PLAIN, Pages, snippet
from tests.browser.tenant import Agent, Tenant
from tests.browser.watch import Watch
from tests.browser.wire import Wire

ERRORS = """(window.Switchboard ??= []).push((chat) =>
  chat.on('error', ({code}) => (window.errors ??= []).push(code)));"""
FORBIDDEN = """for (const name of ['localStorage', 'sessionStorage'])
  Object.defineProperty(window, name, {get() { throw new DOMException('', 'SecurityError'); }});"""
# One value of the widget's in the site's storage: read, and put in place of it.
STORED = """(name) => Object.entries(localStorage).find(([key]) => key.endsWith(`:${name}`))?.[1]"""
STORE = """([name, value]) => { for (const key of Object.keys(localStorage))
  if (key.endsWith(`:${name}`)) localStorage[key] = value; }"""
SPOIL = """(values) => { for (const key of Object.keys(localStorage))
  if (key.startsWith('sb:')) localStorage[key] = values; }"""


def begun(customer: Customer, agent: Agent) -> str:
    """A conversation in which both have spoken."""
    customer.writes("hello")
    conversation = agent.gets()
    agent.says(conversation, "good day")
    customer.settles(["hello", "good day"])
    return conversation


class Fails:
    """The server fails at some paths: a status and a body for each request, then it is well."""

    def __init__(self, context: BrowserContext, path: str, *answers: tuple[int, str]) -> None:
        self.left = list(answers)
        context.route(path, self._answer)

    def _answer(self, route: Route) -> None:
        if route.request.method == "OPTIONS" or not self.left:
            return route.fallback()
        status, body = self.left.pop(0)
        headers = {"Access-Control-Allow-Origin": "*", "Retry-After": "1"}
        route.fulfill(status=status, body=body, headers=headers)


def test_a_server_that_fails_loses_nothing(
    context: BrowserContext, wire: Wire, customer: Customer, agent: Agent, tenant: Tenant
) -> None:
    """The first word and a later one, over REST: they wait as sending, never as failed."""
    wire.refuse()
    proxy = "<html><h1>Bad gateway</h1></html>"
    first = Fails(
        context, "**/v1/conversations", (502, proxy), (429, '{"code":"too_many_requests"}')
    )
    customer.opens().writes("hello")
    customer.sees("hello")
    expect(customer.log.get_by_text("Sending…")).to_be_attached()
    conversation = agent.gets()
    assert first.left == []
    customer.sees_line("Mei is here for you")
    later = Fails(context, "**/say", (500, "{}"), (503, ""))
    customer.writes("still me")
    expect(customer.log.get_by_text("Sending…")).to_be_attached()
    agent.hears(conversation, "still me")
    assert later.left == []
    customer.settles(["hello", "still me"])
    expect(customer.log.get_by_text("Not sent.")).to_have_count(0)
    assert tenant.said(conversation) == ["hello", "still me"]
    assert len(tenant.conversations()) == 1


def test_a_slow_start_and_a_chat_that_does_not_load(
    page: Page, context: BrowserContext, shop: str, agent: Agent
) -> None:
    """Settings that are long in coming; a module that is not there; then all is well."""
    held: list[Route] = []
    page.route("**/v1/widget?*", lambda route: held.append(route))
    page.route("**/chat.*.js", lambda route: route.fulfill(status=404), times=1)
    page.add_init_script(ERRORS)
    customer = Customer(page)
    page.goto(shop)
    agent.tenant.hands.until(lambda: held)
    expect(customer.host).to_have_count(0)
    held[0].continue_()
    customer.launcher.click()
    expect(customer.host.get_by_text("Chat did not load. Try again.")).to_be_visible()
    assert page.evaluate("errors") == ["chat_not_loaded"]
    customer.opens()
    begun(customer, agent)
    # The next page has the settings of before at once, though the server is away.
    page.unroute("**/v1/widget?*")
    page.route("**/v1/**", lambda route: route.abort())
    page.reload()
    expect(customer.launcher).to_be_visible()


def test_a_session_that_has_expired_renews_itself(
    customer: Customer, agent: Agent, tenant: Tenant, box: Box
) -> None:
    """An old token is renewed in the middle of a conversation, which goes on."""
    page = customer.page
    conversation = begun(customer.opens(), agent)
    known = json.loads(page.evaluate(STORED, "token"))
    keys = json.loads(box.state.environment["TOKEN_KEYS"])
    key = jwt.get_unverified_header(known["token"])["kid"]
    claims = jwt.decode(known["token"], options={"verify_signature": False})
    old = {**claims, "exp": int(time.time()) - 3600, "iat": int(time.time()) - 7200}
    known["token"] = jwt.encode(old, keys[key], algorithm="HS256", headers={"kid": key})
    page.evaluate(STORE, ["token", json.dumps(known)])
    page.reload()
    customer.writes("a month later")
    agent.hears(conversation, "a month later")
    customer.settles(["hello", "good day", "a month later"])
    assert json.loads(page.evaluate(STORED, "token"))["customer"] == known["customer"]
    assert len(tenant.conversations()) == 1


def test_what_is_written_before_it_is_known_what_goes_on_stays_in_sight(
    page: Page, customer: Customer, agent: Agent
) -> None:
    """After a reload on a slow line the first screen comes first, and the conversation then."""
    conversation = begun(customer.opens(), agent)
    held: list[Route] = []
    for path in ("socket-tickets", "conversations/*"):
        page.route(f"**/v1/{path}", lambda route: held.append(route))
    page.reload()
    agent.tenant.hands.until(lambda: len(held) == 2)
    customer.composer.fill("still there?")
    for route in held:
        route.continue_()
    customer.sees("good day")
    expect(customer.composer).to_have_value("still there?")
    customer.composer.press("Enter")
    agent.hears(conversation, "still there?")
    expect(customer.composer).to_have_value("")


def test_what_stands_in_the_storage_is_anybodys(
    customer: Customer, agent: Agent, watch: Watch
) -> None:
    """Nonsense in all that was stored: a stranger begins, and nothing is thrown."""
    begun(customer.opens(), agent)
    for nonsense in ("", "{", '{"look":{},"languages":"en"}', "[[]]"):
        customer.page.evaluate(SPOIL, nonsense)
        customer.page.reload()
        expect(customer.launcher).to_be_visible()
        if not customer.panel.is_visible():
            customer.page.evaluate("Switchboard.open()")
        expect(customer.panel).to_be_visible()
    begun(customer, agent)
    assert watch.errors == []


@pytest.mark.parametrize("reopens", [True, False])
def test_who_comes_back_after_a_day_goes_on_or_begins_anew(
    wire: Wire, page: Page, shop: str, agent: Agent, tenant: Tenant, reopens: bool
) -> None:
    """The computer slept, the conversation ended meanwhile: what one writes finds its way."""
    if not reopens:
        tenant.policy(reopen_s=0)
    customer = Customer(page)
    page.clock.install()
    conversation = begun(customer.visits(shop).opens(), agent)
    wire.offline()
    agent.ends(conversation)
    tenant.state(conversation, "ended")
    page.clock.fast_forward("24:00:00")
    customer.writes("good morning")
    wire.online()
    fresh = conversation if reopens else agent.gets()
    agent.hears(fresh, "good morning")
    said = ["hello", "good day"] if reopens else []
    customer.settles([*said, "good morning"])
    assert tenant.said(fresh) == [*said, "good morning"]
    assert len(tenant.conversations()) == (1 if reopens else 2)


def test_who_is_blocked_is_told_and_cannot_write(
    customer: Customer, agent: Agent, tenant: Tenant
) -> None:
    """In the middle of a conversation; after the block is lifted all is as before."""
    conversation = begun(customer.opens(), agent)
    who = tenant.conversation(conversation)["customer"]
    block = f"/v1/customers/{who}/block"
    tenant.call("PUT", block, {"blocked": True})
    customer.sees_line("You cannot write to us here any more.")
    expect(customer.composer).to_have_count(0)
    assert tenant.conversation(conversation)["ended_reason"] == "policy"
    tenant.call("PUT", block, {"blocked": False})
    customer.page.reload()
    expect(customer.panel).to_be_visible()
    customer.writes("am I back?")
    customer.settles(["hello", "good day", "am I back?"])  # or it would not be known yet where
    again = agent.gets() if tenant.conversation(conversation)["state"].endswith("ended") else ""
    agent.hears(again or conversation, "am I back?")


def test_a_key_of_nobody_shows_nothing_and_tells_the_page(
    page: Page, pages: Pages, tenant: Tenant
) -> None:
    """An unknown or deleted tenant: no launcher, an event, no more requests."""
    key = tenant.key[:-4] + "zzzz"
    page.add_init_script(ERRORS)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(pages.put("/", PLAIN + snippet(tenant.url, key)))
    page.wait_for_function("window.errors?.length")
    assert page.evaluate("errors") == ["widget_key_invalid"]
    page.evaluate("Switchboard.open(); Switchboard.prefill({text: 'x'})")
    page.wait_for_load_state("networkidle")
    expect(page.locator("switchboard-widget")).to_have_count(0)
    assert [url for url in asked if "/v1/" in url] == [f"{tenant.url}/v1/widget?key={key}"]


def test_without_storage_it_works_as_long_as_the_page(
    page: Page, shop: str, agent: Agent, watch: Watch
) -> None:
    """The customer is told that nothing is kept."""
    page.add_init_script(FORBIDDEN)
    customer = Customer(page).visits(shop).opens()
    begun(customer, agent)
    expect(customer.log.get_by_text("Your browser keeps nothing of this chat.")).to_be_visible()
    assert watch.harm(page) == []


def test_a_page_without_https(page: Page, shop: str, pages: Pages, agent: Agent) -> None:
    """No secure context: what a browser keeps for https is not needed."""
    customer = Customer(page).visits(pages.at("/", host="shop.test")).opens()
    assert page.evaluate("isSecureContext") is False
    begun(customer, agent)
