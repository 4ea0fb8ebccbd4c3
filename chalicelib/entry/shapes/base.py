"""Types that several parts share."""

from datetime import date
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from chalicelib.domain.times import rfc3339

# "$" alone would let a line end through.
END = r"$(?!\n)"


class Shape(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A request or a response: what it does not name is not allowed."""


def id_pattern(prefix: str) -> str:
    """The pattern of ids with a prefix."""
    return rf"^{prefix}_[0-9a-hjkmnp-tv-z]{{22}}{END}"


ConversationId = Annotated[
    str, Meta(pattern=id_pattern("cnv"), examples=["cnv_01knvn0a2b4c6d8e0f2g4h"])
]
CustomerId = Annotated[str, Meta(pattern=id_pattern("cus"))]
AgentId = Annotated[str, Meta(pattern=id_pattern("agt"))]
GroupId = Annotated[str, Meta(pattern=id_pattern("grp"))]
AttachmentId = Annotated[str, Meta(pattern=id_pattern("att"))]
KeyId = Annotated[str, Meta(pattern=id_pattern("key"))]
ClientId = Annotated[
    str,
    Meta(
        pattern=rf"^[A-Za-z0-9_.:-]{{1,64}}{END}",
        description="The client's own id; sent again, it is answered the same and done once.",
    ),
]
Time = Annotated[
    str,
    Meta(description="RFC 3339, UTC, milliseconds.", extra_json_schema={"format": "date-time"}),
]
Day = Annotated[date, Meta(description="A UTC day.")]
Name = Annotated[str, Meta(min_length=1, max_length=100)]
Language = Annotated[
    str,
    Meta(
        pattern=rf"^([A-Za-z]{{2,8}}(-[A-Za-z0-9]{{1,8}})*)?{END}",
        max_length=35,
        description="BCP 47.",
    ),
]
Attributes = Annotated[
    dict[
        Annotated[str, Meta(min_length=1, max_length=64)],
        Annotated[str, Meta(max_length=500)],
    ],
    Meta(max_length=20),
]
Limit = Annotated[int, Meta(ge=1, le=100)]
Cursor = Annotated[
    str, Meta(min_length=1, max_length=2048, description="From the page before; opaque.")
]


class ProblemPart(msgspec.Struct):
    """One place of a request that is wrong; ``pointer`` is a JSON pointer."""

    pointer: str
    code: str
    detail: str


class Problem(msgspec.Struct, kw_only=True):
    """A refusal (RFC 9457); switch on ``code``, unknown ones may appear."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    request_id: str
    errors: list[ProblemPart] = []


class PageQuery(Shape):
    """Which part of a list."""

    limit: Limit = 50
    cursor: Cursor | None = None


def stamped(shown: dict[str, Any]) -> dict[str, Any]:
    """The same with its times written out: ``at`` and what ends in ``_at`` or ``_since``."""
    return {
        name: rfc3339(value)
        if type(value) is int and (name == "at" or name.endswith(("_at", "_since")))
        else value
        for name, value in shown.items()
    }
