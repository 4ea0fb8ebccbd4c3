"""Invitations come when their rule holds, to whom somebody can answer, and not too often."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.customer import Customer
from tests.browser.pages import PLAIN, Pages, snippet
from tests.browser.sight import focus, sideways
from tests.browser.tenant import Agent, Tenant
from tests.browser.test_loader import Traffic

HALF_HOUR, WEEK = 31 * 60_000, 7 * 24 * 3600_000
SCROLL = """(share) => scrollTo(0,
  share * (document.documentElement.scrollHeight - innerHeight))"""
ALL = {"per_session": 20, "per_week": 20}


def invitation(id: str, **when: Any) -> dict[str, Any]:
    """One that says its own name, on the page of that name unless told otherwise."""
    return {"id": id, "text": {"en": f"About {id}?"}, "when": {"url": [f"*/{id}"], **when}}


class Shop:
    """A site of many pages, all with the widget, and a visitor whose clock the test turns."""

    def __init__(self, page: Page, pages: Pages, tenant: Tenant) -> None:
        self.page, self._pages, self._tenant = page, pages, tenant
        self.traffic = Traffic(page)
        self.customer = Customer(page)
        page.emulate_media(reduced_motion="reduce")
        page.clock.install(time=datetime.now())

    def visits(self, path: str) -> None:
        """Go to a page, and let it come to rest."""
        line = snippet(self._tenant.url, self._tenant.key)
        self.customer.visits(self._pages.put(path, PLAIN * 3 + line))
        self.page.wait_for_load_state("networkidle")

    def later(self, ms: int) -> None:
        """Let time pass."""
        self.page.clock.fast_forward(ms)

    @property
    def asked(self) -> int:
        """How often it was asked whether somebody is there: each time an invitation was due."""
        return self.traffic.urls(self._tenant.url).count("/v1/widget/status")

    def shown(self, id: str) -> Locator:
        """Wait for an invitation."""
        found = self.customer.host.get_by_role("complementary", name="Message from Lamps")
        expect(found.get_by_text(f"About {id}?")).to_be_visible()
        return found

    def nothing(self, before: int) -> None:
        """None was due since that many questions, and none is shown."""
        self.page.wait_for_load_state("networkidle")
        assert self.asked == before
        expect(self.customer.host.get_by_role("complementary")).to_have_count(0)

    def closes(self, id: str) -> None:
        """Send an invitation away."""
        self.shown(id).get_by_role("button", name="Close").click()
        expect(self.customer.host.get_by_role("complementary")).to_have_count(0)


@pytest.fixture
def shop_of(page: Page, pages: Pages, tenant: Tenant) -> Callable[..., Shop]:
    """Makes the shop once its invitations are set."""

    def make(*invitations: dict[str, Any], **caps: int) -> Shop:
        tenant.widget(invitations=list(invitations), invitation_caps={**ALL, **caps})
        return Shop(page, pages, tenant)

    return make


def counted(tenant: Tenant, id: str) -> dict[str, int]:
    """What has become of an invitation."""
    days = tenant.call("GET", "/v1/counters", scope=f"invitation:{id}")["days"]
    total = Counter[str]()
    for day in days.values():
        total.update(day)
    return dict(total)


def test_each_rule_waits_for_its_moment(
    shop_of: Callable[..., Shop], agent: Agent, page: Page
) -> None:
    """Address, time on the page, depth, value of the cart and number of the visit, each first
    where it does not hold yet."""
    cart = [{"name": "cart_value", "op": "at_least", "value": "100"}]
    shop = shop_of(
        invitation("product", url=["*/product/*"], not_url=["*/product/old*"]),
        invitation("slow", seconds_on_page=30),
        invitation("long", scroll_percent=50),
        invitation("cart", attributes=cart),
        invitation("again", visits=2),
    )
    shop.visits("/product/old/1")
    shop.nothing(0)
    shop.visits("/product/1")
    shop.closes("product")

    asked = shop.asked
    shop.visits("/slow")
    shop.later(28_000)
    shop.nothing(asked)
    shop.later(2_000)
    shop.closes("slow")

    asked = shop.asked
    shop.visits("/long")
    page.evaluate(SCROLL, 0.4)
    shop.nothing(asked)
    page.evaluate(SCROLL, 0.6)
    shop.closes("long")

    asked = shop.asked
    shop.visits("/cart")
    page.evaluate("Switchboard.setPage(undefined, undefined, {cart_value: 99.5})")
    shop.nothing(asked)
    page.evaluate("Switchboard.setPage(undefined, undefined, {cart_value: 100})")
    shop.closes("cart")

    asked = shop.asked
    shop.visits("/again")
    shop.nothing(asked)
    shop.later(HALF_HOUR)
    shop.visits("/again")
    shop.closes("again")


def test_who_talked_before_is_told_from_who_did_not(
    shop_of: Callable[..., Shop], agent: Agent
) -> None:
    """`returning` either way; and nobody is invited while a conversation goes on."""
    shop = shop_of(
        invitation("new", returning=False),
        invitation("back", returning=True),
    )
    shop.visits("/back")
    shop.nothing(0)
    shop.visits("/new")
    shop.closes("new")
    shop.customer.opens().writes("hello")
    conversation = agent.gets()
    shop.customer.sees_line("Mei is here for you")
    shop.customer.closes()
    asked = shop.asked
    shop.visits("/back")
    shop.nothing(asked)
    agent.ends(conversation)
    shop.page.wait_for_function("!Object.keys(localStorage).some((k) => k.endsWith('going'))")
    shop.visits("/back")
    shop.closes("back")
    shop.later(HALF_HOUR)
    asked = shop.asked
    shop.visits("/new")
    shop.nothing(asked)


def test_no_more_than_the_tenant_allows(shop_of: Callable[..., Shop], agent: Agent) -> None:
    """Once a session, twice a week, and what was closed stays closed."""
    shop = shop_of(*map(invitation, "abc"), per_session=1, per_week=2)
    shop.visits("/a")
    shop.closes("a")
    asked = shop.asked
    shop.visits("/a")
    shop.visits("/b")
    shop.nothing(asked)
    shop.later(HALF_HOUR)
    shop.visits("/b")
    shop.closes("b")
    asked = shop.asked
    shop.later(HALF_HOUR)
    shop.visits("/c")
    shop.nothing(asked)
    shop.later(WEEK)
    shop.visits("/c")
    shop.closes("c")


def test_nobody_is_invited_to_an_empty_room(
    shop_of: Callable[..., Shop], tenant: Tenant, page: Page
) -> None:
    """It was due and is not shown; it is, once somebody has come."""
    shop = shop_of(invitation("lamps"))
    shop.visits("/lamps")
    tenant.hands.until(lambda: shop.asked == 1)
    shop.nothing(1)
    tenant.add_agent().come()

    def again() -> bool:
        shop.later(61_000)
        page.evaluate("Switchboard.setPage()")
        page.wait_for_load_state("networkidle")
        return shop.customer.host.get_by_role("complementary").count() > 0

    tenant.hands.until(again)
    shop.shown("lamps")


def test_what_becomes_of_one_is_counted(
    shop_of: Callable[..., Shop], agent: Agent, tenant: Tenant, page: Page
) -> None:
    """By keyboard: shown without taking the focus, opened, answered; each counted once, and told to
    the page; what it said stands above the answer."""
    shop = shop_of(invitation("lamps"))
    page.add_init_script("""(window.Switchboard ??= []).push((chat) => {
      window.told = [];
      chat.on('invitation', ({id, event}) => told.push(`${id} ${event}`));
    });""")
    shop.visits("/lamps")
    shop.shown("lamps")
    assert page.evaluate("document.activeElement === document.body")
    assert violations(page) == []
    assert sideways(page) == []
    for _ in range(2):
        page.keyboard.press("Tab")
    assert "About lamps?" in focus(page)
    page.keyboard.press("Enter")
    expect(shop.customer.panel.get_by_text("About lamps?")).to_be_visible()
    expect(shop.customer.composer).to_be_focused()
    page.keyboard.type("yes, please")
    page.keyboard.press("Enter")
    conversation = agent.gets()
    agent.hears(conversation, "yes, please")
    (started, *_) = tenant.log(conversation)
    assert started["data"]["invitation"] == "lamps"
    tenant.hands.until(lambda: counted(tenant, "lamps") == {"shown": 1, "opened": 1, "chatted": 1})
    assert page.evaluate("told") == ["lamps shown", "lamps opened"]


def test_escape_sends_an_invitation_away(
    shop_of: Callable[..., Shop], agent: Agent, page: Page
) -> None:
    """And the focus is not lost with it; on the next page it does not come again."""
    shop = shop_of(invitation("lamps"))
    shop.visits("/lamps")
    shop.shown("lamps").get_by_role("button", name="Close").focus()
    page.keyboard.press("Escape")
    expect(shop.customer.host.get_by_role("complementary")).to_have_count(0)
    assert focus(page) == "Chat"
    asked = shop.asked
    shop.visits("/lamps")
    shop.nothing(asked)
