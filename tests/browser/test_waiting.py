"""Who waits is told where they stand, gets somebody else, or leaves a message."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from rest import Api, visitor
from tests.browser.customer import Customer
from tests.browser.tenant import Tenant


def leaves_a_message(customer: Customer, text: str) -> None:
    """Fill in the form to leave a message, and see that it was received."""
    customer.panel.get_by_role("textbox", name="E-mail").fill("li@example.com")
    customer.panel.get_by_role("textbox", name="Message", exact=True).fill(text)
    customer.presses("Leave message")
    customer.sees_line("Message received")
    customer.sees_line("Thank you. We will write to li@example.com.")


def left(tenant: Tenant) -> tuple[str, str]:
    """What staff see of the only message that was left: text and contact."""
    (one,) = tenant.conversations()
    (data,) = [e["data"] for e in tenant.log(one["id"]) if e["type"] == "left_message"]
    return data["text"], data["contact"]


def test_an_agent_who_does_not_answer_is_replaced(page: Page, shop: str, tenant: Tenant) -> None:
    """The customer is told, and the next one has what was said."""
    tenant.policy(reassign_s=2)
    mei, tom = tenant.add_agent("Mei").come(), tenant.add_agent("Tom")
    customer = Customer(page).visits(shop).opens()
    customer.writes("hello")
    conversation = mei.gets()
    customer.sees_line("Mei is here for you")
    mei.away()
    tom.come()
    customer.sees_line("We are finding someone else for you")
    assert tom.gets() == conversation
    customer.sees_line("Tom is here for you")
    tom.says(conversation, "sorry for the wait")
    customer.settles(["hello", "sorry for the wait"])


def test_outside_the_hours_one_leaves_a_message(page: Page, shop: str, tenant: Tenant) -> None:
    """When it opens, a form with an address, what was received; staff have both in the log."""
    day = f"{datetime.now(UTC) + timedelta(days=2):%a}".lower()
    tenant.policy(hours={"zone": "UTC", "week": {day: [["09:00", "17:00"]]}})
    customer = Customer(page).visits(shop).opens()
    expect(customer.panel.get_by_text("We open ").first).to_be_visible()
    customer.presses("Send us a message")
    customer.presses("Leave message")
    expect(customer.panel.get_by_text("Please fill this in").first).to_be_visible()
    leaves_a_message(customer, "a lamp is broken")
    assert left(tenant) == ("a lamp is broken", "li@example.com")
    customer.presses("Done")
    expect(customer.panel.get_by_text("We open ").first).to_be_visible()


@pytest.mark.parametrize(
    ("policy", "line"),
    [
        ({"queue_cap": 1}, "Too many people are waiting right now."),
        ({"no_agents_s": 1}, "Nobody is here at the moment."),
        ({"queue_timeout_s": 1, "no_agents_s": 600}, "Nobody is free at the moment."),
    ],
)
def test_a_wait_that_leads_nowhere_offers_to_leave_a_message(
    page: Page, shop: str, tenant: Tenant, policy: dict[str, Any], line: str
) -> None:
    """The queue is full, nobody comes, it takes too long: told so, with a way out."""
    tenant.policy(**policy)
    if "queue_cap" in policy:
        somebody_waits(tenant)
    if "queue_timeout_s" in policy:
        busy = tenant.add_agent(capacity=1).come()
        somebody_waits(tenant)
        busy.gets()
    customer = Customer(page).visits(shop).opens()
    customer.writes("hello")
    expect(customer.log.get_by_text(line)).to_be_visible()
    customer.presses("Leave a message")
    leaves_a_message(customer, "call me")
    mine = [one for one in tenant.conversations() if "call me" in str(tenant.log(one["id"]))]
    assert len(mine) == 1


def somebody_waits(tenant: Tenant) -> Api:
    """Another customer, without a browser."""
    api, _ = tenant.hands.do(visitor(tenant.url, tenant.key))
    tenant.hands.do(api.call("POST", "/v1/conversations", {"text": "me first"}))
    return api


def test_the_place_in_the_queue_is_shown_and_gets_better(
    customer: Customer, tenant: Tenant
) -> None:
    """Third, second, next, served."""
    others = [somebody_waits(tenant) for _ in range(2)]
    customer.opens().writes("hello")
    customer.sees_line("You are number 3 in line")
    for api, told in zip(others, ("You are number 2 in line", "You are next"), strict=True):
        mine = tenant.hands.do(api.call("GET", "/v1/conversations", view="mine"))["data"][0]["id"]
        tenant.hands.do(api.call("POST", f"/v1/conversations/{mine}/leave-queue", {}))
        customer.sees_line(told)
    agent = tenant.add_agent().come()
    agent.gets()
    customer.sees_line("Mei is here for you")
    expect(customer.panel.get_by_text("You are next")).to_have_count(0)
