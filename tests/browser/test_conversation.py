"""Whole conversations: a customer in a browser, a scripted agent over the real box."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.customer import Customer
from tests.browser.tenant import Agent, Tenant
from tests.browser.test_loader import Traffic


def test_through_all_six_states(
    page: Page, shop: str, tenant: Tenant, context: BrowserContext
) -> None:
    tenant.policy(confirmation_s=2)
    mei = tenant.add_agent("Mei")
    traffic = Traffic(page)
    customer = Customer(page).visits(shop).opens()

    customer.writes("hello")
    customer.sees("hello")
    customer.sees_line("You are next")
    (waiting,) = tenant.conversations()
    assert waiting["state"] == "queued"

    mei.come()
    conversation = mei.gets()
    assert conversation == waiting["id"]
    customer.sees_line("Mei is here for you")
    tenant.state(conversation, "awaiting_agent")

    mei.hears(conversation, "hello")
    mei.types(conversation)
    customer.sees_line("Mei is writing…")
    mei.says(conversation, "good day, what is it about?")
    customer.sees("good day, what is it about?")
    tenant.state(conversation, "awaiting_customer")

    customer.writes("a lamp that flickers")
    mei.hears(conversation, "a lamp that flickers")
    tenant.state(conversation, "awaiting_agent")

    mei.asks_to_close(conversation)
    expect(customer.panel.get_by_text("Is this solved?")).to_be_visible()
    tenant.state(conversation, "awaiting_confirmation")
    customer.presses("Not yet")
    tenant.state(conversation, "awaiting_agent")
    mei.says(conversation, "then try another bulb")
    customer.sees("then try another bulb")

    mei.asks_to_close(conversation)
    customer.presses("Yes, solved")
    tenant.state(conversation, "ended")
    rate(customer, 5, "friendly")
    assert tenant.conversation(conversation)["rating"]["score"] == 5

    customer.writes("it flickers again")
    assert mei.hears(conversation, "it flickers again")
    tenant.state(conversation, "awaiting_agent")
    mei.says(conversation, "we send you a new one")
    mei.asks_to_close(conversation)
    tenant.state(conversation, "system_ended")

    assert tenant.said(conversation) == customer.texts()
    assert traffic.origins() == {urlsplit(url).netloc for url in (shop, tenant.url)}
    assert context.cookies() == []
    assert page.evaluate("document.cookie") == ""


def rate(customer: Customer, score: int, comment: str) -> None:
    """Rate what has ended."""
    customer.panel.get_by_role("radio", name=f"{score} of 5").check(force=True)
    customer.panel.get_by_role("textbox", name="Anything you want to add").fill(comment)
    customer.presses("Send rating")
    expect(customer.panel.get_by_text("Thank you for your rating!")).to_be_visible()


def test_another_group_takes_over(page: Page, shop: str, tenant: Tenant, agent: Agent) -> None:
    travel = tenant.add_group("Travel")
    tom = tenant.add_agent("Tom", groups=(travel,)).come()
    customer = Customer(page).visits(shop).opens()
    customer.writes("a flight")
    conversation = agent.gets()
    agent.transfers(conversation, group=travel)
    assert tom.gets() == conversation
    customer.sees_line("We are passing you on to the right team")
    tom.says(conversation, "where to?")
    customer.sees("where to?")
    customer.writes("Rome")
    tom.hears(conversation, "Rome")
    assert tenant.said(conversation) == customer.texts() == ["a flight", "where to?", "Rome"]


def test_what_was_taken_back_is_gone_from_the_screen(
    customer: Customer, agent: Agent, tenant: Tenant
) -> None:
    customer.opens().writes("hello")
    conversation = agent.gets()
    wrong = agent.says(conversation, "wrong window")
    customer.sees("wrong window")
    agent.recalls(conversation, wrong)
    customer.sees_line("Message taken back")
    assert customer.texts() == ["hello"] == tenant.said(conversation)


def test_the_other_side_is_seen_to_read(customer: Customer, agent: Agent, tenant: Tenant) -> None:
    customer.opens().writes("hello")
    conversation = agent.gets()
    number = agent.hears(conversation, "hello")
    public = next(e["public_seq"] for e in tenant.log(conversation) if e["seq"] == number)
    agent.reads(conversation, public)
    expect(customer.log.get_by_text("Read", exact=True)).to_be_attached()
