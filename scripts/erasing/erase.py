"""Erasing a tenant, in an order that may break anywhere and be begun again.

The workspace's name goes last: it is what finds the tenant again after a crash, and while it is
there nobody else takes it. First go the rows without which nobody comes in: the tenant's own (no
visitor, no key), then the agents' (no session) with their sign-ins. Then everything, and once more
after a while, as requests were under way and links for uploads are good for ten minutes.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from chalicelib.outbound import push
from chalicelib.outbound.files import UPLOAD_S
from chalicelib.store.connections import PREFIX
from chalicelib.store.rows import keys
from erasing import files, users
from erasing.pace import Pace
from erasing.places import Places, places
from erasing.rows import Item, Key, Table

REQUEST_S = 30
WAIT_S = UPLOAD_S + REQUEST_S
ANYWHERE = (
    "a visitor's token opens nothing now, it may leave a ticket's and a socket's row, which expire",
)
ON_AWS = (
    "backups of both tables (point in time): 35 days; who restores them must erase again",
    "the table's stream: 24 hours",
    "logs, with ids, without texts: as long as the stage keeps them (LogRetentionDays)",
    "received mail: 30 days",
)
ON_A_BOX = (
    "copies of the data folder, its mails.jsonl and parked.jsonl, logs: as long as you keep them",
)


@dataclass
class Receipt:
    """What was erased by this run, how many of each kind, and what remains where."""

    tenant: str
    workspace: str
    began: str = field(default_factory=lambda: _now())
    ended: str = ""
    rows: Counter[str] = field(default_factory=Counter)
    connections: int = 0
    sockets: int = 0
    files: int = 0
    users: int = 0
    waited_s: float = 0
    remains: tuple[str, ...] = ()

    def answer(self) -> dict[str, Any]:
        """For people and programs."""
        by_kind = [{"kind": kind, "count": n} for kind, n in sorted(self.rows.items()) if n]
        return {**vars(self), "rows": by_kind, "remains": list(self.remains)}


def erase(
    tenant: str,
    workspace: str,
    units: float,
    wait_s: float,
    say: Callable[[str], None] = lambda text: None,
    sleep: Callable[[float], None] = time.sleep,
) -> Receipt:
    """Erase a tenant by its id, whatever of it is still there; takes the wait and some more."""
    with places() as place:
        pace = Pace(units)
        desk = Table(place.dynamodb, place.where.desk_table, pace)
        connections = Table(place.dynamodb, place.where.connections_table, pace)
        receipt = Receipt(tenant, workspace)
        say("closing its doors")
        _close(desk, place, receipt)
        say("erasing what it has")
        _sweep(desk, connections, place, receipt)
        say(f"waiting {wait_s:.0f} s for requests and uploads under way")
        sleep(wait_s)
        receipt.waited_s = wait_s
        say("looking for what came meanwhile")
        while (names := _sweep(desk, connections, place, receipt)) is None:
            pass
        receipt.rows["slug"] += sum(desk.delete_name(name, tenant) for name in names)
        receipt.remains = ANYWHERE + (ON_AWS if place.on_aws else ON_A_BOX)
        receipt.ended = _now()
        return receipt


def _close(desk: Table, place: Places, receipt: Receipt) -> None:
    """Nobody of the tenant comes in any more. The list of agents stays for a second try."""
    tenant = receipt.tenant
    agents = [key["sk"]["S"] for key in desk.partition(keys.agents(tenant))]
    for pk in (keys.tenant(tenant), *(keys.agent(tenant, id) for id in agents)):
        rows = desk.partition(pk)
        desk.delete(rows)
        receipt.rows += _kinds(rows)
    receipt.users += users.delete(place, tenant)


def _sweep(desk: Table, connections: Table, place: Places, receipt: Receipt) -> list[Key] | None:
    """Erase what is found everywhere but the tenant's names; those, or None when there was more."""
    tenant, names = receipt.tenant, list[Key]()
    # With the #: another's id could begin with this one's.
    mine = {":mine": {"S": f"{tenant}#"}}
    named = {":name": {"S": keys.slug("")}, ":tenant": {"S": tenant}}
    begins = "begins_with(pk, :mine)"

    def rows(page: list[Item]) -> Counter[str]:
        names.extend(row for row in page if _kind(row, 0) == "slug")
        going = [row for row in page if _kind(row, 0) != "slug"]
        desk.delete(going)
        return _kinds(going)

    def sockets(page: list[Item]) -> Counter[str]:
        held = [name for row in page for name in row if name.startswith(PREFIX)]
        push.close([name.removeprefix(PREFIX) for name in held])
        connections.delete([{"pk": row["pk"]} for row in page])
        return Counter(rows=len(page), sockets=len(held))

    heard = connections.each(sockets, FilterExpression=begins, ExpressionAttributeValues=mine)
    found = desk.each(
        rows,
        FilterExpression=f"{begins} OR (begins_with(pk, :name) AND #owner = :tenant)",
        ProjectionExpression="pk, sk",
        ExpressionAttributeNames={"#owner": "owner"},
        ExpressionAttributeValues={**mine, **named},
    )
    kept, signed = files.delete(place, tenant), users.delete(place, tenant)
    receipt.connections += heard["rows"]
    receipt.sockets += heard["sockets"]
    receipt.rows += found
    receipt.files += kept
    receipt.users += signed
    return None if heard or found or kept or signed else names


def _kind(row: Item, part: int) -> str:
    return str(row["pk"]["S"]).split("#")[part]


def _kinds(rows: Sequence[Item]) -> Counter[str]:
    """By the second part of their keys: cnv, cus, agt …"""
    return Counter(_kind(row, 1) for row in rows)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
