"""The conversation's state row: small, and everything else is in the log."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class State(StrEnum):
    """The six states of need C1."""

    QUEUED = "queued"
    AWAITING_AGENT = "awaiting_agent"
    AWAITING_CUSTOMER = "awaiting_customer"
    AWAITING_CONFIRMATION = "awaiting_confirmation"
    ENDED = "ended"
    SYSTEM_ENDED = "system_ended"


SERVED = frozenset({State.AWAITING_AGENT, State.AWAITING_CUSTOMER, State.AWAITING_CONFIRMATION})
OPEN = SERVED | {State.QUEUED}
OVER = frozenset({State.ENDED, State.SYSTEM_ENDED})


ALARM = "alarm"  # the step that tells supervisors


class EndedReason(StrEnum):
    """Why a conversation ended."""

    AGENT = "agent"
    CUSTOMER_CONFIRMED = "customer_confirmed"
    CUSTOMER_LEFT = "customer_left"
    LEFT_QUEUE = "left_queue"
    LEFT_MESSAGE = "left_message"
    CUSTOMER_SILENT = "customer_silent"
    UNCONFIRMED = "unconfirmed"
    QUEUE_TIMEOUT = "queue_timeout"
    QUEUE_FULL = "queue_full"
    NO_AGENTS = "no_agents"
    OUTSIDE_HOURS = "outside_hours"
    MERGED = "merged"
    POLICY = "policy"


class TransferReason(StrEnum):
    """Why a conversation went from one agent or group to another."""

    MANUAL = "manual"
    AGENT_OFFLINE = "agent_offline"
    NO_REPLY = "no_reply"
    DECLINED = "declined"
    SKILL_RELAXED = "skill_relaxed"
    SHIFT_END = "shift_end"
    RULE = "rule"
    TAKEN_OVER = "taken_over"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Rating:
    """What the customer thought of it; the comment stands in the log."""

    score: int
    reasons: tuple[str, ...] = ()


class OfferKind(StrEnum):
    """What an agent is asked to do within the time of an offer."""

    SERVE = "serve"  # take it from the queue
    TRANSFER = "transfer"  # take it over from a colleague
    INVITE = "invite"  # join it


WITH_SEAT = frozenset({OfferKind.SERVE, OfferKind.TRANSFER})


class Part(StrEnum):
    """The part somebody besides the owner has in a conversation."""

    HELPER = "helper"
    CONSULTED = "consulted"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True, slots=True)
class Offer:
    """An agent is asked and has until ``until`` (ms); offers to serve hold a seat and keep the
    ``place``, offers to take over hold a seat.
    """

    kind: OfferKind
    agent: str
    until: int
    by: str
    name: str = ""
    visible: bool = False
    place: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody besides the owner; customers know of those who are ``visible`` only."""

    agent: str
    part: Part
    name: str = ""
    visible: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """The message that both sides see last, as lists show it: its public number, when (ms) and by
    which side ("customer" or "agent"), how it begins and how many files came with it; of a recalled
    one nothing is left.
    """

    seq: int
    at: int
    by: str
    text: str = ""
    files: int = 0


@dataclass(frozen=True, slots=True)
class Conversation:
    """Where a conversation stands. Times are ms since 1970; ``version`` counts commits, ``seq``
    entries; of the messages those ``counted`` have been credited to somebody in the counters.

    ``since`` is when the clock of the present state began, ``fired`` names the deadlines that were
    done and ``late`` is by how much (ms) the others have moved because the clock was late.
    ``due_at`` is what the clock is armed for: the next real deadline or earlier.

    ``asked_group`` is the group the customer named, wherever the rules sent them; ``topic`` is
    their choice of question, ``skills`` what it takes to answer (skill → least level). ``weight``
    is what a seat for it takes. ``declined`` are those who let an offer of it pass, the last of
    them at ``declined_at``. ``came_from`` is the group it returns to when nobody takes it over.
    ``held_until`` is when the group opens: until then it has no place. ``begun_as`` is the
    anonymous customer whose it was before they signed in. ``said`` is the last message,
    ``unanswered`` are the public numbers of the customer's since the staff's last one, the latest
    at most.
    """

    tenant: str
    id: str
    customer: str
    group: str
    state: State
    opened_at: int
    channel: str = "chat"
    language: str = ""
    version: int = 0
    seq: int = 0
    public_seq: int = 0
    agent: str | None = None
    last_agent: str | None = None
    avoid: str | None = None
    place: int | None = None
    priority: int = 0
    since: int = 0
    fired: tuple[str, ...] = ()
    late: int = 0
    asked_by: str = ""
    urged: int = 0
    urged_at: int = 0
    messages_in: int = 0
    messages_out: int = 0
    counted_in: int = 0
    counted_out: int = 0
    assigned_at: int = 0
    ended_at: int = 0
    ended_reason: EndedReason | None = None
    previous: str | None = None
    rating: Rating | None = None
    due_at: int | None = None
    asked_group: str = ""
    topic: str = ""
    skills: Mapping[str, int] = field(default_factory=dict)
    weight: int = 1
    declined: tuple[str, ...] = ()
    declined_at: int = 0
    offers: tuple[Offer, ...] = ()
    participants: tuple[Participant, ...] = ()
    came_from: str = ""
    held_until: int = 0
    begun_as: str = ""
    said: Said | None = None
    unanswered: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether somebody still owes it something."""
        return self.state in OPEN

    @property
    def is_late(self) -> bool:
        """Whether supervisors were alarmed because its customer waits too long."""
        return self.is_open and ALARM in self.fired

    @property
    def seated(self) -> tuple[str, ...]:
        """The agents who hold a seat for it: the owner, and whoever is asked to become it."""
        asked = (o.agent for o in self.offers if o.kind in WITH_SEAT)
        return (*((self.agent,) if self.agent else ()), *asked)

    @property
    def parts(self) -> frozenset[str]:
        """The agents who have a part in it without a seat, or are invited to."""
        invited = (o.agent for o in self.offers if o.kind not in WITH_SEAT)
        return frozenset({*invited, *(p.agent for p in self.participants)})

    @property
    def staff(self) -> frozenset[str]:
        """Everybody of the staff who has a part in it or is asked to."""
        return self.parts | frozenset(self.seated)
