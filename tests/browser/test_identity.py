"""Who the visitor is, what staff see of their way here, and what is told of it without consent."""

import time
import uuid
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.browser.customer import Customer
from tests.browser.pages import PLAIN, Pages, snippet
from tests.browser.tenant import Agent, Tenant

NewContext = Callable[..., BrowserContext]
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148"
TITLED = "(title) => { document.title = title; }"
MOVES = "([path, title]) => { history.pushState({}, '', path); document.title = title; }"


def signed(tenant: Tenant, sub: str, **more: Any) -> str:
    """What the tenant's server says of somebody."""
    now = int(time.time())
    claims = {"sub": sub, "iat": now, "exp": now + 600, "jti": uuid.uuid4().hex, **more}
    return jwt.encode(claims, tenant.secret, algorithm="HS256")


def identify(page: Page, token: str) -> None:
    """As the page does it."""
    page.evaluate("(token) => { Switchboard.push((chat) => chat.identify(token)); }", token)


def of(tenant: Tenant, conversation: str) -> dict[str, Any]:
    """The customer of a conversation, as staff see them."""
    id_ = tenant.conversation(conversation)["customer"]
    found: dict[str, Any] = tenant.call("GET", f"/v1/customers/{id_}")
    return found


def known(tenant: Tenant, conversation: str, external: str) -> dict[str, Any]:
    """The customer, once staff know who it is."""
    tenant.hands.until(lambda: of(tenant, conversation)["external_id"] == external)
    return of(tenant, conversation)


def visit(tenant: Tenant, conversation: str, enough: Callable[[Any], object]) -> dict[str, Any]:
    """What staff see of a customer's visit, once it is enough."""
    customer = tenant.conversation(conversation)["customer"]

    def look() -> dict[str, Any] | None:
        told: dict[str, Any] = tenant.call("GET", f"/v1/customers/{customer}/visit")
        return told if enough(told) else None

    told = tenant.hands.until(look)
    assert told
    return told


def pasts(customer: Customer) -> int:
    """How many conversations the list of past ones has."""
    customer.presses("Back")
    customer.presses("Past conversations")
    items = customer.panel.get_by_role("listitem")
    expect(items.first).to_be_visible()
    return items.count()


def test_a_stranger_turns_out_to_be_somebody_known(
    customer: Customer, agent: Agent, tenant: Tenant, new_customer: Callable[..., Customer]
) -> None:
    """What was talked of before signing in, and on another device, is one history for both sides;
    signing out leaves a stranger with none."""
    tenant.policy(reopen_s=0)
    identify(customer.page, signed(tenant, "ada", name="Ada", attributes={"plan": "gold"}))
    customer.opens().writes("from my desk")
    first = agent.gets()
    ada = known(tenant, first, "ada")
    assert (ada["name"], ada["attributes"]) == ("Ada", {"plan": "gold"})
    agent.ends(first)
    tenant.state(first, "ended")

    other = new_customer()
    other.opens().writes("from my phone")
    second = agent.gets()
    stranger = of(tenant, second)
    assert stranger["external_id"] is None
    assert stranger["id"] != ada["id"]
    identify(other.page, signed(tenant, "ada", email="ada@example.com"))
    joined = known(tenant, second, "ada")
    assert (joined["id"], joined["name"], joined["email"]) == (ada["id"], "Ada", "ada@example.com")
    agent.says(second, "good day, Ada")
    other.sees("good day, Ada")
    other.writes("you know me")
    agent.hears(second, "you know me")
    assert tenant.said(second) == ["from my phone", "good day, Ada", "you know me"]
    assert pasts(other) == 2
    rows = tenant.conversations()
    assert {row["customer"] for row in rows} == {ada["id"]}

    other.page.evaluate("Switchboard.signOut()")
    expect(other.button("Past conversations")).to_have_count(0)
    assert (
        other.page.evaluate("Object.keys(localStorage).filter((k) => /token|draft/.test(k))") == []
    )
    other.writes("who am I?")
    third = agent.gets()
    nobody = of(tenant, third)
    assert nobody["external_id"] is None
    assert nobody["id"] not in (ada["id"], stranger["id"])


def test_two_tabs_are_one_person(
    customer: Customer, agent: Agent, tenant: Tenant, context: BrowserContext, shop: str
) -> None:
    """Who signs in, or out, in one tab does so in the other; none goes on as who they were."""
    customer.opens().writes("hello")
    conversation = agent.gets()
    second = Customer(context.new_page()).visits(shop)
    second.launcher.click()
    second.settles(["hello"])
    identify(second.page, signed(tenant, "ada"))
    ada = known(tenant, conversation, "ada")
    for tab, text in ((customer, "one"), (second, "two"), (customer, "three")):
        tab.writes(text)
        agent.hears(conversation, text)
    assert {row["customer"] for row in tenant.conversations()} == {ada["id"]}
    second.page.evaluate("Switchboard.signOut()")
    second.writes("a stranger")
    fresh = agent.gets()
    assert of(tenant, fresh)["id"] != ada["id"]
    customer.settles(["a stranger"])
    customer.writes("the same stranger")
    agent.hears(fresh, "the same stranger")


