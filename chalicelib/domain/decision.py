"""What a decision is made of: log entries, and the moves that must be committed with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

from chalicelib.domain.need import ANY, Need

State = TypeVar("State")


class Audience(StrEnum):
    """Who may see an entry."""

    ALL = "all"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a log. ``seq`` numbers all of them, ``public_seq`` those of audience all (0:
    none).

    ``by`` is an id or "system"; ``at`` is in ms; ``data`` holds codes and parameters, texts only
    where people wrote them.
    """

    tenant: str
    conversation: str
    seq: int
    public_seq: int
    type: str
    at: int
    by: str
    role: str
    audience: Audience
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClaimSeat:
    """Take a seat of an agent; holds only below capacity and, unless ``anyhow``, while on the
    rosters.
    """

    agent: str
    conversation: str
    at: int
    anyhow: bool = False
    weight: int = 1


@dataclass(frozen=True, slots=True)
class ReleaseSeat:
    """Give a seat back that is held."""

    agent: str
    conversation: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class EnterQueue:
    """Take a place (ms, smaller is sooner) in a group's queue, or say anew what is needed there;
    ``weight`` is what a seat for it takes.
    """

    group: str
    place: int
    conversation: str
    need: Need = ANY
    weight: int = 1


@dataclass(frozen=True, slots=True)
class LeaveQueue:
    """Give a place up."""

    group: str
    place: int
    conversation: str


@dataclass(frozen=True, slots=True)
class SetCurrent:
    """Make this the customer's conversation; holds only while they may come in, it still is
    ``expected`` and, where ``visits`` are given, none was begun or taken up again since these were
    counted.
    """

    customer: str
    expected: str | None
    conversation: str
    visits: int | None = None


@dataclass(frozen=True, slots=True)
class HideText:
    """Mark an earlier message as recalled: no view shows its text or gives its files again."""

    seq: int
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakePart:
    """An agent besides the owner has a part in it, or is invited to."""

    agent: str
    conversation: str


@dataclass(frozen=True, slots=True)
class GiveUpPart:
    """They have none any more."""

    agent: str
    conversation: str


Seats = ClaimSeat | ReleaseSeat
Move = Seats | EnterQueue | LeaveQueue | SetCurrent | HideText | TakePart | GiveUpPart


@dataclass(frozen=True, slots=True)
class Decision(Generic[State]):
    """The next state and all that goes with it; an empty ``entries`` with an equal state changes
    nothing.
    """

    state: State
    entries: tuple[Entry, ...] = ()
    moves: tuple[Move, ...] = ()
