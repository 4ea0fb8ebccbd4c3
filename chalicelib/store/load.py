"""Reading rows, strongly consistent but for indexes: a decision must not rest on the past."""

from collections.abc import Iterable
from typing import Any

from pynamodb.expressions.condition import Condition

from chalicelib.store.rows.base import Item
from chalicelib.store.rows.keys import Key
from chalicelib.store.table import desk, send

BATCH = 100


def row(pk: str, sk: str) -> Item | None:
    """One row."""
    found: Item | None = desk().get_item(pk, range_key=sk, consistent_read=True).get("Item")
    return found


def rows(wanted: Iterable[Key]) -> dict[Key, Item]:
    """Those rows that exist."""
    unique = [{"pk": {"S": pk}, "sk": {"S": sk}} for pk, sk in dict.fromkeys(wanted)]
    parts = [unique[at : at + BATCH] for at in range(0, len(unique), BATCH)]
    found = (item for part in parts for item in batch(desk().table_name, part))
    return {(item["pk"]["S"], item["sk"]["S"]): item for item in found}


def batch(table: str, keys: list[dict[str, Any]]) -> list[Item]:
    """At most 100 raw items, asked for again while the table is too busy to give all at once."""
    items: list[Item] = []
    while keys:
        answer = send(
            "BatchGetItem", RequestItems={table: {"Keys": keys, "ConsistentRead": True}}
        ).result()
        items += answer["Responses"].get(table, [])
        keys = answer.get("UnprocessedKeys", {}).get(table, {}).get("Keys", [])
    return items


def items(
    pk: str,
    condition: Condition | None,
    limit: int | None = None,
    *,
    latest_first: bool = False,
) -> list[Item]:
    """Raw items of a partition in order, at most ``limit``."""
    found: list[Item] = []
    start = None
    while limit is None or len(found) < limit:
        answer = desk().query(
            pk,
            range_key_condition=condition,
            consistent_read=True,
            exclusive_start_key=start,
            limit=None if limit is None else limit - len(found),
            scan_index_forward=not latest_first,
        )
        found += answer["Items"]
        start = answer.get("LastEvaluatedKey")
        if not start:
            break
    return found


def count(pk: str, condition: Condition | None, limit: int) -> int:
    """How many rows there are, counted up to ``limit`` (some hundreds: one page)."""
    answer = desk().query(
        pk, range_key_condition=condition, consistent_read=True, limit=limit, select="COUNT"
    )
    return int(answer["Count"])
