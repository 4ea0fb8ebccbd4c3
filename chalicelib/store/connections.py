"""Who can be pushed to: one row for each person, so that an audience is one read.

Each connection is an attribute of its own (``c#`` and its id → when it expires, ms), so that
connecting needs no row to be there before.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from pynamodb.exceptions import UpdateError
from pynamodb.expressions.operand import Path

from chalicelib.store import load
from chalicelib.store.rows import keys
from chalicelib.store.table import TTL
from chalicelib.store.table import connections as table

PREFIX = "c#"
# The oldest of more are forgotten. All supervisors of a tenant share one row, of 15 KB at most.
EACH, OF_LEADS = 20, 500


def connect(tenant: str, who: str, connection: str, expires: int, now: int) -> None:
    """Remember a connection until ``expires``; those that have expired go."""
    held = _set(tenant, who, {connection: expires}, [])
    live = sorted((at, id) for id, at in held.items() if at > now)
    live = live[-(OF_LEADS if who == "leads" else EACH) :]
    dropped = held.keys() - {id for _, id in live}
    latest = max((at for at, _ in live), default=expires)
    if dropped or latest > expires:
        _set(tenant, who, {}, sorted(dropped), latest)


def disconnect(tenant: str, who: str, connection: str) -> None:
    """Forget a connection."""
    actions = [Path([PREFIX + connection]).remove()]
    there = Path("pk").exists()  # else the update would leave an empty row behind for ever
    try:
        table().update_item(keys.connections(tenant, who), actions=actions, condition=there)
    except UpdateError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise


def _set(
    tenant: str, who: str, added: Mapping[str, int], dropped: Sequence[str], latest: int = 0
) -> dict[str, int]:
    """Change the row; answers what it holds then."""
    latest = max([latest, *added.values()])
    actions = [Path([PREFIX + id]).set(at) for id, at in added.items()]
    actions += [Path([PREFIX + id]).remove() for id in dropped]
    if latest:
        actions.append(Path(TTL).set(latest // 1000 + 1))
    key = keys.connections(tenant, who)
    answer = table().update_item(key, actions=actions, return_values="ALL_NEW")
    return _held(answer["Attributes"])


def connections(tenant: str, whos: Sequence[str], now: int) -> dict[str, list[str]]:
    """The live connections of each, one read for all, strongly consistent."""
    rows: dict[str, dict[str, int]] = {keys.connections(tenant, who): {} for who in whos}
    names = list(rows)
    for at in range(0, len(names), load.BATCH):
        wanted = [{"pk": {"S": pk}} for pk in names[at : at + load.BATCH]]
        rows |= {item["pk"]["S"]: _held(item) for item in load.batch(table().table_name, wanted)}
    live = {
        pk: sorted(id for id, expires in held.items() if expires > now) for pk, held in rows.items()
    }
    return {who: live[keys.connections(tenant, who)] for who in whos}


def _held(item: Mapping[str, Any]) -> dict[str, int]:
    return {
        name.removeprefix(PREFIX): int(v["N"])
        for name, v in item.items()
        if name.startswith(PREFIX)
    }
