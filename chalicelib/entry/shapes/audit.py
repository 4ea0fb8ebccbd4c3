"""The audit: who changed what."""

from typing import Any

import msgspec

from chalicelib.entry.shapes.base import PageQuery, Shape, Time
from chalicelib.entry.shapes.people import MomentOrDay


class AuditQuery(PageQuery):
    """Changes between two moments; without them all."""

    from_: MomentOrDay | None = msgspec.field(default=None, name="from")
    to: MomentOrDay | None = None


class AuditShown(Shape):
    """One change: ``what`` (as group.changed; unknown ones may appear) happened to the thing of
    this ``id``, ``by`` an agent or a key ("": the set-up). ``change``: part → ``was`` and ``is``;
    neither is told of secrets, of what is known of customers and where it would be too long.
    """

    at: Time
    by: str
    what: str
    id: str
    change: dict[str, dict[str, Any]]


class AuditList(Shape):
    """A page of changes, latest first."""

    data: list[AuditShown]
    next_cursor: str | None
    has_more: bool
