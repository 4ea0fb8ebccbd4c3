"""How agents, visitors and sockets come in."""

from chalicelib.config import settings
from chalicelib.domain.actors import Role
from chalicelib.domain.errors import Forbidden, Unauthenticated
from chalicelib.domain.times import rfc3339
from chalicelib.entry import auth, idempotency
from chalicelib.entry.api import PUBLIC, Api
from chalicelib.entry.call import Call
from chalicelib.entry.rest.people import agent_fields
from chalicelib.entry.shapes.people import AgentShown
from chalicelib.entry.shapes.sign_in import (
    Answer,
    Forgot,
    ForgotTaken,
    NewVisitor,
    Refresh,
    Reset,
    SignedIn,
    SignIn,
    SignOut,
    SignUp,
    TicketMade,
    VisitorMade,
)
from chalicelib.flow import authenticator, founding, passwords, resets, sign_in, visitors, welcome
from chalicelib.flow.ports import Challenge, Verified

api = Api(__name__, "sign-in")


@api.on("POST /v1/visitors", PUBLIC, status=201, minting=True)
def create_visitor(call: Call, body: NewVisitor) -> VisitorMade:
    """Become a customer: a token for a widget key."""
    tenant = visitors.tenant_for(call.ports, body.key)
    proof = (
        auth.proof(call.ports, tenant.identity_secrets, body.identity) if body.identity else None
    )
    claimed = visitors.Claimed(body.name, body.email, body.language, body.attributes)
    returning = auth.visitor(call.ports, call.header("authorization"), tenant.id)
    customer = visitors.admit(
        call.ports,
        tenant.id,
        proof,
        claimed,
        returning,
        idempotency.name_of_visit(call, tenant.id),
    )
    token, expires = auth.visitor_token(call.ports, tenant.id, customer.id)
    return VisitorMade(token=token, customer=customer.id, expires_at=rfc3339(expires))


@api.on("POST /v1/sign-up", PUBLIC, status=201, minting=True)
def sign_up(call: Call, body: SignUp) -> SignedIn:
    """Make a tenant and sign in as its first administrator."""
    if settings().sign_up != "open":
        raise Forbidden("sign_up_closed", "Whoever runs this service makes the workspaces.")
    _, admin = founding.sign_up(
        call.ports,
        body.workspace,
        body.company,
        body.name,
        body.email,
        body.password,
        body.language,
    )
    user = sign_in.username(body.workspace, admin.email)
    return _outcome(call, user, call.ports.identity.sign_in(user, body.password))


@api.on("POST /v1/sign-in", PUBLIC, minting=True)
def sign_in_agent(call: Call, body: SignIn) -> SignedIn:
    """Sign in as an agent."""
    user = sign_in.username(body.workspace, body.email)
    return _outcome(call, user, call.ports.identity.sign_in(user, body.password))


@api.on("POST /v1/sign-in/challenge", PUBLIC, minting=True)
def answer_challenge(call: Call, body: Answer) -> SignedIn:
    """Answer the challenge before a session."""
    user = sign_in.username(body.workspace, body.email)
    put = auth.challenge_claims(call.ports, body.challenge_session)
    if (put.user, put.challenge) != (user, body.challenge):
        raise Unauthenticated("wrong_credentials")
    challenge = Challenge(put.challenge, put.inner)
    with passwords.unfit_at("/answer"):
        outcome = call.ports.identity.answer(user, challenge, body.answer)
    return _outcome(call, user, outcome, by_code=body.challenge == "SOFTWARE_TOKEN_MFA")


@api.on("POST /v1/sign-in/refresh", PUBLIC, minting=True)
def refresh_session(call: Call, body: Refresh) -> SignedIn:
    """Renew a session."""
    user = sign_in.username(body.workspace, body.email)
    old = auth.refresh_claims(call.ports, body.refresh_token)
    if old.user != user:
        raise Unauthenticated("wrong_credentials")
    return _signed_in(call, user, sign_in.renewed(call.ports, old.sub, old.sid, old.era, old.inner))


@api.on("POST /v1/sign-in/forgot", PUBLIC, status=202)
def forgot_password(call: Call, body: Forgot) -> ForgotTaken:
    """Have a code for a new password sent by e-mail; the answer is always the same."""
    call.ports.identity.send_code(sign_in.username(body.workspace, body.email))
    return ForgotTaken()


@api.on("POST /v1/sign-in/reset", PUBLIC, status=204)
def reset_password(call: Call, body: Reset) -> None:
    """Set a new password by the code that was sent; ends all sessions."""
    resets.by_mail(call.ports, body.workspace, body.email, body.code, body.password)


@api.on("POST /v1/sign-out", "me", status=204, minting=True)
def sign_out(call: Call, body: SignOut) -> None:
    """End the session."""
    mine = call.signed_in
    given = auth.own_session(call.ports, mine, body.refresh_token)
    sign_in.closed(call.ports, mine.actor, mine.session, given.inner)


@api.on("POST /v1/sign-out/everywhere", "me", status=204, minting=True)
def sign_out_everywhere(call: Call) -> None:
    """End all one's sessions, this one too, and close all sockets."""
    me = call.actor
    user = passwords.name_of(call.ports, me.tenant, me.id)
    sign_in.closed_everywhere(call.ports, me.tenant, me.id, user)


@api.on("POST /v1/socket-tickets", "socket.connect", status=201, minting=True)
def create_ticket(call: Call) -> TicketMade:
    """A ticket to open one socket."""
    actor = call.actor
    if actor.role is Role.CUSTOMER:
        welcome.customer(call.ports, actor.tenant, actor.id)
    ticket, expires = auth.ticket(call.ports, call.signed_in)
    return TicketMade(
        ticket=ticket,
        url=f"{settings().needed('socket_url')}?ticket={ticket}",
        expires_at=rfc3339(expires),
    )


def _outcome(
    call: Call, user: str, outcome: Verified | Challenge, by_code: bool = False
) -> SignedIn:
    if isinstance(outcome, Verified):
        session = sign_in.opened(call.ports, outcome)
        # What a crash kept from the row is put right here.
        authenticator.noted(call.ports, session.agent, by_code)
        return _signed_in(call, user, session)
    put = auth.challenge_token(call.ports, user, outcome.name, outcome.session)
    return SignedIn(challenge=outcome.name, challenge_session=put)


def _signed_in(call: Call, user: str, session: sign_in.Session) -> SignedIn:
    token, expires = auth.session_token(call.ports, session.agent, session.sid)
    return SignedIn(
        session=token,
        refresh_token=auth.refresh_token(call.ports, session, user),
        expires_at=rfc3339(expires),
        agent=AgentShown(**agent_fields(session.agent, call.ports.now())),
    )
