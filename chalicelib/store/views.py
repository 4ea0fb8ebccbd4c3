"""Lists of conversations; each costs what it returns, not what exists."""

from collections import Counter

from chalicelib.domain.conversations.model import Conversation
from chalicelib.domain.conversations.waiting import Service, Shown
from chalicelib.domain.times import day_of
from chalicelib.flow.ports import Page, Place
from chalicelib.store import cursor as pages
from chalicelib.store import load
from chalicelib.store.commit import put
from chalicelib.store.conversations import conversations
from chalicelib.store.rows import keys
from chalicelib.store.rows.base import packed, unpacked
from chalicelib.store.rows.conversations import LateRow, ServiceRow, ShownRow, place_of
from chalicelib.store.table import Row

PAST_CONVERSATIONS = "cnv$"  # the first sort key that is no conversation's


def open_conversations(tenant: str, limit: int, cursor: str | None) -> Page[Conversation]:
    """All open ones of a tenant, oldest first; one that has just ended is left out."""
    found, more = pages.page(keys.open_list(tenant), limit, cursor)
    there = conversations(tenant, [i["sk"]["S"] for i in found])
    return Page([c for c in there if c.is_open], more)


def late_conversations(tenant: str, limit: int, cursor: str | None) -> Page[Conversation]:
    """Open ones whose customer waits too long, whoever waits longest first."""
    found, more = pages.page(keys.late_list(tenant), limit, cursor)
    there = conversations(tenant, [i["sk"]["S"].partition("#")[2] for i in found])
    return Page([c for c in there if c.is_late], more)


def late(tenant: str, limit: int) -> Counter[str]:
    """How many of those there are in each group, counted up to ``limit`` in all."""
    found = load.items(keys.late_list(tenant), None, limit)
    return Counter(LateRow.group.deserialize(i["gr"]["S"]) for i in found)


def closed_conversations(
    tenant: str, day: str, limit: int, cursor: str | None
) -> Page[Conversation]:
    """Those that ended on a UTC day ("2026-11-21"), latest first; not one that is open again."""
    found, more = pages.page(keys.closed_list(tenant, day), limit, cursor, latest_first=True)
    there = conversations(tenant, [i["sk"]["S"].partition("#")[2] for i in found])
    return Page([c for c in there if not c.is_open and day_of(c.ended_at) == day], more)


def customer_conversations(
    tenant: str, customer: str, limit: int, cursor: str | None
) -> Page[Conversation]:
    """One customer's, latest first; not one that has just become another's."""
    pk = keys.customer(tenant, customer)
    found, more = pages.page(pk, limit, cursor, latest_first=True, below=PAST_CONVERSATIONS)
    ids = [i["sk"]["S"].removeprefix(keys.CONVERSATION) for i in found]
    return Page([c for c in conversations(tenant, ids) if c.customer == customer], more)


def queue(tenant: str, group: str, limit: int, after: Place | None = None) -> list[Place]:
    """A group's queue, next first, from its head or after a place."""
    beyond = Row.sk > keys.timed(after.place, after.conversation) if after else None
    return [place_of(i) for i in load.items(keys.queue(tenant, group), beyond, limit)]


def ahead(tenant: str, group: str, place: int, conversation: str, limit: int) -> int:
    """How many stand before this one, counted up to ``limit``."""
    before = Row.sk < keys.timed(place, conversation)
    return load.count(keys.queue(tenant, group), before, limit)


def shown(tenant: str, conversation: str) -> Shown:
    """What the customer was last told about the wait."""
    row = load.row(keys.conversation(tenant, conversation), keys.SHOWN)
    return unpacked(ShownRow, Shown, row) if row else Shown()


def save_shown(tenant: str, conversation: str, shown: Shown) -> None:
    """Keep what the customer has just been told."""
    put(packed(ShownRow, shown, keys.conversation(tenant, conversation), keys.SHOWN))


def service(tenant: str, group: str) -> Service | None:
    """What a group's queue was last seen to be served by."""
    row = load.row(keys.service(tenant, group), keys.SERVICE)
    return unpacked(ServiceRow, Service, row) if row else None


def save_service(tenant: str, group: str, service: Service) -> None:
    """Keep what was measured."""
    put(packed(ServiceRow, service, keys.service(tenant, group), keys.SERVICE))


def waiting(tenant: str, group: str, limit: int) -> int:
    """How many wait in a group, counted up to ``limit``."""
    return load.count(keys.queue(tenant, group), None, limit)
