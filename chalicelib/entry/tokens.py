"""Signed tokens: JSON Web Tokens with HS256 and nothing else, whatever their header says."""

import hmac
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Collection, Iterable
from hashlib import sha256
from typing import TypeVar

import msgspec

from chalicelib.domain.errors import Unauthenticated

PART = re.compile(r"[A-Za-z0-9_-]+")
LONGEST = 8192


class Header(msgspec.Struct):
    """What is looked at of a token's header; extensions that must be understood are refused."""

    alg: str
    kid: str = ""
    crit: list[str] | None = None


class Signed(msgspec.Struct, kw_only=True):
    """What any token says: when it ends, in seconds since 1970."""

    exp: int


class Claims(Signed, omit_defaults=True, kw_only=True):
    """What our own tokens say; ``aud`` is the kind of token, ``jti`` names one used once, ``era``
    is the agent's when it was made.
    """

    aud: str
    ten: str
    sub: str
    role: str = ""
    sid: str = ""
    jti: str = ""
    era: int = 0


AnyStruct = TypeVar("AnyStruct", bound=msgspec.Struct)
AnyClaims = TypeVar("AnyClaims", bound=Signed)


def encode(signer: tuple[str, str], claims: msgspec.Struct) -> str:
    """A token signed with a key, of which both id and secret are given."""
    kid, secret = signer
    head = _to_text(msgspec.json.encode({"alg": "HS256", "kid": kid, "typ": "JWT"}))
    signed = f"{head}.{_to_text(msgspec.json.encode(claims))}"
    return f"{signed}.{_to_text(_signature(secret, signed))}"


class Ours(msgspec.Struct):
    """What every token of ours says at least."""

    aud: str


def decode(
    secret_of: Callable[[str], str | None],
    token: str,
    kind: type[AnyClaims],
    audiences: Collection[str],
    now: int,
) -> AnyClaims:
    """The claims of a token of ours, signed with a key whose secret is known; raises
    Unauthenticated (token_invalid, token_expired).
    """
    header, payload, signed, signature = _parts(token)
    secret = secret_of(header.kid)
    if secret is None or not _matches(secret, signed, signature):
        raise _invalid()
    if _claims(payload, Ours).aud not in audiences:
        raise _invalid()
    return _current(_claims(payload, kind), now)


def decode_foreign(
    secrets: Iterable[str], token: str, kind: type[AnyClaims], now: int
) -> AnyClaims:
    """The claims of a token that a tenant signed with any of its secrets; raises the same."""
    _, payload, signed, signature = _parts(token)
    if not any(_matches(secret, signed, signature) for secret in secrets):
        raise _invalid()
    return _current(_claims(payload, kind), now)


def _parts(token: str) -> tuple[Header, bytes, str, bytes]:
    parts = token.split(".")
    if len(token) > LONGEST or len(parts) != 3 or not all(PART.fullmatch(part) for part in parts):
        raise _invalid()
    header = _claims(_from_text(parts[0]), Header)
    if header.alg != "HS256" or header.crit is not None:
        raise _invalid()
    return header, _from_text(parts[1]), f"{parts[0]}.{parts[1]}", _from_text(parts[2])


def _claims(payload: bytes, kind: type[AnyStruct]) -> AnyStruct:
    try:
        return msgspec.json.decode(payload, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise _invalid() from None


def _current(claims: AnyClaims, now: int) -> AnyClaims:
    if claims.exp * 1000 <= now:
        raise Unauthenticated("token_expired", "The token has expired.")
    return claims


def _signature(secret: str, signed: str) -> bytes:
    return hmac.digest(secret.encode(), signed.encode(), sha256)


def _matches(secret: str, signed: str, signature: bytes) -> bool:
    return hmac.compare_digest(_signature(secret, signed), signature)


def _to_text(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def _from_text(text: str) -> bytes:
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        raise _invalid() from None


def _invalid() -> Unauthenticated:
    return Unauthenticated("token_invalid", "The token cannot be trusted.")
