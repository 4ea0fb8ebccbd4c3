"""Pages of a partition; a cursor is the last sort key, wrapped so that nobody builds on it."""

from base64 import b64decode, urlsafe_b64encode
from binascii import Error

from pynamodb.expressions.condition import Condition

from chalicelib.domain.errors import Invalid
from chalicelib.store.load import items
from chalicelib.store.rows.base import Item
from chalicelib.store.table import Row

LONGEST = 200


def page(
    pk: str,
    limit: int,
    cursor: str | None,
    *,
    latest_first: bool = False,
    below: str | None = None,
    within: str = "",
    above: str = "",
) -> tuple[list[Item], str | None]:
    """Raw items of a partition; with ``below`` only the sort keys under it, latest first, and with
    ``within`` only those that begin so, in order; with ``above`` none that come before it.
    """
    last = _decoded(cursor) if cursor is not None else None
    if last is not None and not last.startswith(within):
        raise Invalid("bad_cursor")
    if below and (last is None or last > below):
        last = below
    first = Row.sk.startswith(within) if within and last is None else _after(last, latest_first)
    found = items(pk, first, limit + 1, latest_first=latest_first)
    keys = ((row, row["sk"]["S"]) for row in found)
    found = [row for row, sk in keys if sk.startswith(within) and sk >= above]
    kept = found[:limit]
    return kept, _encoded(kept[-1]["sk"]["S"]) if len(found) > limit else None


def _after(last: str | None, latest_first: bool) -> Condition | None:
    if last is None:
        return None
    return Row.sk < last if latest_first else Row.sk > last


def _encoded(key: str) -> str:
    return urlsafe_b64encode(key.encode()).decode()


def _decoded(cursor: str) -> str:
    try:
        key = b64decode(cursor, b"-_", validate=True).decode()
    except (Error, ValueError):
        raise Invalid("bad_cursor") from None
    if not 0 < len(key) <= LONGEST:
        raise Invalid("bad_cursor")
    return key
