"""A customer at the widget: what they do and see, by role and name as a screen reader has it."""

import re
from typing import Self

from playwright.sync_api import Frame, Locator, Page, expect
from playwright.sync_api import TimeoutError as TooLate

from tests.browser.axe import HOST, violations
from tests.browser.hands import PATIENCE_MS

HOUSE = "Lamps"  # the name of the tenants of these tests: what it says is not a person's
# Who says what, from the first to the last; what was taken back is not said any more.
SAID = """(host) => [...document.querySelector(host).shadowRoot
  .querySelectorAll('[role=log] .message')].filter((one) => !one.querySelector('.ghost, .dots'))
  .map((one) => ({
    who: one.querySelector('.said > span')?.textContent ?? '',
    text: one.querySelector('.bubble')?.textContent ?? '',
    waits: one.classList.contains('pending'),
  }))"""
SETTLED = f"""([host, house, wanted]) => {{
  const said = ({SAID})(host).filter((one) => one.who !== house);
  return said.every((one) => !one.waits)
    && JSON.stringify(said.map((one) => one.text)) === JSON.stringify(wanted);
}}"""


class Customer:
    """One tab, or one frame of it. Locators go through the open shadow root by themselves."""

    def __init__(self, page: Page | Frame) -> None:
        if isinstance(page, Page):
            page.set_default_timeout(PATIENCE_MS)
        self.page = page
        self.host = page.locator(HOST)
        self.launcher = self.host.get_by_role("button", name=re.compile(r"^Chat( \d+)?$"))
        self.panel = self.host.get_by_role("dialog")
        self.log = self.panel.get_by_role("log")
        self.composer = self.panel.get_by_role("textbox", name="Message", exact=True)

    def visits(self, url: str) -> Self:
        """Go to a page, and see the launcher."""
        self.page.goto(url)
        expect(self.launcher).to_be_visible()
        return self

    def opens(self) -> Self:
        """Open the chat."""
        self.launcher.click()
        expect(self.panel).to_be_visible()
        return self

    def closes(self) -> Self:
        """Close the chat."""
        self.presses("Close")
        expect(self.panel).to_be_hidden()
        return self

    def button(self, name: str) -> Locator:
        """A button of the chat."""
        return self.panel.get_by_role("button", name=name, exact=True)

    def presses(self, name: str) -> None:
        """Press a button of the chat."""
        self.button(name).click()

    def writes(self, text: str) -> None:
        """Write a message and send it."""
        self.composer.fill(text)
        self.composer.press("Enter")

    def sees(self, text: str) -> None:
        """Wait until a message is in the thread."""
        expect(self.log.get_by_text(text, exact=True)).to_be_visible()

    def sees_line(self, text: str) -> None:
        """Wait until a text is anywhere in the chat."""
        expect(self.panel.get_by_text(text, exact=True).first).to_be_visible()

    def texts(self) -> list[str]:
        """What people said, from first to last, as it is on the screen now; "" is no text."""
        return [one["text"] for one in self.page.evaluate(SAID, HOST) if one["who"] != HOUSE]

    def settles(self, texts: list[str]) -> None:
        """Wait until people said this on the screen and nothing else, and all of it was taken."""
        try:
            self.page.wait_for_function(SETTLED, arg=[HOST, HOUSE, texts], timeout=PATIENCE_MS)
        except TooLate:
            said = self.page.evaluate(SAID, HOST)
            raise AssertionError(f"people said {said}, not {texts}") from None

    def flaws(self) -> list[str]:
        """What axe finds wrong with what is shown."""
        return violations(self.page)
