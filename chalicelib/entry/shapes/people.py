"""Agents, sign-in and tokens."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from chalicelib.entry.shapes.base import (
    AgentId,
    Attributes,
    ConversationId,
    CustomerId,
    GroupId,
    Language,
    Name,
    PageQuery,
    Shape,
    Skills,
    SomeLanguage,
    Time,
    WidgetKey,
)
from chalicelib.entry.shapes.hours import Break, Shifts
from chalicelib.flow.sign_in import EMAIL, LONGEST_EMAIL, WORKSPACE

Slug = Annotated[str, Meta(pattern=WORKSPACE)]
Email = Annotated[str, Meta(pattern=EMAIL, max_length=LONGEST_EMAIL)]
Password = Annotated[str, Meta(min_length=1, max_length=256)]
RefreshToken = Annotated[str, Meta(max_length=8192)]
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
    ``missed_offers`` are those let pass since the last answer.
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


class NewVisitor(Shape):
    """A visitor of a site: the widget key, and who they are if the tenant signs it."""

    key: WidgetKey
    identity: Annotated[
        str | None,
        Meta(
            description="A JWT (HS256) by the tenant: sub, exp within an hour, jti; name, email …"
        ),
    ] = None
    language: Language = ""
    name: Annotated[str, Meta(max_length=100)] = ""
    email: Annotated[str, Meta(max_length=200)] = ""
    attributes: Attributes = msgspec.field(default_factory=dict)


class VisitorMade(Shape):
    """The visitor's token."""

    token: str
    customer: CustomerId
    expires_at: Time


class SignIn(Shape):
    """An agent's credentials; ``workspace`` is the tenant's slug."""

    workspace: Slug
    email: Email
    password: Password


class SignUp(Shape):
    """A workspace to be, and who signs in to it first; ``language`` is the console's for them."""

    workspace: Annotated[str, Meta(max_length=100, description="a-z, 0-9 and -, 2 to 32 of them.")]
    company: Name
    name: Name
    email: Annotated[str, Meta(max_length=200)]
    password: Password
    language: Language = ""


class Answer(Shape):
    """The answer to a challenge: a new password, or the code of an authenticator."""

    workspace: Slug
    email: Email
    challenge: Literal["NEW_PASSWORD_REQUIRED", "SOFTWARE_TOKEN_MFA"]
    challenge_session: Annotated[str, Meta(max_length=8192)]
    answer: Password


class Refresh(Shape):
    """A new session for an old one."""

    workspace: Slug
    email: Email
    refresh_token: RefreshToken


class SignOut(Shape):
    """The session to end."""

    refresh_token: RefreshToken


class SignedIn(Shape):
    """A session (15 minutes) and what renews it, or the challenge that stands before it."""

    session: str | None = None
    refresh_token: str | None = None
    expires_at: Time | None = None
    agent: AgentShown | None = None
    challenge: str | None = None
    challenge_session: str | None = None


class TicketMade(Shape):
    """A ticket to open one socket, once, within a minute: connect to ``url``.

    The socket speaks as who asked for the ticket until it is closed, two hours at most.
    """

    ticket: str
    url: str
    expires_at: Time
