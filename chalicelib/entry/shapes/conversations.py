"""Conversations, their entries and files as the API shows them."""

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, UnsetType

from chalicelib.domain.conversations.model import State
from chalicelib.entry.shapes.base import (
    AgentId,
    AttachmentId,
    Channel,
    ConversationId,
    CustomerId,
    Day,
    GroupId,
    PageQuery,
    Shape,
    TagName,
    Time,
)
from chalicelib.flow.files import MOST_BYTES, TYPES
from chalicelib.flow.showing import MOST_DEADLINES


class MarksShown(Shape):
    """How far each side has got, in public numbering."""

    customer_delivered: int
    customer_read: int
    agent_delivered: int
    agent_read: int


class RatingShown(Shape):
    """The customer's verdict."""

    score: int
    reasons: list[str]


class HelperShown(Shape):
    """Somebody who helps, for the customer to see."""

    agent: AgentId
    name: str


class OfferShown(Shape):
    """An agent is asked: to ``serve`` it, to take over a ``transfer``, or to join (``invite``).

    ``by`` is who asks; ``place`` is where it stands in the queue when nothing comes of it.
    """

    kind: Annotated[str, Meta(description="Unknown kinds may appear.")]
    agent: AgentId
    until: Time
    by: str
    name: str
    visible: bool
    place: int
    reason: str


class ParticipantShown(Shape):
    """Somebody besides the owner: ``helper``, ``consulted`` or ``supervisor``."""

    agent: AgentId
    part: Annotated[str, Meta(description="Unknown parts may appear.")]
    name: str
    visible: bool


class Person(Shape):
    """Who it is. Rules make somebody a ``vip`` by giving them priority; who is ``anonymous`` has
    not signed in.
    """

    name: str
    email: str
    vip: bool
    blocked: bool
    anonymous: bool


class Preview(Shape):
    """How the last message begins that both sides see; a recalled one has no text and no files."""

    text: str
    by: Literal["customer", "agent"]
    at: Time
    files: int


class DeadlineShown(Shape):
    """What time will do, and when."""

    name: Annotated[str, Meta(description="A step of its state; unknown ones may appear.")]
    at: Time


Deadlines = Annotated[
    list[DeadlineShown], Meta(max_length=MOST_DEADLINES, description="What comes first first.")
]
Alarms = Annotated[
    list[str],
    Meta(description="Which deadlines of its state have passed; unknown ones may appear."),
]


Unread = Annotated[
    int,
    Meta(description="The customer's messages that no agent has read or answered; 50 at most."),
]


class ConversationShown(Shape):
    """A conversation; what only staff may know is absent for its customer.

    Until ``opens_at`` it waits for the group to open; ``helpers`` are those the customer sees.
    """

    id: ConversationId
    state: Annotated[str, Meta(description="One of six; unknown values may appear.")]
    group: GroupId
    channel: str
    language: str
    agent: AgentId | None
    customer: CustomerId
    opened_at: Time
    ended_at: Time | None
    ended_reason: str | None
    previous: ConversationId | None
    rating: RatingShown | None
    seq: int
    opens_at: Time | None
    helpers: list[HelperShown]
    marks: MarksShown | UnsetType = UNSET
    public_seq: int | UnsetType = UNSET
    version: int | UnsetType = UNSET
    priority: int | UnsetType = UNSET
    urged: int | UnsetType = UNSET
    waiting_since: Time | UnsetType | None = UNSET
    alarms: Alarms | UnsetType = UNSET
    last_agent: AgentId | UnsetType | None = UNSET
    messages_in: int | UnsetType = UNSET
    messages_out: int | UnsetType = UNSET
    urgency: str | UnsetType = UNSET
    person: Person | UnsetType = UNSET
    preview: Preview | UnsetType | None = UNSET
    unread: Unread | UnsetType = UNSET
    deadlines: Deadlines | UnsetType = UNSET
    late_since: Time | UnsetType | None = UNSET
    tags: list[str] | UnsetType = UNSET
    topic: str | UnsetType = UNSET
    skills: dict[str, int] | UnsetType = UNSET
    offers: list[OfferShown] | UnsetType = UNSET
    participants: list[ParticipantShown] | UnsetType = UNSET


class ConversationList(Shape):
    """A page of conversations."""

    data: list[ConversationShown]
    next_cursor: str | None
    has_more: bool


class ListQuery(PageQuery):
    """All open ones, mine by urgency, those of a day, a group's queue, a customer's, or those whose
    customer waits too long, the longest wait first.

    ``queue`` needs a group and ``customer`` a customer. Otherwise these and the others choose from
    the view, after a page of it was read: it may come short or empty and yet have more after it.
    Customers have no other view than mine, latest first, and choose nothing.
    """

    view: Literal["open", "mine", "closed", "queue", "customer", "late"] = "open"
    day: Day | None = None
    group: GroupId | None = None
    customer: CustomerId | None = None
    agent: AgentId | None = None
    state: State | None = None
    channel: Channel | None = None
    tag: TagName | None = None


class By(Shape):
    """Who did it."""

    id: str
    role: str


class EntryShown(Shape):
    """One line of the log; ``seq`` is the viewer's own numbering."""

    seq: int
    type: Annotated[str, Meta(description="Unknown types may appear.")]
    at: Time
    by: By
    data: dict[str, Any]
    conversation: ConversationId
    public_seq: int | UnsetType | None = UNSET
    audience: str | UnsetType = UNSET


class EntryList(Shape):
    """Entries in order; ask again after the last one while ``has_more``."""

    data: list[EntryShown]
    next_cursor: str | None
    has_more: bool


class EntriesQuery(Shape):
    """Which entries: those after a number."""

    after: Annotated[int, Meta(ge=0, le=2**53)] = 0
    limit: Annotated[int, Meta(ge=1, le=100)] = 100


class PlaceShown(Shape):
    """Where it stands: a rank or a range of minutes; nulls when it does not wait."""

    rank: int | None = None
    from_min: int | None = None
    to_min: int | None = None


class ViewerShown(Shape):
    """One of the staff who has it in front of them, until then unless they say so again."""

    agent: AgentId
    name: str
    composing: bool
    until: Time


class ViewerList(Shape):
    """All who look at it."""

    data: list[ViewerShown]
    next_cursor: str | None
    has_more: bool


FileType = Annotated[str, Meta(max_length=100, extra_json_schema={"enum": sorted(TYPES)})]


class Announce(Shape):
    """A file to come; ``size`` in bytes; ``internal`` ones are for notes."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    type: FileType
    size: Annotated[int, Meta(ge=1, le=MOST_BYTES)]
    internal: bool = False


class Announced(Shape):
    """Where to POST the file: a form with ``fields`` first and ``file`` last."""

    attachment: AttachmentId
    url: str
    fields: dict[str, str]


class FileAddress(Shape):
    """Where to get a file, for a few minutes."""

    url: str
