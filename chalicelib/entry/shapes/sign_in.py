"""Sign-up, sign-in, what was forgotten, and tokens."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from chalicelib.entry.shapes.base import (
    END,
    Attributes,
    CustomerId,
    Language,
    Name,
    Shape,
    Time,
    WidgetKey,
)
from chalicelib.entry.shapes.people import AgentShown, Email, Password
from chalicelib.flow.sign_in import WORKSPACE

Slug = Annotated[str, Meta(pattern=WORKSPACE)]
RefreshToken = Annotated[str, Meta(max_length=8192)]


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


class Forgot(Shape):
    """Who has forgotten their password."""

    workspace: Slug
    email: Email


class ForgotTaken(Shape):
    """Taken; whether there was whom to send a code is not told."""


class Reset(Shape):
    """A new password, and the code that was sent."""

    workspace: Slug
    email: Email
    code: Annotated[str, Meta(pattern=rf"^\S{{1,64}}{END}")]
    password: Password


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
