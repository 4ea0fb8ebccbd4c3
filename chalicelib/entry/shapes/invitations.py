"""Invitations: what the widget says of its own accord, when, and how often."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from chalicelib.domain.tenants.widget import ATTRIBUTE_OPS, EVENTS
from chalicelib.entry.shapes.base import (
    END,
    ClientId,
    GroupOrNone,
    ItemId,
    Sentence,
    Shape,
    SomeLanguage,
    Topic,
    WidgetKey,
)

UrlPattern = Annotated[
    str,
    Meta(
        pattern=rf"^([^\s*]*\*){{0,8}}[^\s*]*{END}",
        min_length=1,
        max_length=300,
        description="A whole address in which each of at most eight * stands for anything.",
    ),
]
UrlPatterns = Annotated[list[UrlPattern], Meta(max_length=10)]


class AttributeCondition(Shape):
    """What must hold of an attribute; ``at_least`` and ``at_most`` compare numbers."""

    name: Annotated[str, Meta(min_length=1, max_length=64)]
    op: Literal[ATTRIBUTE_OPS]  # type: ignore[valid-type]
    value: Annotated[str, Meta(max_length=200)]


class InvitationWhen(Shape):
    """All of it must hold; what is empty, 0 or null asks for nothing. Of ``url`` one must fit, of
    ``not_url`` none may.
    """

    url: UrlPatterns = msgspec.field(default_factory=list)
    not_url: UrlPatterns = msgspec.field(default_factory=list)
    seconds_on_page: Annotated[int, Meta(ge=0, le=3600)] = 0
    scroll_percent: Annotated[int, Meta(ge=0, le=100)] = 0
    visits: Annotated[int, Meta(ge=0, le=1000, description="At least so many.")] = 0
    returning: bool | None = None
    attributes: Annotated[list[AttributeCondition], Meta(max_length=10)] = msgspec.field(
        default_factory=list
    )


class Invitation(Shape):
    """What is said, to whom and when; who accepts comes to ``group`` with ``topic``. Only while
    somebody of that group is there; ``languages`` empty: all.
    """

    id: ItemId
    text: Sentence
    enabled: bool = True
    group: GroupOrNone = ""
    topic: Topic = ""
    when: InvitationWhen = msgspec.field(default_factory=InvitationWhen)
    languages: Annotated[list[SomeLanguage], Meta(max_length=50)] = msgspec.field(
        default_factory=list
    )


class InvitationCaps(Shape):
    """How many invitations one visitor sees at most."""

    per_session: Annotated[int, Meta(ge=0, le=20)]
    per_week: Annotated[int, Meta(ge=0, le=50)]


class InvitationSeen(Shape):
    """What became of an invitation; sent again with its ``id`` it counts once."""

    key: WidgetKey
    invitation: ItemId
    event: Literal[EVENTS]  # type: ignore[valid-type]
    id: ClientId
