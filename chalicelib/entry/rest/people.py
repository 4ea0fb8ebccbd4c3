"""Agents, customers and oneself."""

from typing import Any

import msgspec

from chalicelib.domain.actors import PERMISSIONS, Role, may
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.errors import NotFound
from chalicelib.entry.api import Api, Call
from chalicelib.entry.rest.conversations import listed
from chalicelib.entry.shapes.base import stamped
from chalicelib.entry.shapes.people import (
    AgentChange,
    AgentList,
    AgentMade,
    AgentShown,
    AgentsQuery,
    CustomerShown,
    Me,
    NewAgent,
    StatusChange,
)
from chalicelib.flow import agents, people

api = Api(__name__, "people")


def agent_fields(agent: Agent) -> dict[str, Any]:
    """An agent as colleagues see one."""
    return {
        "id": agent.id,
        "name": agent.name,
        "email": agent.email,
        "role": agent.role.value,
        "groups": list(agent.groups),
        "capacity": agent.capacity,
        "active": agent.active,
        "version": agent.version,
        "status": agent.status.value,
        "status_reason": agent.status_reason,
        "reachable": agent.reachable,
        "load": agent.load,
        "conversations": list(agent.seats),
    }


def shown(call: Call, agent: Agent) -> AgentShown:
    """The same as an answer, with its version as ETag."""
    call.tagged(agent.version)
    return AgentShown(**agent_fields(agent))


@api.get("/v1/me", "me", "Who the token stands for.")
def get_me(call: Call) -> Me:
    agent = people.get(call.ports, call.actor.tenant, call.actor.id)
    permitted = [name for name in PERMISSIONS if may(call.actor, name)]
    slug = people.workspace_of(call.ports, agent.tenant).slug
    return Me(
        agent=AgentShown(**agent_fields(agent)),
        tenant=agent.tenant,
        workspace=slug,
        permissions=permitted,
    )


@api.put("/v1/me/status", "me", "Choose one's own status.")
def set_my_status(call: Call, body: StatusChange) -> AgentShown:
    agent = agents.set_status(call.ports, call.actor, call.actor.id, body.status, body.reason)
    return shown(call, agent)


@api.post("/v1/me/heartbeat", "me", "Say that one is there; every 20 seconds.", 204)
def heartbeat(call: Call) -> None:
    agents.beat(call.ports, call.actor)


@api.get("/v1/agents", "agents.read", "All agents.")
def list_agents(call: Call, query: AgentsQuery) -> AgentList:
    page = call.ports.store.all_agents(call.actor.tenant, query.limit, query.cursor)
    return listed([agent_fields(a) for a in page.items], page.cursor)  # type: ignore[no-any-return]


@api.post("/v1/agents", "agents.write", "Make an agent.", 201, secret="temporary_password")
def create_agent(call: Call, body: NewAgent) -> AgentMade:
    parts = msgspec.structs.asdict(body)
    role = Role(parts.pop("role"))
    agent, password = people.create(call.ports, call.actor.tenant, role=role, **parts)
    call.tagged(agent.version)
    return AgentMade(**agent_fields(agent), temporary_password=password)


@api.get("/v1/agents/{agent}", "agents.read", "One agent.")
def get_agent(call: Call, agent: str) -> AgentShown:
    return shown(call, people.get(call.ports, call.actor.tenant, agent))


@api.patch("/v1/agents/{agent}", "agents.write", "Change an agent.")
def change_agent(call: Call, agent: str, body: AgentChange) -> AgentShown:
    changes = msgspec.to_builtins(body)
    typed = {"role": Role, "groups": tuple}
    changes = {name: typed.get(name, lambda value: value)(value) for name, value in changes.items()}
    actor = call.actor
    return shown(
        call, people.change(call.ports, actor.tenant, actor.id, agent, changes, call.check_match)
    )


@api.put("/v1/agents/{agent}/status", "agents.set_status", "Set an agent's status for them.")
def set_agent_status(call: Call, agent: str, body: StatusChange) -> AgentShown:
    return shown(call, agents.set_status(call.ports, call.actor, agent, body.status, body.reason))


@api.get("/v1/customers/{customer}", "customers.read", "One customer.")
def get_customer(call: Call, customer: str) -> CustomerShown:
    found = call.ports.store.customer(call.actor.tenant, customer)
    if found is None:
        raise NotFound("not_found")
    fields = {name: getattr(found, name) for name in CustomerShown.__struct_fields__}
    return CustomerShown(**stamped({**fields, "attributes": dict(found.attributes)}))
