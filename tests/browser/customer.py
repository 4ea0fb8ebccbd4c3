"""A customer at the widget: what they do and see, by role and name as a screen reader has it."""

import re
from typing import Self

from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import HOST, violations


class Customer:
    """One tab. Locators go through the open shadow root by themselves."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.host = page.locator(HOST)
        self.launcher = self.host.get_by_role("button", name=re.compile(r"^(Open|Close) chat"))
        self.panel = self.host.get_by_role("dialog")
        self.log = self.panel.get_by_role("log")
        self.composer = self.panel.get_by_role("textbox", name=re.compile("^Write"))

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
        """Wait until a text is in the thread."""
        expect(self.log.get_by_text(text, exact=True)).to_be_visible()

    def flaws(self) -> list[str]:
        """What axe finds wrong with what is shown."""
        return violations(self.page)
