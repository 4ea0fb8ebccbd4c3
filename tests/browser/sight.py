"""Where things stand on the screen, as whoever looks at it sees them."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as TooLate

from tests.browser.axe import HOST, settled

# All that can be seen of the widget and reaches over a side of the window, or is cut off there.
OVER = """(host) => [...document.querySelector(host).shadowRoot.querySelectorAll('*')]
  .filter((one) => one.checkVisibility({visibilityProperty: true, opacityProperty: true})
    && !one.closest('.unseen, style'))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([, {width, left, right}]) => width && (left < -0.5 || right > innerWidth + 0.5))
  .map(([one, {left, right}]) => `${one.tagName}.${one.className}: ${left} to ${right}`)"""
SCROLLS = """(host) => [...document.querySelector(host).shadowRoot.querySelectorAll('*')]
  .filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowX)
    && one.scrollWidth > one.clientWidth && one.tagName !== 'TEXTAREA')
  .map((one) => `${one.className} scrolls ${one.scrollWidth} in ${one.clientWidth}`)"""
# The element that has the focus, however deep, with what a sighted person needs to find it.
FOCUS = """(host) => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  const ours = !!one?.closest('.chat, .launch');
  const area = one.getBoundingClientRect();
  const [x, y] = [area.x + area.width / 2, area.y + area.height / 2];
  const top = one.getRootNode().elementFromPoint?.(x, y);
  const marks = [one, one.closest('label'), one.closest('.box')].filter(Boolean)
    .map((marked) => getComputedStyle(marked))
    .some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
      || /0px 0px 0px [23]px/.test(style.boxShadow));
  return {
    name: one.ariaLabel || one.textContent.trim() || one.id,
    tag: one.tagName.toLowerCase(), ours,
    marked: marks,
    seen: !!top && (one.contains(top) || top.contains(one) || one.closest('label') !== null),
    inside: x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight,
  };
}"""

PLAIN = """one.tag !== 'body' && one.inside && (!one.ours || one.tag === 'dialog' ||
  (one.marked && one.seen))"""
AT_ONCE_MS = 1000


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of the window, in px."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From side to side."""
        return self.right - self.left

    def covers(self, other: "Area") -> bool:
        """Whether all of the other is inside this one, half a pixel forgiven."""
        return (
            self.left <= other.left + 0.5
            and self.top <= other.top + 0.5
            and self.right >= other.right - 0.5
            and self.bottom >= other.bottom - 0.5
        )


def area(of: Locator) -> Area:
    """Where an element stands once nothing moves any more."""
    settled(of.page)
    box = of.bounding_box()
    assert box, f"{of} is not to be seen"
    return Area(box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"])


def sideways(page: Page) -> list[str]:
    """What stands over a side of the window, or scrolls sideways; [] is as it should be."""
    settled(page)
    over: list[str] = page.evaluate(OVER, HOST)
    scrolls: list[str] = page.evaluate(SCROLLS, HOST)
    return over + scrolls


def focus(page: Page) -> str:
    """The name of what has the focus; fails where that is nothing, or cannot be seen at once."""
    try:
        page.wait_for_function(
            f"(host) => {{ const one = ({FOCUS})(host); return {PLAIN}; }}",
            arg=HOST,
            timeout=AT_ONCE_MS,
        )
    except TooLate:
        raise AssertionError(f"the focus is on {page.evaluate(FOCUS, HOST)}") from None
    return str(page.evaluate(FOCUS, HOST)["name"])
