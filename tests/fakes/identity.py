"""Sign-ins in memory: passwords, one authenticator code, refresh tokens."""

from dataclasses import dataclass

from chalicelib.domain.errors import Invalid, Unauthenticated
from chalicelib.flow.ports import AlreadyThere, Challenge, Verified

CODE = "123456"
SECRET = "JBSWY3DPEHPK3PXP"


@dataclass
class User:
    """One sign-in."""

    tenant: str
    agent: str
    password: str
    fresh: bool = True
    mfa: bool = False
    ended: int = 0
    offered: bool = False
    sent: str = ""


class FakeIdentity:
    """``flow.ports.Identity``; ``users`` by name, ``mfa`` is switched on there; ``mails`` are the
    codes that were sent.
    """

    def __init__(self) -> None:
        self.users: dict[str, User] = {}
        self.revoked: set[str] = set()
        self.mails: list[tuple[str, str]] = []
        self._given = 0

    def create(self, username: str, email: str, tenant: str, agent: str, password: str) -> None:
        if username in self.users:
            raise AlreadyThere
        _check(password)
        self.users[username] = User(tenant, agent, password)

    def delete(self, username: str) -> None:
        self.users.pop(username, None)

    def owner(self, username: str) -> tuple[str, str] | None:
        user = self.users.get(username)
        return (user.tenant, user.agent) if user else None

    def set_password(self, username: str, password: str, permanent: bool) -> None:
        _check(password)
        user = self.users[username]
        user.password, user.fresh = password, not permanent

    def sign_in(self, username: str, password: str) -> Verified | Challenge:
        user = self.users.get(username)
        if user is None or user.password != password:
            raise Unauthenticated("wrong_credentials")
        if user.fresh:
            return Challenge("NEW_PASSWORD_REQUIRED", "session-1")
        return (
            Challenge("SOFTWARE_TOKEN_MFA", "session-2") if user.mfa else self._verified(username)
        )

    def answer(self, username: str, challenge: Challenge, answer: str) -> Verified | Challenge:
        if challenge.name == "NEW_PASSWORD_REQUIRED":
            self.set_password(username, answer, permanent=True)
        elif answer != CODE:
            raise Unauthenticated("wrong_credentials")
        return self._verified(username)

    def refresh(self, refresh_token: str) -> Verified:
        user = self._user_of(refresh_token)
        return Verified(user.tenant, user.agent, "")

    def revoke(self, refresh_token: str) -> None:
        self.revoked.add(refresh_token)

    def send_code(self, username: str) -> None:
        user = self.users.get(username)
        if user is not None and not user.fresh:
            self._given += 1
            user.sent = f"{self._given:06}"
            self.mails.append((username, user.sent))

    def reset_password(self, username: str, code: str, password: str) -> None:
        user = self.users.get(username)
        if user is None or not user.sent or user.sent != code:
            raise Invalid("wrong_code", pointer="/code")
        self.set_password(username, password, permanent=True)
        user.sent = ""

    def offer_authenticator(self, refresh_token: str) -> str:
        self._user_of(refresh_token).offered = True
        return SECRET

    def confirm_authenticator(self, username: str, refresh_token: str, code: str) -> None:
        user = self._user_of(refresh_token)
        if not user.offered or code != CODE:
            raise Invalid("wrong_code")
        self.users[username].mfa, user.offered = True, False

    def drop_authenticator(self, username: str) -> None:
        self.users[username].mfa = False

    def end_all(self, username: str) -> None:
        if username in self.users:
            self.users[username].ended = self._given

    def _user_of(self, refresh_token: str) -> User:
        name, _, number = refresh_token.partition("#")
        user = self.users.get(name)
        if user is None or refresh_token in self.revoked or int(number) <= user.ended:
            raise Unauthenticated("wrong_credentials")
        return user

    def _verified(self, username: str) -> Verified:
        user = self.users[username]
        self._given += 1
        return Verified(user.tenant, user.agent, f"{username}#{self._given}")


def _check(password: str) -> None:
    if len(password) < 12:
        raise Invalid("weak_password")
