"""Sockets are cut and the box dies under an open console: nothing is lost, nothing is reloaded."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from infra.local.handle import Box
from tests.browser.console.staff import Staff, account, staffed
from tests.browser.console.test_conversation import begun
from tests.browser.customer import HOUSE, Customer
from tests.browser.hands import Hands
from tests.browser.maker import Maker
from tests.browser.pages import PLAIN, Pages, snippet
from tests.browser.tenant import Tenant
from tests.browser.wire import DOWN, Wire

BACK_MS = 60_000


def said(staff: Staff) -> list[str]:
    """The texts of all bubbles on the agent's screen, first to last."""
    return staff.thread.locator("article:not([data-look=auto]) .written").all_inner_texts()


def test_frames_that_are_lost_are_fetched(
    customer: Customer, new_staff: Callable[..., Staff], tenant: Tenant
) -> None:
    mei = new_staff()
    wire = Wire(mei.page.context)
    mei.goes().status()
    conversation = begun(customer, mei)
    mei.writes("good day")
    customer.sees("good day")
    wire.loses(DOWN, 1, op="entry")
    customer.writes("one")
    customer.writes("two")
    mei.sees("one")
    mei.sees("two")
    assert tenant.said(conversation) == ["hello", "good day", "one", "two"]
    assert said(mei) == ["hello", "good day", "one", "two"]


def test_a_cut_socket_and_a_lost_network_lose_nothing(
    customer: Customer, new_staff: Callable[..., Staff], tenant: Tenant
) -> None:
    mei = new_staff()
    wire = Wire(mei.page.context)
    mei.goes().status()
    conversation = begun(customer, mei)
    wire.cut()
    customer.writes("while it was cut")
    mei.sees("while it was cut")
    wire.offline()
    mei.writes("written without a network")
    mei.sees("written without a network")
    customer.writes("are you there?")
    customer.settles(["hello", "while it was cut", "are you there?"])
    wire.online()
    customer.sees("written without a network")
    mei.sees("are you there?")
    assert sorted(tenant.said(conversation)) == sorted(said(mei))
    assert len(set(said(mei))) == len(said(mei)) == 4


def test_what_was_written_before_a_reload_is_sent_once(
    customer: Customer, mei: Staff, tenant: Tenant
) -> None:
    conversation = begun(customer, mei)
    mei.page.route("**/say", lambda route: route.abort())
    mei.writes("kept over the reload")
    mei.sees("kept over the reload")
    mei.page.unroute("**/say")
    mei.page.reload()
    customer.sees("kept over the reload")
    assert tenant.said(conversation) == ["hello", "kept over the reload"]


def test_an_answer_that_was_lost_on_its_way_doubles_nothing(
    customer: Customer, mei: Staff, tenant: Tenant
) -> None:
    conversation = begun(customer, mei)
    answers: list[int] = []

    def lose(route: object) -> None:
        if answers:
            route.continue_()  # type: ignore[attr-defined]
        else:
            answers.append(route.fetch().status)  # type: ignore[attr-defined]
            route.abort()  # type: ignore[attr-defined]

    mei.page.route("**/say", lose)
    mei.writes("only once")
    customer.sees("only once")
    mei.page.wait_for_function(
        "() => !Object.keys(localStorage).some((key) => key.includes('.outbox.'))"
    )
    assert tenant.said(conversation) == ["hello", "only once"]
    assert said(mei) == ["hello", "only once"]


def test_a_draft_survives_a_reload_and_another_conversation(
    customer: Customer, mei: Staff, new_customer: Callable[..., Customer]
) -> None:
    first = begun(customer, mei)
    mei.composer.fill("half an ans")
    begun(new_customer(), mei, "me too")
    expect(mei.composer).to_have_value("")
    mei.opens(first)
    expect(mei.composer).to_have_value("half an ans")


@pytest.fixture
def own_box(tmp_path: Path) -> Iterator[Box]:
    """A box that may be killed, on a port that stays."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with Box(tmp_path / "box", tick=1.0, port=port) as box:
        yield box


def test_the_box_dies_and_starts_again_under_an_open_console(
    own_box: Box, hands: Hands, pages: Pages, new_context: Callable[..., BrowserContext]
) -> None:
    maker = Maker(own_box)
    tenant = Tenant.on(own_box.url, maker(HOUSE), hands)
    maker.stop()
    mei = staffed(new_context, account(tenant)).goes().status()
    shop = pages.put("/own", PLAIN + snippet(tenant.url, tenant.key))
    customer = Customer(new_context().new_page()).visits(shop)
    conversation = begun(customer, mei)
    mei.page.evaluate("() => { window.here = true; }")
    own_box.kill9()
    mei.writes("written while it was dead")
    mei.sees("written while it was dead")
    with own_box:
        expect(customer.log.get_by_text("written while it was dead", exact=True)).to_be_visible(
            timeout=BACK_MS
        )
        customer.writes("welcome back")
        expect(mei.thread.get_by_text("welcome back", exact=True).first).to_be_visible(
            timeout=BACK_MS
        )
        assert mei.page.evaluate("() => window.here")  # it was never reloaded
        wanted = ["hello", "written while it was dead", "welcome back"]
        assert tenant.said(conversation) == wanted
        assert said(mei) == wanted
