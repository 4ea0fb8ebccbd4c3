"""A walk through the console that looks at each place in two looks, or in several widths."""

from dataclasses import dataclass, field

from playwright.sync_api import Page, expect

from tests.browser.console.staff import Staff

PLACE = "switchboard.preferences"
LOOKS = {"light": "en", "dark": "zh-CN"}
# As another tab would: without a reload, so dialogs stay open; no later than the server's.
WEARS = """([place, chosen]) => {
  const before = JSON.parse(localStorage.getItem(place) ?? '{}');
  localStorage.setItem(place, JSON.stringify({...before, ...chosen}));
  dispatchEvent(new StorageEvent('storage', {key: place}));
}"""
WORN = """([theme, language]) => document.documentElement.lang === language
  && document.documentElement.dataset.mantineColorScheme === theme"""
TARGETS = {"runOnly": ["target-size"]}
WIDTHS = {"1440": (1440, 900), "1280": (1280, 800), "768": (768, 1024), "390": (390, 844)}
ZOOMED = {"200 %": (720, 450)}  # a window of 1440 px; the context has a scale of 2


def prefer(page: Page, **chosen: object) -> None:
    """Set preferences in this browser only."""
    page.evaluate(WEARS, [PLACE, chosen])


@dataclass
class Walk:
    """``found`` is what was wrong, by place; {} is as it should be."""

    staff: Staff
    found: dict[str, list[str]] = field(default_factory=dict)

    def looks(self, place: str) -> None:
        """Let axe look at what is shown, light in English and dark in Chinese."""
        expect(self.staff.page.locator(".mantine-Skeleton-root")).to_have_count(0)
        for theme, language in LOOKS.items():
            self._wears(theme, language)
            self._note(f"{place}, {theme}, {language}", self.staff.flaws())
        self._wears("light", "en")

    def _wears(self, theme: str, language: str) -> None:
        prefer(self.staff.page, theme=theme, language=language)
        self.staff.page.wait_for_function(WORN, arg=[theme, language])

    def measures(self, place: str) -> None:
        """Look whether anything stands over a side, in all widths; what is too small to hit."""
        page = self.staff.page
        before = page.viewport_size
        for name, (width, height) in {**WIDTHS, **ZOOMED}.items():
            page.set_viewport_size({"width": width, "height": height})
            self._note(f"{place}, {name}", self.staff.sideways() + self.staff.flaws(TARGETS))
        assert before
        page.set_viewport_size(before)

    def ends(self) -> None:
        """Fails with what was wrong, a line each."""
        lines = [f"{where}: {flaw}" for where, flaws in self.found.items() for flaw in flaws]
        assert not lines, "\n".join(lines)

    def _note(self, where: str, flaws: list[str]) -> None:
        if flaws:
            self.found[where] = flaws
