"""Load, change, save, and once more when somebody else was quicker."""

from collections.abc import Callable
from typing import TypeVar

from chalicelib.domain.errors import Busy, NotFound
from chalicelib.flow.ports import Conflict

T = TypeVar("T")
ATTEMPTS = 5


def changed(
    load: Callable[[], T | None], save: Callable[[T, T], None], change: Callable[[T], T]
) -> T:
    """The row after ``change``; raises NotFound and, after many lost races, Busy."""
    for _ in range(ATTEMPTS):
        before = load()
        if before is None:
            raise NotFound("not_found")
        after = change(before)
        if after == before:
            return before
        try:
            save(before, after)
        except Conflict as conflict:
            if conflict.on != "version":
                raise
        else:
            return after
    raise Busy("too_many_changes", "Too many changed the same thing at once.")
