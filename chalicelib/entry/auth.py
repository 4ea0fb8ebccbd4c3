"""From a token to an Actor. Whatever cannot be trusted is Unauthenticated; why is in the code."""

import hmac
import re
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Annotated, Any

import msgspec
from msgspec import Meta, field

from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.errors import Invalid, Unauthenticated
from chalicelib.entry.decoding import refuse_controls
from chalicelib.entry.shapes.base import Language, RawAttributes, as_texts
from chalicelib.entry.tokens import AnyClaims, Claims, Signed, decode, decode_foreign, encode
from chalicelib.flow.ports import Ports
from chalicelib.flow.sign_in import Session, holds
from chalicelib.flow.visitors import Proof

SESSION_S = 15 * 60
VISITOR_S = 30 * 24 * 3600
RENEWABLE_S = 365 * 24 * 3600  # for so long after its end a visitor's token is good for another
TICKET_S = 60
CHALLENGE_S = 180
IDENTITY_LONGEST_S = 3600
API_KEY = re.compile(r"sk_live_(?P<tenant>[0-9a-z]{22})_(?P<key>[0-9a-z]{22})_[0-9a-z]{32}")


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls; ``session`` names the sign-in of an agent, ``era`` what it must belong to."""

    actor: Actor
    session: str = ""
    era: int = 0


class IdentityClaims(Signed, kw_only=True):
    """What a tenant signs of its customer."""

    sub: str
    jti: str
    name: Annotated[str, Meta(max_length=100)] = ""
    email: Annotated[str, Meta(max_length=200)] = ""
    language: Language = ""
    attributes: RawAttributes = field(default_factory=dict)


class RefreshClaims(Claims, kw_only=True):
    """Our wrapping of the identity service's refresh token: nobody else's is ever passed on."""

    user: str
    inner: str


class ChallengeClaims(Signed, kw_only=True):
    """A challenge that was put to somebody who had given the right password."""

    aud: str
    user: str
    challenge: str
    inner: str


def caller(ports: Ports, authorization: str | None) -> Caller:
    """The caller that an Authorization header stands for; raises Unauthenticated."""
    token = bearer(authorization)
    if token is None:
        raise Unauthenticated("unauthenticated", "A bearer token is needed.")
    if token.startswith("sk_"):
        return Caller(_integrator(ports, token))
    claims = _decode(ports, token, Claims, ("session", "visitor"))
    if claims.aud == "visitor":
        return Caller(Actor(claims.ten, claims.sub, Role.CUSTOMER))
    return _agent(ports, claims)


def bearer(authorization: str | None) -> str | None:
    """The token of an Authorization header, or None."""
    kind, _, token = (authorization or "").partition(" ")
    return token.strip() if kind.lower() == "bearer" and token.strip() else None


def _agent(ports: Ports, claims: Claims) -> Caller:
    """The row decides: a role or an account that was taken away is gone at once."""
    agent = ports.store.agent(claims.ten, claims.sub)
    if agent is None or not holds(agent, claims.era) or claims.sid in agent.signed_out:
        raise Unauthenticated("signed_out", "This session has ended.")
    return Caller(Actor(agent.tenant, agent.id, agent.role), claims.sid, claims.era)


def _integrator(ports: Ports, token: str) -> Actor:
    parts = API_KEY.fullmatch(token)
    key = ports.store.key("ten_" + parts["tenant"], "key_" + parts["key"]) if parts else None
    digest = sha256(token.encode()).hexdigest()
    if key is None or not hmac.compare_digest(key.digest, digest) or key.revoked:
        raise Unauthenticated("key_invalid", "The API key is not valid.")
    if key.expires_at and key.expires_at <= ports.now():
        raise Unauthenticated("key_expired", "The API key has expired.")
    return Actor(key.tenant, key.id, Role.INTEGRATOR, frozenset(key.scopes))


def visitor(ports: Ports, authorization: str | None, tenant: str) -> str | None:
    """The customer whom a returning visitor's token names, if it still counts in this tenant; one
    that has expired does for a year, to be renewed.
    """
    token = bearer(authorization)
    if token is None:
        return None
    ended = ports.now() - RENEWABLE_S * 1000
    try:
        claims = _decode(ports, token, Claims, ("visitor",), ended)
    except Unauthenticated:
        # An old token is no reason to turn a visitor away: they start anew.
        return None
    return claims.sub if claims.ten == tenant else None


def proof(ports: Ports, secrets: tuple[str, ...], token: str) -> Proof:
    """What a tenant's signature proves of a customer; raises Unauthenticated."""
    claims = decode_foreign(secrets, token, IdentityClaims, ports.now())
    if claims.exp * 1000 > ports.now() + (IDENTITY_LONGEST_S + 60) * 1000:
        raise Unauthenticated("identity_too_long", "An identity may be signed for an hour at most.")
    if not 1 <= len(claims.sub) <= 128 or not claims.jti:
        raise Unauthenticated(
            "identity_incomplete", "An identity needs sub (1 to 128 characters) and jti."
        )
    refuse_controls(msgspec.to_builtins(claims), "/identity")
    attributes = as_texts(claims.attributes)
    return Proof(claims.sub, claims.name, claims.email, claims.language, attributes)


