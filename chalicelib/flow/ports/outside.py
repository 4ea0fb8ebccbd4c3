"""What leaves, as Protocols: pushes, files, sign-ins and what tokens are signed with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from chalicelib.domain.token_keys import Ring
from chalicelib.flow.ports.values import Attachment


class Push(Protocol):
    """Frames to sockets: hints, best effort."""

    def send(self, frames: Sequence[tuple[str, bytes]]) -> list[str]:
        """Send each (connection, frame); answers the connections that are gone."""

    def start(self, frames: Sequence[tuple[str, bytes]]) -> Callable[[], None]:
        """Send one frame to each of several connections without waiting; call the answer later."""

    def close(self, connections: Sequence[str]) -> None: ...


class Files(Protocol):
    """Attachments' bytes."""

    def upload(self, attachment: Attachment) -> dict[str, Any]:
        """A presigned POST, ``{url, fields}``, bound to the key, type and greatest size."""

    def download(self, attachment: Attachment) -> str:
        """A presigned address, good for a few minutes."""

    def exists(self, attachment: Attachment) -> bool: ...


class AlreadyThere(Exception):
    """The user name is taken."""


@dataclass(frozen=True, slots=True)
class Verified:
    """Whom the identity service vouches for."""

    tenant: str
    agent: str
    refresh_token: str


@dataclass(frozen=True, slots=True)
class Challenge:
    """What must be answered before; ``session`` is the identity service's own."""

    name: str
    session: str


class Identity(Protocol):
    """Agents' sign-ins; each refusal is Unauthenticated("wrong_credentials")."""

    def create(self, username: str, email: str, tenant: str, agent: str, password: str) -> None:
        """Make a user with a first password; raises AlreadyThere and Invalid("weak_password")."""

    def delete(self, username: str) -> None:
        """Make as if a user had never been."""

    def owner(self, username: str) -> tuple[str, str] | None:
        """The tenant and agent whom a user name stands for."""

    def set_password(self, username: str, password: str, permanent: bool) -> None:
        """Set a password, which must be changed at the next sign-in unless it is permanent; raises
        Invalid("weak_password").
        """

    def sign_in(self, username: str, password: str) -> Verified | Challenge: ...
    def answer(self, username: str, challenge: Challenge, answer: str) -> Verified | Challenge:
        """Answer a challenge; also raises Invalid("weak_password")."""

    def refresh(self, refresh_token: str) -> Verified: ...
    def revoke(self, refresh_token: str) -> None: ...
    def send_code(self, username: str) -> None:
        """Send a code for a new password by e-mail, if there is whom to send it."""

    def reset_password(self, username: str, code: str, password: str) -> None:
        """Set a password by the code that was sent; raises Invalid("wrong_code") and
        ("weak_password").
        """

    def offer_authenticator(self, refresh_token: str) -> str:
        """A secret (Base32) for an authenticator; it counts once it is confirmed."""

    def confirm_authenticator(self, username: str, refresh_token: str, code: str) -> None:
        """Ask for codes of the offered secret from now on; raises Invalid("wrong_code")."""

    def drop_authenticator(self, username: str) -> None:
        """Ask for no codes any more."""

    def end_all(self, username: str) -> None:
        """Make all refresh tokens of a user worthless."""


class TokenKeys(Protocol):
    """The ring of ``domain.token_keys``: as this process remembers it, and as it is stored."""

    def signer(self, now: int) -> tuple[str, str]:
        """Id and secret of the key that signs."""

    def secret(self, kid: str, now: int) -> str | None:
        """The secret of a key; of one that is not known, the stored ring is asked once a minute."""

    def stored(self) -> tuple[Ring, str]:
        """The ring as it is at this moment, and its version."""

    def replace(self, ring: Ring, version: str) -> None:
        """Store the ring that follows a version; Conflict("version") when another one does."""
