"""Customers, and what their browsers tell of their visits."""

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType, field

from chalicelib.entry.shapes.base import (
    END,
    ConversationId,
    CustomerId,
    Language,
    Moment,
    PageQuery,
    RawAttributes,
    Shape,
    Time,
)
from chalicelib.flow.visits import MOST_PAGE_BYTES

URL = (
    r"https?://[^\s/?#@\\]+([/?#]\S*)?"  # no user before the host: it could look like another host
)
Url = Annotated[str, Meta(pattern=rf"^{URL}{END}", max_length=2000)]
Referrer = Annotated[str, Meta(pattern=rf"^({URL})?{END}", max_length=2000)]
Email = Annotated[str, Meta(pattern=rf"^([^\s@]+@[^\s@]+)?{END}", max_length=200)]
Told = Annotated[str, Meta(max_length=100)]


class CustomerShown(Shape):
    """A customer as staff see one; ``external_id`` is signed by the tenant, ``attributes`` are
    signed or, without it, claimed, ``fields`` are kept by staff. ``became`` is who an anonymous one
    turned out to be.
    """

    id: CustomerId
    created_at: Time
    external_id: str | None
    name: str
    email: str
    phone: str
    language: str
    attributes: dict[str, str]
    fields: dict[str, str]
    current: ConversationId | None
    blocked: bool
    became: CustomerId | None
    version: int


class CustomerList(Shape):
    """A page of customers; it may be short and yet not be the last."""

    data: list[CustomerShown]
    next_cursor: str | None
    has_more: bool


class CustomersQuery(PageQuery):
    """Whom to find: who has a word (of name, e-mail, telephone or own id) that begins with each of
    ``q``; in what is written without spaces, anywhere. Without it all, latest first.
    """

    q: Annotated[str, Meta(max_length=100)] = ""


class MergeQuery(Shape):
    """Into whom."""

    into: CustomerId


class Merge(Shape):
    """Into whom."""

    into: CustomerId


class OpenShown(Shape):
    """An open conversation of either customer, and whether a merge ends it: nobody has two."""

    id: ConversationId
    ends: bool


class Taken(Shape):
    """What is taken over, because there was nothing yet."""

    name: str | UnsetType = UNSET
    email: str | UnsetType = UNSET
    phone: str | UnsetType = UNSET
    language: str | UnsetType = UNSET
    external_id: str | UnsetType = UNSET
    attributes: dict[str, str] | UnsetType = UNSET
    fields: dict[str, str] | UnsetType = UNSET


class MergePreview(Shape):
    """What a merge would do: how many ``conversations`` go over (counted up to 100), which are
    open, and what ``into`` takes over.
    """

    from_: CustomerShown = field(name="from")
    into: CustomerShown
    conversations: int
    open: list[OpenShown]
    takes: Taken


class CustomerChange(Shape):
    """What staff say of a customer; a field's null drops it. A signature says it anew."""

    name: Annotated[str, Meta(max_length=100)] | UnsetType = UNSET
    email: Email | UnsetType = UNSET
    phone: Annotated[str, Meta(pattern=rf"^[0-9 ()+./-]{{0,40}}{END}")] | UnsetType = UNSET
    language: Language | UnsetType = UNSET
    fields: (
        Annotated[
            dict[
                Annotated[str, Meta(min_length=1, max_length=64)],
                Annotated[str, Meta(min_length=1, max_length=500)] | None,
            ],
            Meta(max_length=40, description="Name → what is known; at most 20 are kept."),
        ]
        | UnsetType
    ) = UNSET


class Block(Shape):
    """Whether to keep a customer out."""

    blocked: bool


class PageSeen(Shape):
    """A page that was looked at, from ``at`` on; http or https only."""

    url: Url
    at: Moment
    title: Annotated[str, Meta(max_length=2000)] = ""
    referrer: Referrer = ""


class Device(Shape):
    """What the customer looks through."""

    browser: Told = ""
    os: Told = ""
    kind: Literal["", "desktop", "phone", "tablet"] = ""
    screen: Annotated[str, Meta(pattern=rf"^([0-9]{{1,5}}x[0-9]{{1,5}})?{END}")] = ""


class VisitTold(Shape):
    """What the browser tells, in place of what it told before."""

    pages: Annotated[
        tuple[PageSeen, ...],
        Meta(max_length=50, description=f"In order; the last {MOST_PAGE_BYTES} bytes are kept."),
    ] = ()
    device: Device = msgspec.field(default_factory=Device)
    language: Language = ""
    time_zone: Annotated[str, Meta(pattern=rf"^[A-Za-z0-9_+/-]{{0,64}}{END}")] = ""
    attributes: RawAttributes = msgspec.field(default_factory=dict)


class PageShown(Shape):
    """A page that was looked at, from ``at`` on."""

    url: str
    at: Time
    title: str
    referrer: str


class DeviceShown(Shape):
    """What the customer looks through."""

    browser: str
    os: str
    kind: str
    screen: str


class VisitShown(Shape):
    """What the customer's browser last told: nothing of it is proven; null: it never told."""

    updated_at: Time | None
    pages: list[PageShown]
    device: DeviceShown
    language: str
    time_zone: str
    attributes: dict[str, str]
