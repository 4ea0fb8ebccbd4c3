"""Hours as settings keep them, ready for the calendar."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from chalicelib.domain import calendar

PARSED = 1_000


def of(raw: Mapping[str, Any]) -> calendar.Hours | None:
    """The hours of a setting; None where none are set: always open. Raises ValueError."""
    return _parsed(json.dumps(raw, sort_keys=True)) if raw else None


@lru_cache(PARSED)
def _parsed(raw: str) -> calendar.Hours:
    return calendar.parse(json.loads(raw))


def is_open(raw: Mapping[str, Any], at: int) -> bool:
    """Whether a moment (ms) lies within them."""
    hours = of(raw)
    return hours is None or calendar.is_open(hours, at)


def opens(raw: Mapping[str, Any], at: int) -> int | None:
    """The first open moment from ``at`` on; None: never."""
    hours = of(raw)
    return at if hours is None else calendar.opens(hours, at)


def after(raw: Mapping[str, Any], start: int, ms: int) -> int | None:
    """When ``ms`` of open time have passed since ``start``; None: never."""
    hours = of(raw)
    return start + ms if hours is None else calendar.after(hours, start, ms)
