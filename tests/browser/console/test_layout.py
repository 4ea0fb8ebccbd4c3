"""Nothing reaches over a side, in any width; texts of any script and length stand inside."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.browser.console.staff import Staff
from tests.browser.console.test_conversation import begun
from tests.browser.console.walk import Walk
from tests.browser.customer import Customer

NewStaff = Callable[..., Staff]
SHARP = {"device_scale_factor": 2, "reduced_motion": "reduce"}
PAGES = ("inbox", "wall", "me", "start", "settings", "settings/agents", "settings/widget")
ARABIC = "مرحبا، طلبي لم يصل بعد"
CHINESE = "我的订单还没有送到，请帮我查一下。" * 12
LONGEST = "w" * 8000
INSIDE = """(one) => {
  const [inner, outer] = [one, one.closest('li, .log-box')].map((it) => it.getBoundingClientRect());
  return inner.left >= outer.left - 1 && inner.right <= outer.right + 1;
}"""


def test_nothing_reaches_over_a_side_of_a_page(new_staff: NewStaff) -> None:
    ada = new_staff("Ada", "admin", options=SHARP)
    walk = Walk(ada)
    for path in PAGES:
        ada.goes(path)
        heading = ada.page.get_by_role("heading", level=1)
        expect(heading.or_(ada.page.get_by_role("heading", level=2)).first).to_be_visible()
        walk.measures(path)
    ada.page.goto(f"{ada.who.tenant.url}/console/sign-up")
    expect(ada.page.get_by_role("heading", level=1)).to_be_visible()
    walk.measures("sign-up")
    walk.ends()


def test_a_word_of_8000_letters_breaks_nothing(customer: Customer, new_staff: NewStaff) -> None:
    mei = new_staff(options=SHARP).goes().status()
    begun(customer, mei, "w" * 100)
    mei.writes(LONGEST)
    expect(mei.thread.get_by_text(re.compile("^w{400}")).first).to_be_visible()
    mei.does("Write a private note")
    mei.composer.fill(LONGEST)
    walk = Walk(mei)
    walk.measures("a conversation")
    mei.composer.fill("")
    mei.does("Transfer…")
    expect(mei.page.get_by_role("dialog")).to_be_visible()
    walk.measures("a dialog")
    walk.ends()


def runs(text: Locator, direction: str) -> None:
    """A text is written from its own side and stands inside its line."""
    expect(text).to_have_css("direction", direction)
    assert text.evaluate(INSIDE)


def test_texts_run_from_their_own_side(customer: Customer, mei: Staff) -> None:
    begun(customer, mei, ARABIC)
    runs(mei.list.get_by_text(ARABIC), "rtl")
    runs(mei.thread.get_by_text(ARABIC, exact=True), "rtl")
    mei.writes(CHINESE)
    customer.sees(CHINESE)
    expect(mei.thread.locator("[data-unsent]")).to_have_count(0)
    runs(mei.thread.get_by_text(CHINESE, exact=True), "ltr")
    runs(mei.list.get_by_text(CHINESE[:20]), "ltr")
    mei.composer.fill(ARABIC)
    expect(mei.composer).to_have_value(ARABIC)
    expect(mei.composer).to_have_css("direction", "rtl")
    customer.writes(CHINESE)
    assert mei.sideways() == []
