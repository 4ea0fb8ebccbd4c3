"""An agent: who they are, what they chose, which seats they hold and how long they count as
reachable.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from chalicelib.domain.actors import Role


class Status(StrEnum):
    """What an agent chose to be; whether they can be reached is another matter."""

    ONLINE = "online"
    BUSY = "busy"
    AWAY = "away"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class Agent:
    """One agent of one tenant. Times are ms; ``seats`` maps a conversation to the weight it takes.

    ``seen_until`` is the end of the presence lease that heartbeats extend, ``reachable``
    whether the agent stands on the rosters of the groups, ``signed_out`` maps ended sessions
    to when they would have expired anyway. ``era`` rises when all sessions are ended at once:
    those of earlier eras are over. ``mfa``: an authenticator is asked for at the sign-in.
    ``skills`` maps a skill to a level (1 to 5), ``languages`` empty is any. ``shifts`` are
    hours as the calendar parses them (empty: always on) with ``wrap_up_min`` (no new
    conversations so long before the end), ``shift_until`` is the end of the present one (0:
    none, or it has no end), ``breaks`` are planned spans (ms). ``ranked`` is where the agent
    stands in the order of those with room ("": nowhere). ``missed`` says when offers were let
    pass since ``answered_at``. ``picture`` names the agent's picture ("": none).
    """

    tenant: str
    id: str
    name: str
    email: str
    role: Role = Role.AGENT
    groups: tuple[str, ...] = ()
    capacity: int = 5
    active: bool = True
    version: int = 0
    status: Status = Status.OFFLINE
    status_reason: str = ""
    seen_until: int = 0
    reachable: bool = False
    seats: Mapping[str, int] = field(default_factory=dict)
    load: int = 0
    idle_since: int = 0
    signed_out: Mapping[str, int] = field(default_factory=dict)
    due_at: int | None = None
    skills: Mapping[str, int] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    shifts: Mapping[str, Any] = field(default_factory=dict)
    shift_until: int = 0
    breaks: tuple[tuple[int, int], ...] = ()
    ranked: str = ""
    missed: tuple[str, ...] = ()
    answered_at: int = 0
    era: int = 0
    mfa: bool = False
    picture: str = ""

    @property
    def administers(self) -> bool:
        """Whether this is an administrator who can still sign in."""
        return self.active and self.role is Role.ADMIN

    def has_room(self, weight: int = 1) -> bool:
        """Whether another conversation of this weight fits."""
        return self.load + weight <= self.capacity
