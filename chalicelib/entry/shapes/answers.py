"""Canned answers: words that staff say again and again."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from chalicelib.entry.shapes.base import (
    END,
    AnswerId,
    AnyLanguage,
    GroupId,
    Name,
    PageQuery,
    Shape,
)
from chalicelib.entry.shapes.commands import TEXT_LIMIT

LETTERS = "a-z0-9_\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3-"
Shortcut = Annotated[
    str,
    Meta(
        pattern=rf"^[{LETTERS}]{{1,32}}{END}",
        description="What finds it after a slash: small letters, digits, _ and -, or CJK.",
    ),
]
Words = Annotated[
    dict[AnyLanguage, Annotated[str, Meta(min_length=1, max_length=TEXT_LIMIT)]],
    Meta(
        min_length=1,
        max_length=50,
        description="Language → words; * is any language. The client fills in {customer.name}, "
        "{agent.name} and {group.name}.",
    ),
]
Groups = Annotated[
    tuple[GroupId, ...], Meta(max_length=100, description="Whom it is for; none: all groups.")
]


class AnswerShown(Shape):
    """A canned answer; a ``personal`` one is seen by whom it belongs to alone."""

    id: AnswerId
    shortcut: str
    title: str
    text: dict[str, str]
    groups: list[str]
    personal: bool
    version: int


class AnswerList(Shape):
    """A page of canned answers, one's own first; each part in the order they were made."""

    data: list[AnswerShown]
    next_cursor: str | None
    has_more: bool


class AnswersQuery(PageQuery):
    """Which part of the list."""


class NewAnswer(Shape):
    """A canned answer to be: everybody's, which leads keep, or one's own."""

    shortcut: Shortcut
    title: Name
    text: Words
    groups: Groups = ()
    personal: bool = False


class AnswerChange(Shape):
    """What to change of a canned answer."""

    shortcut: Shortcut | UnsetType = UNSET
    title: Name | UnsetType = UNSET
    text: Words | UnsetType = UNSET
    groups: Groups | UnsetType = UNSET
