"""Oneself."""

from chalicelib.domain.actors import PERMISSIONS, may
from chalicelib.entry.api import Api
from chalicelib.entry.call import Call
from chalicelib.entry.rest.people import agent_fields, shown
from chalicelib.entry.shapes.me import Me, MyChange, PasswordChange, Preferences
from chalicelib.entry.shapes.people import AgentShown, StatusChange
from chalicelib.flow import agents, passwords, people, preferences

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


@api.on("GET /v1/me/preferences", "me")
def get_my_preferences(call: Call) -> Preferences:
    """What one chose for the console."""
    return Preferences(data=dict(preferences.get(call.ports, call.actor)))


@api.on("PUT /v1/me/preferences", "me")
def set_my_preferences(call: Call, body: Preferences) -> Preferences:
    """Choose for the console, in place of all that was chosen before."""
    preferences.save(call.ports, call.actor, body.data)
    return body
