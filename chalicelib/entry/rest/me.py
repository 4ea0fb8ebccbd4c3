"""Oneself."""

from chalicelib.domain.actors import PERMISSIONS, may
from chalicelib.entry import auth
from chalicelib.entry.api import Api
from chalicelib.entry.call import Call
from chalicelib.entry.rest.people import agent_fields, shown
from chalicelib.entry.shapes.me import (
    AuthenticatorCode,
    AuthenticatorOffered,
    Me,
    MyChange,
    MySession,
    PasswordChange,
    Preferences,
)
from chalicelib.entry.shapes.people import AgentShown, StatusChange
from chalicelib.flow import agents, authenticator, passwords, people, preferences, sign_in

api = Api(__name__, "me")


@api.on("GET /v1/me", "me")
def get_me(call: Call) -> Me:
    """Who the token stands for."""
    agent = people.get(call.ports, call.actor.tenant, call.actor.id)
    permitted = [name for name in PERMISSIONS if may(call.actor, name)]
    slug = people.workspace_of(call.ports, agent.tenant).slug
    return Me(
        agent=AgentShown(**agent_fields(agent, call.ports.now())),
        tenant=agent.tenant,
        workspace=slug,
        permissions=permitted,
        mfa=agent.mfa,
    )


@api.on("PUT /v1/me/status", "me")
def set_my_status(call: Call, body: StatusChange) -> AgentShown:
    """Choose one's own status."""
    agent = agents.set_status(call.ports, call.actor, call.actor.id, body.status, body.reason)
    return shown(call, agent)


@api.on("POST /v1/me/heartbeat", "me", status=204)
def heartbeat(call: Call) -> None:
    """Say that one is there; every 20 seconds."""
    agents.beat(call.ports, call.actor)


@api.on("PATCH /v1/me", "me")
def change_me(call: Call, body: MyChange) -> AgentShown:
    """Change one's own name."""
    me, changes = call.actor, body.arguments()
    agent = people.change(call.ports, me.tenant, me.id, me.id, changes, call.check_match)
    return shown(call, agent)


@api.on("PUT /v1/me/password", "me", status=204)
def change_my_password(call: Call, body: PasswordChange) -> None:
    """Change one's own password; sessions go on."""
    passwords.change(call.ports, call.actor, body.old, body.new)


@api.on("POST /v1/me/mfa", "me", minting=True)
def offer_authenticator(call: Call, body: MySession) -> AuthenticatorOffered:
    """Begin with an authenticator: a secret for it, which changes nothing until it is confirmed."""
    secret, uri = authenticator.offered(call.ports, _session(call, body))
    return AuthenticatorOffered(secret=secret, uri=uri)


@api.on("POST /v1/me/mfa/confirm", "me", status=204, minting=True)
def confirm_authenticator(call: Call, body: AuthenticatorCode) -> None:
    """Have the sign-in ask for the authenticator's codes."""
    authenticator.confirmed(call.ports, _session(call, body), body.code)


@api.on("DELETE /v1/me/mfa", "me", status=204)
def drop_authenticator(call: Call, body: MySession) -> None:
    """Have the sign-in ask for no codes."""
    authenticator.dropped(call.ports, _session(call, body).agent)


def _session(call: Call, body: MySession) -> sign_in.Session:
    """The caller's session, which the identity service still vouches for."""
    given = auth.own_session(call.ports, call.signed_in, body.refresh_token)
    return sign_in.renewed(call.ports, given.sub, given.sid, given.era, given.inner)


@api.on("GET /v1/me/preferences", "me")
def get_my_preferences(call: Call) -> Preferences:
    """What one chose for the console."""
    return Preferences(data=dict(preferences.get(call.ports, call.actor)))


@api.on("PUT /v1/me/preferences", "me")
def set_my_preferences(call: Call, body: Preferences) -> Preferences:
    """Choose for the console, in place of all that was chosen before."""
    preferences.save(call.ports, call.actor, body.data)
    return body
