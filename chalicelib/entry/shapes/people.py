"""Agents, sign-in and tokens."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from chalicelib.entry.shapes.base import (
    AgentId,
    ConversationId,
    GroupId,
    Name,
    PageQuery,
    Shape,
    Skills,
    SomeLanguage,
    Time,
)
from chalicelib.entry.shapes.hours import Break, Shifts
from chalicelib.flow.sign_in import EMAIL, LONGEST_EMAIL

Email = Annotated[str, Meta(pattern=EMAIL, max_length=LONGEST_EMAIL)]
Password = Annotated[str, Meta(min_length=1, max_length=256)]
StaffRole = Literal["agent", "supervisor", "admin"]
StatusName = Literal["online", "busy", "away", "offline"]
Groups = Annotated[tuple[GroupId, ...], Meta(max_length=40)]
Languages = Annotated[
    tuple[SomeLanguage, ...], Meta(max_length=20, description="Those spoken; none is any.")
]
Breaks = Annotated[tuple[Break, ...], Meta(max_length=100, description="Planned or running.")]
MomentOrDay = Annotated[str, Meta(max_length=40, description="RFC 3339, or a UTC day.")]
Capacity = Annotated[int, Meta(ge=0, le=100, description="Conversations at once.")]


class AgentShown(Shape):
    """An agent; ``load`` counts taken seats.

    ``connected`` says whether they are there, ``reachable`` whether they are given work;
    ``missed_offers`` are those let pass since the last answer. ``picture`` names the picture: ""
    is none, another picture has another name.
    """

    id: AgentId
    name: str
    email: str
    role: str
    groups: list[GroupId]
    capacity: int
    active: bool
    version: int
    status: str
    status_reason: str
    reachable: bool
    load: int
    conversations: list[ConversationId]
    skills: Skills
    languages: Languages
    shifts: Shifts
    breaks: Breaks
    connected: bool
    missed_offers: int
    picture: str


class AgentList(Shape):
    """A page of agents."""

    data: list[AgentShown]
    next_cursor: str | None
    has_more: bool


class AgentsQuery(PageQuery):
    """Which agents."""


class NewAgent(Shape):
    """An agent to be; the answer holds the first password."""

    email: Email
    name: Name
    role: StaffRole = "agent"
    groups: Groups = ()
    capacity: Capacity = 5
    skills: Skills = msgspec.field(default_factory=dict)
    languages: Languages = ()
    shifts: Shifts | None = None
    breaks: Breaks = ()


class AgentMade(AgentShown):
    """The new agent and, once, the password for the first sign-in (null when answered again)."""

    temporary_password: str | None


class PasswordMade(Shape):
    """The password for the next sign-in, once (null when answered again)."""

    temporary_password: str | None


class AgentChange(Shape):
    """What to change of an agent."""

    name: Name | msgspec.UnsetType = msgspec.UNSET
    role: StaffRole | msgspec.UnsetType = msgspec.UNSET
    groups: Groups | msgspec.UnsetType = msgspec.UNSET
    capacity: Capacity | msgspec.UnsetType = msgspec.UNSET
    active: bool | msgspec.UnsetType = msgspec.UNSET
    skills: Skills | msgspec.UnsetType = msgspec.UNSET
    languages: Languages | msgspec.UnsetType = msgspec.UNSET
    shifts: Shifts | msgspec.UnsetType | None = msgspec.UNSET
    breaks: Breaks | msgspec.UnsetType = msgspec.UNSET


class AgentLogQuery(PageQuery):
    """Between two moments, or days, both included; today unless given."""

    from_: MomentOrDay | None = msgspec.field(default=None, name="from")
    to: MomentOrDay | None = None


class AgentChangeShown(Shape):
    """What an agent was from ``at`` on; ``by`` is who made it so: an id, or "system"."""

    at: Time
    version: int
    by: str
    status: str
    reason: str
    connected: bool
    reachable: bool
    active: bool
    capacity: int
    groups: list[GroupId]
    languages: Languages
    skills: Skills


class AgentLog(Shape):
    """A page of an agent's log, in order."""

    data: list[AgentChangeShown]
    next_cursor: str | None
    has_more: bool


class StatusChange(Shape):
    """What an agent chooses to be, and why."""

    status: StatusName
    reason: Annotated[str, Meta(max_length=100)] = ""
