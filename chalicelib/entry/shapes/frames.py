"""Socket frames: JSON objects ``{v, op, id, conversation, data}`` in both directions."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from chalicelib.entry.shapes.base import ClientId, ConversationId, GroupId, ProblemPart, Shape
from chalicelib.entry.shapes.commands import COMMANDS, Nothing
from chalicelib.entry.shapes.conversations import (
    ConversationShown,
    EntryShown,
    MarksShown,
    PlaceShown,
)
from chalicelib.entry.shapes.tenants import AlarmShown

FRAME_LIMIT = 32 * 1024


class Frame(Shape):
    """What a client sends; ``id`` comes back in the ack or nack."""

    v: Literal[1]
    op: Annotated[str, Meta(max_length=32)]
    id: ClientId
    conversation: ConversationId | None = None
    data: msgspec.Raw = msgspec.Raw(b"{}")


class Envelope(msgspec.Struct):
    """As much of a broken frame as may still be read."""

    id: ClientId


class Hello(Shape):
    """The last entry that the client has; without a conversation, 0."""

    after: Annotated[int, Meta(ge=0, le=2**53)] = 0


class AckData(msgspec.Struct):
    """Done. ``seq`` of the command's entry; of ``hello`` the state, and whether to ask for more."""

    seq: int | None = None
    state: ConversationShown | None = None
    more: bool = False
    conversations: list[ConversationId] = []


class NackData(msgspec.Struct):
    """Refused, and nothing has changed; switch on ``code``."""

    code: str
    detail: str
    errors: list[ProblemPart] = []


class PresenceData(msgspec.Struct):
    """Somebody types, has read, or an agent changed status; or a colleague is ``viewing`` the
    conversation, perhaps ``composing`` (for 45 seconds, unless it is said again), or no more.

    ``connected`` says whether they are there, ``reachable`` whether they are given work.
    """

    by: str | None = None
    role: str | None = None
    typing: bool = False
    marks: MarksShown | None = None
    agent: str | None = None
    name: str | None = None
    viewing: bool | None = None
    composing: bool | None = None
    status: str | None = None
    reason: str | None = None
    reachable: bool | None = None
    connected: bool | None = None


class QueueData(PlaceShown):
    """A customer's new place; or, for the staff, the ``group`` whose queue has changed. Look at it
    a second later: what changes until then is not told again.
    """

    group: GroupId | msgspec.UnsetType = msgspec.UNSET


CONNECT = "socket.connect"
CLIENT_OPS: dict[str, tuple[type[Shape], str, str]] = {
    **{c.op: (c.shape, c.summary, c.permission) for c in COMMANDS},
    "hello": (Hello, "Say what one has; entries after it follow, then the ack.", CONNECT),
    "ping": (Nothing, "Keep the socket; of staff every 20 seconds, as a heartbeat.", CONNECT),
}
SERVER_OPS: dict[str, tuple[Any, str]] = {
    "ack": (AckData, "The frame with this id was done."),
    "nack": (NackData, "The frame with this id was refused."),
    "entry": (EntryShown, "A new entry of a conversation."),
    "presence": (PresenceData, "A passing sign, not kept."),
    "queue": (QueueData, "A new place in the queue; for the staff, that a queue has changed."),
    "alarm": (AlarmShown, "Something supervisors should see."),
}
