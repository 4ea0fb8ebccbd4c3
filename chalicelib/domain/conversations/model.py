"""The conversation's state row: small, and everything else is in the log."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Rating:
    """What the customer thought of it; the comment stands in the log."""

    score: int
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conversation:
    """Where a conversation stands. Times are ms since 1970; ``version`` counts commits, ``seq``
    entries; of the messages those ``counted`` have been credited to somebody in the counters.

    ``since`` is when the clock of the present state began, ``fired`` names the deadlines that were
    done and ``late`` is by how much (ms) the others have moved because the clock was late.
    ``due_at`` is what the clock is armed for: the next real deadline or earlier.
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

    @property
    def is_open(self) -> bool:
        """Whether somebody still owes it something."""
        return self.state in OPEN
