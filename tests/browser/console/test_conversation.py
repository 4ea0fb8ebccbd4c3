"""A customer in the widget and an agent in the console: every state, and all that they share."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.console.staff import Staff
from tests.browser.customer import Customer
from tests.browser.tenant import Tenant


def begun(customer: Customer, mei: Staff, text: str = "hello") -> str:
    """A customer has written, and the agent has opened it; the conversation's id."""
    customer.opens().writes(text)
    conversation = mei.gets(text)
    mei.sees(text)
    return conversation


def test_a_conversation_goes_through_every_state_on_both_screens(
    customer: Customer, new_staff: Callable[..., Staff], tenant: Tenant
) -> None:
    mei = new_staff().goes()
    customer.opens().writes("My lamp is broken")
    mei.page.keyboard.press("2")  # the queue, which the row leaves when it is assigned
    expect(mei.row("My lamp is broken")).to_be_visible()
    mei.page.keyboard.press("1")
    mei.status()
    conversation = mei.gets("My lamp is broken")
    tenant.state(conversation, "awaiting_agent")
    mei.writes("Which lamp is it?")
    customer.sees("Which lamp is it?")
    tenant.state(conversation, "awaiting_customer")
    customer.writes("The green one")
    mei.sees("The green one")
    mei.writes("A new one is on its way")
    mei.does("Ask whether it is solved")
    expect(customer.panel.get_by_role("button", name="Not yet")).to_be_visible()
    customer.presses("Not yet")
    tenant.state(conversation, "awaiting_agent")
    mei.writes("What is missing?")
    customer.sees("What is missing?")
    customer.writes("Nothing, thank you")
    mei.sees("Nothing, thank you")
    mei.does("Ask whether it is solved")
    customer.panel.get_by_role("button", name="Yes, solved").click()
    tenant.state(conversation, "ended")
    expect(mei.thread.get_by_text("This conversation is over").first).to_be_visible()
    said = ["My lamp is broken", "Which lamp is it?", "The green one"]
    assert tenant.said(conversation)[:3] == said
    assert len(tenant.said(conversation)) == len(set(tenant.said(conversation)))
