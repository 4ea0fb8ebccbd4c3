"""Cutting a sorted list into pages as the real store does."""

from base64 import b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Callable, Iterable
from typing import TypeVar

from chalicelib.domain.errors import Invalid
from chalicelib.flow.ports import Page

T = TypeVar("T")


def page(
    rows: Iterable[T],
    key: Callable[[T], str],
    limit: int,
    cursor: str | None,
    latest_first: bool = False,
) -> Page[T]:
    """The rows after the cursor, at most ``limit``; the cursor is None on the last page."""
    ordered = sorted(rows, key=key, reverse=latest_first)
    if cursor is not None:
        last = decoded(cursor)
        ordered = [r for r in ordered if (key(r) < last if latest_first else key(r) > last)]
    items = ordered[:limit]
    more = len(ordered) > limit
    return Page(items, urlsafe_b64encode(key(items[-1]).encode()).decode() if more else None)


def decoded(cursor: str) -> str:
    """The key that a cursor stands for; raises Invalid."""
    try:
        key = b64decode(cursor, b"-_", validate=True).decode()
    except (Error, ValueError):
        raise Invalid("bad_cursor") from None
    if not key:
        raise Invalid("bad_cursor")
    return key
