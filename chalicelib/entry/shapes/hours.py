"""The form of hours and shifts; whether they make sense is the calendar's to judge."""

from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, UnsetType

from chalicelib.domain.agents.shifts import USUAL_WRAP_UP_MIN
from chalicelib.domain.calendar import MOST_EXCEPTIONS, MOST_SPANS
from chalicelib.entry.shapes.base import Moment, Shape

Clock = Annotated[str, Meta(max_length=5, examples=["09:00"])]
Spans = Annotated[
    list[tuple[Clock, Clock]],
    Meta(
        max_length=MOST_SPANS,
        description='From and to, on the wall clock; "24:00" may be an end, and an end at or '
        "before its start runs over midnight.",
    ),
]


class Week(Shape):
    """The spans of each day; a missing day is closed."""

    mon: Spans | UnsetType = UNSET
    tue: Spans | UnsetType = UNSET
    wed: Spans | UnsetType = UNSET
    thu: Spans | UnsetType = UNSET
    fri: Spans | UnsetType = UNSET
    sat: Spans | UnsetType = UNSET
    sun: Spans | UnsetType = UNSET


class HoursException(Shape):
    """A date with spans in place of its weekday's; without any it is a holiday."""

    date: Annotated[str, Meta(max_length=10, examples=["2026-12-25"])]
    spans: Spans
    name: Annotated[str, Meta(max_length=100)] | UnsetType = UNSET


class Hours(Shape):
    """Opening hours: ``zone`` and ``week`` go together; an empty object is always open."""

    zone: (
        Annotated[str, Meta(max_length=64, description="IANA name.", examples=["Europe/Berlin"])]
        | UnsetType
    ) = UNSET
    week: Week | UnsetType = UNSET
    exceptions: Annotated[list[HoursException], Meta(max_length=MOST_EXCEPTIONS)] | UnsetType = (
        UNSET
    )


class Shifts(Hours):
    """An agent's hours, in 8 kB of JSON at most; an empty object is none: always on."""

    wrap_up_min: (
        Annotated[
            int,
            Meta(
                ge=0,
                le=240,
                description="No new conversations so many minutes before the end of a shift "
                f"({USUAL_WRAP_UP_MIN} unless set).",
            ),
        ]
        | UnsetType
    ) = UNSET


class Break(Shape):
    """A planned break."""

    from_: Moment = msgspec.field(name="from")
    to: Moment
