"""Context cards of the tenant's own systems."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from chalicelib.entry.shapes.base import END, ItemId, Name, Shape

LOCAL = r"http://(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?"
CardUrl = Annotated[
    str,
    Meta(
        pattern=rf"^(https://[^\s/?#@\\]+|{LOCAL})([/?][^\s#]*)?{END}",
        max_length=1000,
        description="https, or http on this machine; no fragment.",
    ),
]
Kind = Literal["iframe", "json"]


class CardGiven(Shape):
    """A card to be shown. Without ``secret`` it keeps the one it has; a new card, and one whose
    ``secret`` is null, gets another, which the answer shows once.
    """

    id: ItemId
    title: Name
    kind: Kind
    url: CardUrl
    secret: Annotated[str, Meta(min_length=16, max_length=200)] | UnsetType | None = UNSET


class CardsChange(Shape):
    """The cards in their order, in place of those before."""

    cards: Annotated[tuple[CardGiven, ...], Meta(max_length=10)]


class CardSet(Shape):
    """A card as it is set; ``secret`` is told only when it was just made."""

    id: str
    title: str
    kind: Kind
    url: str
    secret: str | None


class CardsShown(Shape):
    """The tenant's cards in their order."""

    cards: list[CardSet]
    version: int


class CardShown(Shape):
    """A card of a conversation; ``url`` is signed, for this caller and for some minutes."""

    id: str
    title: str
    kind: Kind
    url: str


class CardList(Shape):
    """The cards of a conversation."""

    data: list[CardShown]
    next_cursor: str | None
    has_more: bool
