"""axe-core, run on what the widget shows."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from infra.local.settings import ROOT

HOST = "switchboard-widget"
SOURCE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async (host) => {
  const found = await axe.run(document.querySelector(host), {resultTypes: ['violations']});
  return found.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id} (${rule.impact}): ${node.target.flat().join(' ')}: ${node.failureSummary}`));
}"""
STILL = """(host) => document.querySelector(host).shadowRoot.getAnimations()
  .every((one) => one.playState !== 'running' || one.effect.getTiming().iterations === Infinity)"""


def settled(page: Page, host: str = HOST) -> None:
    """Wait until what moves has come to rest; what goes on for ever is no movement."""
    page.wait_for_function(STILL, arg=host)


@cache
def source() -> str:
    """The library's text."""
    return Path(SOURCE).read_text("utf-8")


def violations(page: Page, host: str = HOST) -> list[str]:
    """What axe finds wrong inside an element and its shadow root, a line each; [] is clean."""
    settled(page, host)  # what fades in has not its colours yet
    if not page.evaluate("() => 'axe' in window"):
        # Through the debugger, not a script tag: the strictest page lets it in.
        page.evaluate(f"() => {{ {source()} }}")
    found: list[Any] = page.evaluate(RUN, host)
    return [str(line) for line in found]
