"""Somebody at the screen, as fast as people are."""

import time

from playwright.sync_api import Locator, Page

# The keystroke-level model (Card, Moran, Newell, 1980), and how fast most people read.
THINK_S = 1.35
POINT_S = 1.1
CLICK_S = 0.2
KEY_S = 0.28  # 40 words a minute
WORD_S = 0.25  # 240 words a minute


class Person:
    """Does things at human speed and takes pictures; the clock stands still for those."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._since = time.monotonic()
        self.seen: dict[str, tuple[float, bytes]] = {}  # pictures, and the seconds until then

    def clicks(self, place: Locator) -> None:
        """See what to do, point and click."""
        place.wait_for()
        self._takes(THINK_S + POINT_S + CLICK_S)
        place.click()

    def types(self, place: Locator, text: str) -> None:
        """Click into a field and write."""
        self.clicks(place)
        place.press_sequentially(text, delay=KEY_S * 1000)

    def pastes(self, place: Locator, text: str) -> None:
        """Click into a field and put in what was copied."""
        self.clicks(place)
        self._takes(2 * KEY_S)
        place.fill(text)

    def presses(self, place: Locator, keys: str) -> None:
        """Press keys at once, of which there are two."""
        self._takes(2 * KEY_S)
        place.press(keys)

    def reads(self, text: str) -> None:
        """Read what is on the screen."""
        self._takes(WORD_S * len(text.split()))

    def photographs(self, name: str, page: Page | None = None) -> None:
        """Take a picture of what is seen; ``page`` is somebody else's."""
        began = time.monotonic()
        shot = (page or self.page).screenshot(animations="disabled", caret="initial")
        self.seen[name] = began - self._since, shot
        self._since += time.monotonic() - began

    def _takes(self, seconds: float) -> None:
        self.page.wait_for_timeout(seconds * 1000)
