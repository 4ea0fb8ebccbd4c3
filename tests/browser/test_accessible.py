"""axe finds nothing wrong in any state of the conversation, in both themes."""

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.customer import Customer
from tests.browser.tenant import Tenant


@pytest.fixture(params=["light", "dark"])
def themed(page: Page, request: pytest.FixtureRequest) -> Page:
    """A page whose visitor likes one theme, and nothing that moves."""
    scheme: Literal["light", "dark"] = request.param
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    return page


def test_axe_is_content_in_every_state(themed: Page, shop: str, tenant: Tenant) -> None:
    flaws: dict[str, list[str]] = {}
    customer = Customer(themed).visits(shop)
    flaws["launcher"] = customer.flaws()
    customer.opens()
    flaws["home"] = customer.flaws()
    customer.writes("hello")
    customer.sees_line("You are next")
    flaws["queued"] = customer.flaws()
    agent = tenant.add_agent().come()
    conversation = agent.gets()
    customer.sees_line("Mei is here for you")
    flaws["awaiting_agent"] = customer.flaws()
    agent.says(conversation, "good day", quick_replies=["A lamp", "A chair"])
    expect(customer.button("A lamp")).to_be_visible()
    flaws["awaiting_customer"] = customer.flaws()
    agent.asks_to_close(conversation)
    expect(customer.button("Yes, solved")).to_be_visible()
    flaws["awaiting_confirmation"] = customer.flaws()
    customer.presses("Yes, solved")
    customer.panel.get_by_role("radio", name="5 of 5").check(force=True)
    expect(customer.button("Send rating")).to_be_visible()
    flaws["ended"] = customer.flaws()
    customer.presses("Send rating")
    customer.sees_line("Thank you for your rating!")
    flaws["rated"] = customer.flaws()
    assert {state: found for state, found in flaws.items() if found} == {}


def test_what_axe_looks_at_is_the_chat(customer: Customer) -> None:
    customer.opens()
    customer.composer.evaluate("(area) => { area.ariaLabel = null; area.placeholder = ''; }")
    assert [line.partition(" ")[0] for line in customer.flaws()] == ["label"]
