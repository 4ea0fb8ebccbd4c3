"""Oneself: who the token stands for, one's name, password and choices."""

from typing import Annotated, Any

from msgspec import Meta

from chalicelib.entry.shapes.base import END, Name, Shape
from chalicelib.entry.shapes.people import AgentShown, Password
from chalicelib.entry.shapes.sign_in import RefreshToken


class Me(Shape):
    """Who the token stands for."""

    agent: AgentShown
    tenant: str
    workspace: str
    permissions: list[str]
    mfa: Annotated[bool, Meta(description="An authenticator is asked for at the sign-in.")]


class MySession(Shape):
    """The session that asks: its refresh token."""

    refresh_token: RefreshToken


class AuthenticatorOffered(Shape):
    """What an authenticator needs: ``secret`` to type (Base32), ``uri`` for a QR code."""

    secret: str
    uri: str


class AuthenticatorCode(MySession):
    """The code that a new authenticator shows."""

    code: Annotated[str, Meta(pattern=rf"^[0-9]{{6}}{END}")]


class MyChange(Shape):
    """What to change of oneself."""

    name: Name


class PasswordChange(Shape):
    """One's password, and the one that takes its place."""

    old: Password
    new: Password


class Preferences(Shape):
    """The console's own choices; the service keeps them and looks at none."""

    data: Annotated[
        dict[str, Any], Meta(description="At most 4096 bytes as JSON without spaces, in UTF-8.")
    ]
