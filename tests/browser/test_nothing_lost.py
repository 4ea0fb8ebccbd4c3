"""Whatever happens to the line: what was written arrives, once, in the order of writing."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.customer import Customer
from tests.browser.tenant import Agent, Tenant
from tests.browser.wire import DOWN, UP, Wire

TURNS = 8  # enough to pass any of the points at which a socket is cut


@pytest.fixture
def caller(wire: Wire, page: Page, shop: str) -> Customer:
    """A customer whose line the test holds, with the chat open."""
    return Customer(page).visits(shop).opens()


def begun(customer: Customer, agent: Agent) -> str:
    """A conversation in which both have spoken."""
    customer.writes("hello")
    conversation = agent.gets()
    agent.hears(conversation, "hello")
    agent.says(conversation, "good day")
    customer.settles(["hello", "good day"])
    return conversation


def agree(tenant: Tenant, conversation: str, customer: Customer, texts: list[str]) -> None:
    """Screen and log say the same, and nothing began beside it."""
    customer.settles(texts)
    assert tenant.said(conversation) == texts
    assert [row["id"] for row in tenant.conversations()] == [conversation]


def test_a_lost_acknowledgement_doubles_nothing(
    wire: Wire, caller: Customer, agent: Agent, tenant: Tenant
) -> None:
    conversation = begun(caller, agent)
    wire.loses(DOWN, op="ack")
    caller.writes("one")
    caller.writes("two")
    agent.hears(conversation, "two")
    agree(tenant, conversation, caller, ["hello", "good day", "one", "two"])
    assert [frame["op"] for _, frame in wire.lost] == ["ack"]


def test_a_lost_command_is_sent_again(
    wire: Wire, caller: Customer, agent: Agent, tenant: Tenant
) -> None:
    conversation = begun(caller, agent)
    wire.loses(UP, op="say")
    caller.writes("one")
    caller.writes("two")
    agent.hears(conversation, "two")
    agree(tenant, conversation, caller, ["hello", "good day", "one", "two"])
    assert [frame["op"] for _, frame in wire.lost] == ["say"]


def test_lost_entries_are_fetched(
    wire: Wire, caller: Customer, agent: Agent, tenant: Tenant
) -> None:
    conversation = begun(caller, agent)
    wire.loses(DOWN, times=2, op="entry")
    for text in ("a", "b", "c"):
        agent.says(conversation, text)
    agree(tenant, conversation, caller, ["hello", "good day", "a", "b", "c"])
    assert len(wire.lost) == 2


def test_the_answer_to_the_first_message_is_lost(
    wire: Wire, caller: Customer, agent: Agent, tenant: Tenant
) -> None:
    wire.loses_answers("**/v1/conversations")
    caller.writes("hello")
    conversation = agent.gets()
    caller.writes("still there?")
    agent.hears(conversation, "still there?")
    agree(tenant, conversation, caller, ["hello", "still there?"])
    assert [frame["status"] for _, frame in wire.lost] == [201]


@pytest.mark.parametrize("way", [UP, DOWN])
@pytest.mark.parametrize("number", range(6))
def test_the_socket_is_cut_at_any_point(
    wire: Wire, caller: Customer, agent: Agent, tenant: Tenant, way: str, number: int
) -> None:
    conversation = begun(caller, agent)
    seen: list[object] = []

    def at_that_one(frame: object) -> bool:
        seen.append(frame)
        return len(seen) > number

    wire.loses(way, cut=True, wanted=at_that_one)
    texts = ["hello", "good day"]
    for turn in range(TURNS):
        caller.writes(f"customer {turn}")
        agent.hears(conversation, f"customer {turn}")
        agent.says(conversation, f"agent {turn}")
        texts += [f"customer {turn}", f"agent {turn}"]
        caller.settles(texts)
        if wire.lost:
            break
    assert len(wire.lost) == 1
    caller.writes("still here")
    agent.hears(conversation, "still here")
    agree(tenant, conversation, caller, [*texts, "still here"])


def test_offline_what_is_written_waits_and_goes_when_the_network_is_back(
    wire: Wire, caller: Customer, agent: Agent, tenant: Tenant
) -> None:
    conversation = begun(caller, agent)
    wire.offline()
    for text in ("one", "two", "three"):
        caller.writes(text)
    agent.says(conversation, "are you there?")
    expect(caller.panel.get_by_role("status").filter(has_text="No connection")).to_be_visible()
    assert caller.texts()[-3:] == ["one", "two", "three"]
    wire.online()
    agent.hears(conversation, "three")
    wanted = ["hello", "good day", "are you there?", "one", "two", "three"]
    agree(tenant, conversation, caller, wanted)


def test_offline_from_the_first_word_on(
    wire: Wire, caller: Customer, agent: Agent, tenant: Tenant
) -> None:
    wire.offline()
    caller.writes("hello")
    caller.writes("anybody?")
    caller.sees("hello")
    wire.online()
    conversation = agent.gets()
    agent.hears(conversation, "anybody?")
    agree(tenant, conversation, caller, ["hello", "anybody?"])


def test_a_reload_in_the_middle_of_a_send(
    wire: Wire, caller: Customer, agent: Agent, tenant: Tenant, shop: str
) -> None:
    conversation = begun(caller, agent)
    # Not one of these is answered, so the page goes with all of them under way.
    wire.loses(DOWN, times=99, op="ack")
    wire.loses(UP, times=99, op="say")
    for text in ("one", "two"):
        caller.writes(text)
    caller.sees("two")
    wire.heals()
    caller.page.reload()
    expect(caller.panel).to_be_visible()
    agent.hears(conversation, "two")
    agree(tenant, conversation, caller, ["hello", "good day", "one", "two"])


def test_a_reload_after_the_server_has_it_and_before_the_page_knows(
    wire: Wire, caller: Customer, agent: Agent, tenant: Tenant
) -> None:
    conversation = begun(caller, agent)
    wire.loses(DOWN, times=99)
    caller.writes("one")
    agent.hears(conversation, "one")
    wire.heals()
    caller.page.reload()
    expect(caller.panel).to_be_visible()
    agent.says(conversation, "I see it")
    agree(tenant, conversation, caller, ["hello", "good day", "one", "I see it"])


def test_the_next_page_goes_on_where_the_last_one_was(
    caller: Customer, agent: Agent, tenant: Tenant, shop: str
) -> None:
    conversation = begun(caller, agent)
    caller.page.goto("about:blank")
    agent.says(conversation, "a word meanwhile")
    caller.visits(shop)
    expect(caller.panel).to_be_visible()
    agree(tenant, conversation, caller, ["hello", "good day", "a word meanwhile"])


def test_two_tabs_are_one_conversation(
    wire: Wire, caller: Customer, agent: Agent, tenant: Tenant, context: BrowserContext, shop: str
) -> None:
    conversation = begun(caller, agent)
    second = Customer(context.new_page()).visits(shop)
    second.launcher.click()
    second.settles(["hello", "good day"])
    texts = ["hello", "good day"]
    for turn, tab in enumerate((caller, second, caller, second)):
        tab.writes(f"line {turn}")
        agent.hears(conversation, f"line {turn}")
        texts.append(f"line {turn}")
        other = second if tab is caller else caller
        other.settles(texts)
    agent.says(conversation, "both of you see this")
    for tab in (caller, second):
        agree(tenant, conversation, tab, [*texts, "both of you see this"])


def test_what_one_tab_could_not_send_the_other_does(
    wire: Wire, caller: Customer, agent: Agent, tenant: Tenant, context: BrowserContext, shop: str
) -> None:
    conversation = begun(caller, agent)
    second = Customer(context.new_page()).visits(shop)
    wire.offline()
    caller.writes("from the first tab")
    second.launcher.click()
    second.writes("from the second tab")
    caller.page.close()
    wire.online()
    agent.hears(conversation, "from the second tab")
    wanted = ["hello", "good day", "from the first tab", "from the second tab"]
    agree(tenant, conversation, second, wanted)


def test_where_no_socket_gets_through_it_goes_over_rest(
    wire: Wire, page: Page, shop: str, agent: Agent, tenant: Tenant
) -> None:
    wire.refuse()
    customer = Customer(page).visits(shop).opens()
    customer.writes("hello")
    conversation = agent.gets()
    agent.says(conversation, "good day")
    customer.sees("good day")
    customer.writes("no sockets here")
    agent.hears(conversation, "no sockets here")
    agree(tenant, conversation, customer, ["hello", "good day", "no sockets here"])
    assert wire.opened == 0
