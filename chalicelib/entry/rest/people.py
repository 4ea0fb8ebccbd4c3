"""Agents, customers and oneself."""

from typing import Any

import msgspec

from chalicelib.domain.actors import PERMISSIONS, Role, may
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.errors import Forbidden
from chalicelib.entry import idempotency
from chalicelib.entry.api import Api
from chalicelib.entry.call import Call
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
from chalicelib.flow import agents, people, visitors

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


@api.on("GET /v1/me", "me")
def get_me(call: Call) -> Me:
    """Who the token stands for."""
    agent = people.get(call.ports, call.actor.tenant, call.actor.id)
    permitted = [name for name in PERMISSIONS if may(call.actor, name)]
    slug = people.workspace_of(call.ports, agent.tenant).slug
    return Me(
        agent=AgentShown(**agent_fields(agent)),
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


def _check_role(call: Call, role: Role | None) -> None:
    """A key provisions agents; it does not make those who make keys."""
    if call.actor.role is Role.INTEGRATOR and role is Role.ADMIN:
        raise Forbidden("not_permitted", "A key cannot make administrators.")


@api.on("GET /v1/agents", "agents.read")
def list_agents(call: Call, query: AgentsQuery) -> AgentList:
    """All agents."""
    page = call.ports.store.all_agents(call.actor.tenant, query.limit, query.cursor)
    return listed(AgentList, [agent_fields(a) for a in page.items], page.cursor)


@api.on("POST /v1/agents", "agents.write", status=201, once="temporary_password")
def create_agent(call: Call, body: NewAgent) -> AgentMade:
    """Make an agent."""
    parts = msgspec.structs.asdict(body)
    role = Role(parts.pop("role"))
    _check_role(call, role)
    once = idempotency.name_of(call)
    agent, password = people.create(call.ports, call.actor.tenant, role=role, **parts, once=once)
    call.tagged(agent.version)
    return AgentMade(**agent_fields(agent), temporary_password=password)


@api.on("GET /v1/agents/{agent}", "agents.read")
def get_agent(call: Call, agent: str) -> AgentShown:
    """One agent."""
    return shown(call, people.get(call.ports, call.actor.tenant, agent))


@api.on("PATCH /v1/agents/{agent}", "agents.write")
def change_agent(call: Call, agent: str, body: AgentChange) -> AgentShown:
    """Change an agent."""
    changes = msgspec.to_builtins(body)
    typed = {"role": Role, "groups": tuple}
    changes = {name: typed.get(name, lambda value: value)(value) for name, value in changes.items()}
    _check_role(call, changes.get("role"))
    actor = call.actor
    return shown(
        call, people.change(call.ports, actor.tenant, actor.id, agent, changes, call.check_match)
    )


@api.on("PUT /v1/agents/{agent}/status", "agents.set_status")
def set_agent_status(call: Call, agent: str, body: StatusChange) -> AgentShown:
    """Set an agent's status for them."""
    return shown(call, agents.set_status(call.ports, call.actor, agent, body.status, body.reason))


@api.on("GET /v1/customers/{customer}", "customers.read")
def get_customer(call: Call, customer: str) -> CustomerShown:
    """One customer."""
    found = visitors.get(call.ports, call.actor.tenant, customer)
    fields = {name: getattr(found, name) for name in CustomerShown.__struct_fields__}
    return CustomerShown(**stamped({**fields, "attributes": dict(found.attributes)}))
