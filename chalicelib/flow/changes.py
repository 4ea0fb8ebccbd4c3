"""Rows are made once, however often it is asked, and changed although others change them too."""

from collections.abc import Callable
from typing import TypeVar

from chalicelib.domain import ids
from chalicelib.domain.errors import Busy, NotFound
from chalicelib.flow.ports import Conflict, Ports

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


def new_id(ports: Ports, prefix: str, tenant: str, once: str) -> str:
    """An id for something new; always the same for the request that ``once`` names ("": none)."""
    if once:
        return ids.derive(prefix, 0, tenant, once)
    return ids.make(prefix, ports.now(), ports.entropy(ids.ENTROPY_BYTES))


def made(fresh: T, save: Callable[[None, T], None], load: Callable[[], T | None]) -> T:
    """The new row, or the one that the same request has made before; raises Conflict and Busy."""
    try:
        save(None, fresh)
    except Conflict as conflict:
        if conflict.on != "version":
            raise
        before = load()
        if before is None:
            raise Busy("too_many_changes") from None
        return before
    return fresh
