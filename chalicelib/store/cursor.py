"""Pages of a partition; a cursor is the last sort key, wrapped so that nobody builds on it."""

from base64 import b64decode, urlsafe_b64encode
from binascii import Error

from pynamodb.attributes import UnicodeAttribute
from pynamodb.expressions.condition import Condition

from chalicelib.domain.errors import Invalid
from chalicelib.store.load import items
from chalicelib.store.rows.base import Item
from chalicelib.store.table import LISTING, Row

LONGEST = 200


def page(
    pk: str, limit: int, cursor: str | None, *, latest_first: bool = False, below: str | None = None
) -> tuple[list[Item], str | None]:
    """Raw items of a partition; with ``below`` only the sort keys under it, latest first."""
    last = _decoded(cursor) if cursor is not None else None
    if below and (last is None or last > below):
        last = below
    condition = _after(Row.sk, last, latest_first)
    return _cut(items(pk, condition, limit + 1, latest_first=latest_first), limit, "sk")


def listing(
    pk: str, limit: int, cursor: str | None, *, latest_first: bool = False
) -> tuple[list[Item], str | None]:
    """Raw keys of a partition of the listing index, which may be a moment behind the table."""
    condition = _after(Row.list_sk, _decoded(cursor) if cursor is not None else None, latest_first)
    found = items(pk, condition, limit + 1, latest_first=latest_first, index=LISTING)
    return _cut(found, limit, "list_sk")


def _after(attribute: UnicodeAttribute, last: str | None, latest_first: bool) -> Condition | None:
    if last is None:
        return None
    return attribute < last if latest_first else attribute > last


def _cut(found: list[Item], limit: int, name: str) -> tuple[list[Item], str | None]:
    kept = found[:limit]
    return kept, _encoded(kept[-1][name]["S"]) if len(found) > limit else None


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