def test_a_token_that_is_not_good_says_so_and_changes_nothing(
    customer: Customer, agent: Agent, tenant: Tenant
) -> None:
    """Another secret, and one that is too old: the page hears why, the stranger goes on."""
    page = customer.page
    page.evaluate("""() => { window.errors = [];
      Switchboard.on('error', ({code}) => errors.push(code)); }""")
    customer.opens().writes("hello")
    conversation = agent.gets()
    before = of(tenant, conversation)["id"]
    good = jwt.decode(signed(tenant, "ada"), options={"verify_signature": False})
    identify(page, jwt.encode(good, "x" * 43, algorithm="HS256"))
    page.wait_for_function("errors.includes('token_invalid')")
    identify(page, signed(tenant, "ada", exp=int(time.time()) - 300))
    page.wait_for_function("errors.includes('token_expired')")
    customer.writes("still me")
    agent.hears(conversation, "still me")
    assert of(tenant, conversation)["id"] == before


def test_staff_see_the_way_here(
    new_context: NewContext, pages: Pages, tenant: Tenant, agent: Agent
) -> None:
    """Pages with titles and where from, turns of a single page too; device, language, time zone,
    what the page says; the last fifty, and no more."""
    context = new_context(user_agent=PHONE, locale="fr-CA", timezone_id="America/Toronto")
    page = context.new_page()
    line = snippet(tenant.url, tenant.key)
    first = pages.put("/lamps", f'<a href="/chairs">Chairs</a>{line}')
    second = pages.put("/chairs", PLAIN + line)
    customer = Customer(page).visits(first)
    page.evaluate(TITLED, "Lamps")
    page.get_by_role("link", name="Chairs").click()
    expect(customer.launcher).to_be_visible()
    page.evaluate(TITLED, "Chairs")
    customer.opens().writes("hello")
    conversation = agent.gets()
    page.evaluate(MOVES, ["/chairs/7", "Chair 7"])
    told = visit(tenant, conversation, lambda told: len(told["pages"]) == 3)
    assert [one["url"] for one in told["pages"]] == [first, second, pages.at("/chairs/7")]
    assert [one["referrer"] for one in told["pages"]] == ["", first, second]
    assert told["pages"][2]["title"] == "Chair 7"
    assert (told["device"]["kind"], told["device"]["os"]) == ("phone", "iOS")
    assert (told["language"], told["time_zone"]) == ("fr-CA", "America/Toronto")
    page.evaluate("Switchboard.setPage('/cart', 'Your cart', {cart_value: 120, member: true})")
    told = visit(tenant, conversation, lambda told: told["attributes"])
    assert told["attributes"] == {"cart_value": "120", "member": "true"}
    assert told["pages"][-1]["url"] == pages.at("/cart")
    assert told["pages"][-1]["title"] == "Your cart"
    page.evaluate("for (let i = 0; i < 60; i++) Switchboard.setPage(`/page/${i}`, `Page ${i}`)")
    told = visit(
        tenant, conversation, lambda told: told["pages"][-1]["url"] == pages.at("/page/59")
    )
    assert [one["title"] for one in told["pages"]] == [f"Page {i}" for i in range(10, 60)]


@pytest.mark.parametrize("rule", ["never", "ask"])
def test_nothing_is_told_without_consent(
    page: Page, shop: str, tenant: Tenant, agent: Agent, rule: str
) -> None:
    """No trail is kept and no visit told; the question decides, and can be taken back."""
    tenant.widget(consent=rule)
    told: list[Request] = []
    page.on("request", lambda it: told.append(it) if it.url.endswith("/v1/visit") else None)
    stored = "() => Object.keys(localStorage).filter((name) => /pages/.test(name))"
    customer = Customer(page).visits(shop).opens()
    question = customer.panel.get_by_text("May our team see which of our pages you visited")
    expect(question).to_have_count(1 if rule == "ask" else 0)
    assert customer.flaws() == []
    customer.writes("hello")
    conversation = agent.gets()
    agent.says(conversation, "good day")
    customer.sees("good day")
    page.evaluate("Switchboard.setPage('/secret', 'Secret')")
    if rule == "never":
        page.evaluate("Switchboard.consent(true)")
    assert page.evaluate(stored) == []
    if rule == "ask":
        customer.presses("Yes")
        expect(question).to_have_count(0)
        seen = visit(tenant, conversation, lambda told: told["pages"])
        assert [one["title"] for one in seen["pages"]] == ["Secret"]
        assert len(page.evaluate(stored)) == 1
        told.clear()
        page.evaluate("Switchboard.consent(false)")
        assert page.evaluate(stored) == []
        page.evaluate("Switchboard.setPage('/more', 'More')")
    else:
        assert visit(tenant, conversation, lambda _: True)["pages"] == []
    customer.writes("bye")
    agent.hears(conversation, "bye")
    page.wait_for_load_state("networkidle")
    assert [it.post_data for it in told] == []
    assert page.evaluate(stored) == []