def visitor_token(ports: Ports, tenant: str, customer: str) -> tuple[str, int]:
    """A customer's token, and when it expires (ms)."""
    return _signed(ports, VISITOR_S, aud="visitor", ten=tenant, sub=customer)


def session_token(ports: Ports, agent: Agent, sid: str) -> tuple[str, int]:
    """An agent's token, and when it expires (ms)."""
    return _signed(
        ports,
        SESSION_S,
        aud="session",
        ten=agent.tenant,
        sub=agent.id,
        role=agent.role.value,
        sid=sid,
        era=agent.era,
    )


def ticket(ports: Ports, holder: Caller) -> tuple[str, int]:
    """A ticket for one socket, and when it expires (ms)."""
    actor = holder.actor
    who = {"ten": actor.tenant, "sub": actor.id, "role": actor.role.value, "sid": holder.session}
    jti = ports.entropy(16).hex()
    return _signed(ports, TICKET_S, aud="ticket", jti=jti, era=holder.era, **who)


def ticket_holder(ports: Ports, token: str) -> Caller:
    """Whom a ticket lets in, once; raises Unauthenticated."""
    claims = _decode(ports, token, Claims, ("ticket",))
    if claims.role == Role.CUSTOMER:
        holder = Caller(Actor(claims.ten, claims.sub, Role.CUSTOMER))
    else:
        holder = _agent(ports, claims)
    # The same digest could take a use over that was never answered; no two uses share this one.
    use = ports.entropy(16).hex()
    if ports.store.remember(claims.ten, "ticket", claims.jti, use, ports.now()) is not None:
        raise Unauthenticated("ticket_used", "A ticket opens one socket.")
    return holder


def refresh_token(ports: Ports, session: Session, username: str, seconds: int = VISITOR_S) -> str:
    """What renews a session, wrapped so that only one that we gave out is ever accepted."""
    claims = RefreshClaims(
        aud="refresh",
        ten=session.agent.tenant,
        sub=session.agent.id,
        sid=session.sid,
        era=session.agent.era,
        exp=ports.now() // 1000 + seconds,
        user=username,
        inner=session.refresh_token,
    )
    return _encode(ports, claims)


def refresh_claims(ports: Ports, token: str) -> RefreshClaims:
    """What stands in a refresh token of ours; raises Unauthenticated."""
    return _decode(ports, token, RefreshClaims, ("refresh",))


def own_session(ports: Ports, mine: Caller, token: str) -> RefreshClaims:
    """What stands in the refresh token of the caller's own session; raises Invalid for another's
    and Unauthenticated.
    """
    given = refresh_claims(ports, token)
    if (given.sub, given.sid) != (mine.actor.id, mine.session):
        raise Invalid(
            "another_session", "This refresh token is of another session.", pointer="/refresh_token"
        )
    return given


def challenge_token(ports: Ports, username: str, challenge: str, inner: str) -> str:
    """A put challenge, wrapped so that nobody can answer one that was not put to them."""
    exp = ports.now() // 1000 + CHALLENGE_S
    claims = ChallengeClaims(
        aud="challenge", user=username, challenge=challenge, inner=inner, exp=exp
    )
    return _encode(ports, claims)


def challenge_claims(ports: Ports, token: str) -> ChallengeClaims:
    """What stands in a challenge of ours; raises Unauthenticated."""
    return _decode(ports, token, ChallengeClaims, ("challenge",))


def _signed(ports: Ports, seconds: int, **claims: Any) -> tuple[str, int]:
    exp = ports.now() // 1000 + seconds
    return _encode(ports, Claims(exp=exp, **claims)), exp * 1000


def _encode(ports: Ports, claims: Signed) -> str:
    return encode(ports.token_keys.signer(ports.now()), claims)


def _decode(
    ports: Ports,
    token: str,
    kind: type[AnyClaims],
    audiences: tuple[str, ...],
    at: int | None = None,
) -> AnyClaims:
    """The claims of a token of ours, as of now or of another moment; raises Unauthenticated."""
    now = ports.now()
    secret_of = partial(ports.token_keys.secret, now=now)
    return decode(secret_of, token, kind, audiences, now if at is None else at)
