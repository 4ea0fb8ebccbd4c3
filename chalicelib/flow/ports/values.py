"""What is handed over the ports: plain values, and the one way to lose a race."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from chalicelib.domain.conversations.model import Conversation
from chalicelib.domain.decision import Entry, Move
from chalicelib.domain.need import ANY, NOTHING_SPECIAL, Need, Offering

T = TypeVar("T")


class Conflict(Exception):
    """A commit lost a race and wrote nothing; ``on`` is "version", "client_id", or the move that
    did not hold.
    """

    def __init__(self, on: "Move | str") -> None:
        super().__init__(str(on))
        self.on = on


@dataclass(frozen=True, slots=True)
class Marker:
    """What a client's own message id was answered with: remembered for ever, with the conversation
    or the customer that ``kept`` names.
    """

    who: str
    client_id: str
    op: str
    seq: int
    public_seq: int
    conversation: str
    kept: str


@dataclass(frozen=True, slots=True)
class Commit:
    """One transaction: the state as it was loaded (None: new), as it becomes, and what goes with
    it.
    """

    before: Conversation | None
    after: Conversation
    entries: tuple[Entry, ...] = ()
    moves: tuple[Move, ...] = ()
    marker: Marker | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A part of a list; ``cursor`` fetches the next, None at the end."""

    items: list[T]
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A row whose time has come: ``kind`` is "conversation", "agent" or "pulse" (``id`` is then a
    group).
    """

    kind: str
    tenant: str
    id: str
    due_at: int


@dataclass(frozen=True, slots=True)
class Place:
    """One waiting conversation of a queue, and what it needs."""

    conversation: str
    place: int
    need: Need = ANY
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Ranked:
    """One agent with room, as the group's order of free agents believes: ``rank`` sorts, least
    loaded first.
    """

    agent: str
    rank: str
    offering: Offering = NOTHING_SPECIAL


@dataclass(frozen=True, slots=True)
class AgentChange:
    """One line of an agent's own log: what they were from then on, as their ``version``; kept for
    ever.
    """

    at: int
    version: int
    by: str
    status: str
    reason: str
    connected: bool
    reachable: bool
    active: bool
    capacity: int
    groups: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    skills: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Marks:
    """How far each side has got, in public numbering."""

    customer_delivered: int = 0
    customer_read: int = 0
    agent_delivered: int = 0
    agent_read: int = 0


@dataclass(frozen=True, slots=True)
class Viewer:
    """One of the staff who has a conversation in front of them ``until`` (ms), unless they say so
    again; ``composing``: and is writing.
    """

    agent: str
    until: int
    composing: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that was announced for a conversation; ``size`` in bytes; customers never get
    ``internal`` ones.
    """

    tenant: str
    conversation: str
    id: str
    name: str
    type: str
    size: int
    by: str
    internal: bool = False
    recalled: bool = False


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something supervisors should see."""

    tenant: str
    id: str
    at: int
    code: str
    group: str
    conversation: str
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One change of what a tenant arranges: ``what`` happened to the thing of this ``id``, ``by``
    whoever did it; ``change`` as ``domain.audit`` tells it. ``key`` tells lines of a moment apart.
    """

    tenant: str
    key: str
    at: int
    by: str
    what: str
    id: str = ""
    change: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Replay:
    """What an Idempotency-Key stands for: still running (``status`` 0), or the answer given."""

    digest: str
    status: int = 0
    body: str = ""
