"""Types that several parts share."""

from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from chalicelib.domain.errors import Invalid
from chalicelib.domain.need import TOP_LEVEL
from chalicelib.domain.times import rfc3339

# "$" alone would let a line end through.
END = r"$(?!\n)"
DIGITS = "[0-9a-hjkmnp-tv-z]{22}"  # of every id
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
END_OF_TIME_MS = 253_402_128_000_000  # 9999-12-30: a day later some zone has left the calendar


class Shape(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A request or a response: what it does not name is not allowed."""

    def arguments(self) -> dict[str, Any]:
        """The given fields as the flow takes them: moments in ms. Raises Invalid."""
        given = {name: getattr(self, name) for name in self.__struct_fields__}
        return {
            name: ms_of(value, f"/{name}") if isinstance(value, datetime) else value
            for name, value in given.items()
            if value is not msgspec.UNSET
        }


def id_pattern(prefix: str) -> str:
    """The pattern of ids with a prefix."""
    return rf"^{prefix}_{DIGITS}{END}"


ConversationId = Annotated[
    str, Meta(pattern=id_pattern("cnv"), examples=["cnv_01knvn0a2b4c6d8e0f2g4h"])
]
CustomerId = Annotated[str, Meta(pattern=id_pattern("cus"))]
AgentId = Annotated[str, Meta(pattern=id_pattern("agt"))]
GroupId = Annotated[str, Meta(pattern=id_pattern("grp"))]
GroupOrNone = Annotated[str, Meta(pattern=rf"^(grp_{DIGITS})?{END}")]
AttachmentId = Annotated[str, Meta(pattern=id_pattern("att"))]
AnswerId = Annotated[str, Meta(pattern=id_pattern("ans"))]
SecretId = Annotated[str, Meta(pattern=id_pattern("sec"))]
KeyId = Annotated[str, Meta(pattern=id_pattern("key"))]
WidgetKey = Annotated[
    str, Meta(pattern=rf"^wk_[0-9a-z]{{46}}{END}", description="The tenant's public widget key.")
]
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
Moment = Annotated[datetime, Meta(tz=True, description="RFC 3339 with its offset.")]
Day = Annotated[date, Meta(description="A UTC day.")]
Name = Annotated[str, Meta(min_length=1, max_length=100)]
BCP_47 = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"
Language = Annotated[str, Meta(pattern=rf"^({BCP_47})?{END}", max_length=35, description="BCP 47.")]
SomeLanguage = Annotated[
    str, Meta(pattern=rf"^{BCP_47}{END}", max_length=35, description="BCP 47.")
]
AnyLanguage = Annotated[str, Meta(pattern=rf"^(\*|{BCP_47}){END}", max_length=35)]
Color = Annotated[str, Meta(pattern=rf"^#[0-9a-fA-F]{{6}}{END}", examples=["#1f5eff"])]
TagName = Annotated[str, Meta(pattern=rf"^\S(.*\S)?{END}", min_length=1, max_length=40)]
ITEM_ID = "[a-z0-9][a-z0-9_-]{0,39}"
ItemId = Annotated[
    str, Meta(pattern=f"^{ITEM_ID}{END}", description="The tenant's own, unique in its list.")
]
_LANGUAGES = Meta(min_length=1, max_length=50, description="Language → text; * is any language.")
Label = Annotated[dict[AnyLanguage, Annotated[str, Meta(min_length=1, max_length=120)]], _LANGUAGES]
Sentence = Annotated[
    dict[AnyLanguage, Annotated[str, Meta(min_length=1, max_length=300)]], _LANGUAGES
]
Channel = Annotated[str, Meta(pattern=rf"^[a-z][a-z0-9_]{{0,31}}{END}")]
Topic = Annotated[str, Meta(max_length=64, description="The customer's choice of question.")]
Skill = Annotated[str, Meta(pattern=rf"^[a-z0-9][a-z0-9_-]{{0,39}}{END}")]
Level = Annotated[int, Meta(ge=1, le=TOP_LEVEL)]
Skills = Annotated[dict[Skill, Level], Meta(max_length=50, description="Skill → level.")]
RawAttributes = Annotated[
    dict[
        Annotated[str, Meta(min_length=1, max_length=64)],
        Annotated[str, Meta(max_length=500)] | int | float | bool,
    ],
    Meta(max_length=20),
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


def as_texts(attributes: dict[str, Any]) -> dict[str, str]:
    """Attributes as rules compare them."""
    return {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in attributes.items()
    }


def ms_of(moment: datetime, pointer: str) -> int:
    """A moment in ms; raises Invalid for one that no clock will show."""
    ms = (moment - EPOCH) // timedelta(milliseconds=1)
    if not 0 <= ms < END_OF_TIME_MS:
        raise Invalid("out_of_range", "Between the years 1970 and 9999.", pointer=pointer)
    return ms


def stamped(shown: dict[str, Any]) -> dict[str, Any]:
    """The same with its times written out: ``at`` and what ends in ``_at`` or ``_since``."""
    return {
        name: rfc3339(value)
        if type(value) is int and (name == "at" or name.endswith(("_at", "_since")))
        else value
        for name, value in shown.items()
    }
