"""Hours as settings keep them, ready for the calendar."""

from collections.abc import Mapping
from typing import Any

from chalicelib.domain import calendar

PARSED = 1_000


_seen: dict[int, tuple[Mapping[str, Any], calendar.Hours]] = {}


def of(raw: Mapping[str, Any]) -> calendar.Hours | None:
    """The hours of a setting; None where none are set: always open. Raises ValueError.

    The same object is parsed once: settings are remembered, and asked for with every message.
    """
    if not raw:
        return None
    held = _seen.get(id(raw))
    if held is None or held[0] is not raw:
        if len(_seen) >= PARSED:
            _seen.clear()
        held = _seen[id(raw)] = raw, calendar.parse(raw)
    return held[1]


def is_open(raw: Mapping[str, Any], at: int) -> bool:
    """Whether a moment (ms) lies within them."""
    hours = of(raw)
    return hours is None or calendar.is_open(hours, at)


def opens(raw: Mapping[str, Any], at: int) -> int | None:
    """The first open moment from ``at`` on; None: never."""
    hours = of(raw)
    return at if hours is None else calendar.opens(hours, at)
