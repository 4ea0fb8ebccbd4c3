"""A first minute: a customer waits, and somebody who has never seen the console answers."""

import re

from playwright.sync_api import Browser, Page, expect

from picturing.person import Person
from picturing.scene import Scene

ASKED = "Hello, my lamp flickers since yesterday. Can you help?"
ANSWERED = "Hello! Yes, gladly. Which lamp is it?"
DESK = {"width": 1280, "height": 800}
PATIENCE_MS = 30_000


def walk(browser: Browser, scene: Scene) -> dict[str, tuple[float, bytes]]:
    """Take the pictures: by name, with the seconds since the sign-in was opened."""
    customer = _opened(browser)
    _asks(customer, scene.shop)
    mei = Person(_opened(browser))
    _comes_in(mei, scene)
    _answers(mei)
    said = customer.get_by_role("log").get_by_text(ANSWERED, exact=True)
    expect(said).to_be_visible()
    mei.photographs("7-customer", customer)
    return mei.seen


def _opened(browser: Browser) -> Page:
    page = browser.new_context(viewport=DESK, locale="en-GB", color_scheme="light").new_page()
    page.set_default_timeout(PATIENCE_MS)
    return page


def _asks(page: Page, shop: str) -> None:
    page.goto(shop)
    page.get_by_role("button", name=re.compile("^Chat")).click()
    field = page.get_by_role("textbox", name="Message", exact=True)
    field.fill(ASKED)
    field.press("Enter")
    expect(page.get_by_role("log").get_by_text(ASKED, exact=True)).to_be_visible()


def _comes_in(mei: Person, scene: Scene) -> None:
    page = mei.page
    page.goto(scene.sign_in)
    mei.types(page.get_by_label("E-mail", exact=True), scene.email)
    mei.pastes(page.get_by_label("Password", exact=True), scene.first_password)
    mei.photographs("1-sign-in")
    mei.clicks(page.get_by_role("button", name="Sign in", exact=True))
    mei.types(page.get_by_label("New password"), scene.password)
    mei.photographs("2-password")
    mei.clicks(page.get_by_role("button", name="Continue"))


def _answers(mei: Person) -> None:
    page = mei.page
    online = page.get_by_role("button", name="Go online").first
    online.wait_for()
    expect(page.get_by_text(re.compile(r"^Queue\s*1$"))).to_be_visible()
    mei.photographs("3-inbox")
    mei.clicks(online)
    row = page.get_by_role("region", name="List of conversations").get_by_role("listitem")
    row.first.wait_for()
    mei.photographs("4-assigned")
    mei.clicks(row.first)
    thread = page.get_by_role("region", name="Conversation", exact=True)
    expect(thread.get_by_text(ASKED, exact=True)).to_be_visible()
    mei.reads(ASKED)
    field = thread.get_by_role("textbox", name="Reply")
    mei.types(field, ANSWERED)
    mei.photographs("5-answer")
    mei.presses(field, "Control+Enter")
    expect(thread.get_by_text("Read", exact=True)).to_be_visible()
    mei.photographs("6-read")
