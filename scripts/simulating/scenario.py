"""What a simulated day is made of, drawn or recorded: plain values. Times are ms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from chalicelib.domain.agents.model import Agent
from chalicelib.domain.conversations.policy import Policy, resolve

TENANT = "ten_simulated"
FOREVER = 1 << 52  # the lease of somebody who is simply there


@dataclass(frozen=True)
class Setup:
    """What the tenant has set. ``groups`` maps an id to overrides, which may hold ``channels``;
    the clock looks at whole multiples of ``clock_ms``.
    """

    policy: Mapping[str, Any] = field(default_factory=dict)
    channels: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    groups: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    rules: tuple[Mapping[str, Any], ...] = ()
    default_group: str = ""
    tenant: str = TENANT
    clock_ms: int = 60_000

    def of(self, group: str, channel: str) -> Policy:
        """The settings in force."""
        if (group, channel) not in self._resolved:
            theirs = self.groups[group]
            of_channel = theirs.get("channels", {}).get(channel, {})
            layers = self.policy, self.channels.get(channel, {}), theirs, of_channel
            self._resolved[group, channel] = resolve(*layers)
        return self._resolved[group, channel]

    @cached_property
    def _resolved(self) -> dict[tuple[str, str], Policy]:
        return {}


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch on an agent's seat, ``ms`` long (None: nobody saw its end), and what ``then``
    became of the conversation: "ended", "requeued" (for a ``reason``), "transferred" to a ``group``
    or to the agent ``to``, or "asked" whether it is solved, with nobody there any more. ``agent``
    is whose seat it was ("": anybody's); ``by_clock``: the clock's look ended it.
    """

    ms: int | None
    then: str = "ended"
    reason: str = ""
    group: str = ""
    to: str = ""
    agent: str = ""
    by_clock: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Act:
    """Something that was done by hand: "urge", "return", "confirm" and "reject" by the customer,
    "move" to a ``group``, "claim" and "reopen" by an ``agent``, "ask" an ``agent`` to take it over.
    """

    at: int
    what: str
    agent: str = ""
    group: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """How an agent answered an offer, after how long: "accepted", "declined", "missed", "gone"
    before they could, or "never": it came to nothing otherwise.
    """

    how: str
    after_ms: int
    agent: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Patience:
    """How long one wait is borne (None: to its end), and whether a message is ``left`` then."""

    ms: int | None
    left: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Visit:
    """One customer with one conversation, as the rules routed it.

    ``patience`` is for each of its waits in turn, the last for any further one; the same goes for
    ``stretches`` on seats. ``answers`` are those of agents whom it was offered to.
    """

    id: str
    at: int
    group: str
    customer: str = ""
    channel: str = "chat"
    language: str = ""
    topic: str = ""
    last_agent: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    signed: bool = False
    returning: bool = False
    skills: Mapping[str, int] = field(default_factory=dict)
    priority: int = 0
    patience: tuple[Patience, ...] = (Patience(None),)
    stretches: tuple[Stretch, ...] = ()
    acts: tuple[Act, ...] = ()
    answers: tuple[Answer, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Move:
    """From ``at`` on the agent is this, seats, load and idleness aside; ``by_clock``: the clock's
    look made it so.
    """

    at: int
    agent: Agent
    by_clock: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """All that comes from outside: agents who come and go, customers who arrive; ``handlings_ms``
    to draw from for those whom nobody served as it was recorded.
    """

    moves: tuple[Move, ...]
    visits: tuple[Visit, ...]
    handlings_ms: tuple[int, ...] = ()
