"""Agents."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import msgspec

from chalicelib.domain.actors import Role
from chalicelib.domain.agents import presence
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.errors import Forbidden, Invalid
from chalicelib.domain.times import day_of, rfc3339
from chalicelib.entry import idempotency
from chalicelib.entry.api import Api
from chalicelib.entry.call import Call
from chalicelib.entry.decoding import moment
from chalicelib.entry.rest.conversations import listed
from chalicelib.entry.shapes.base import ms_of, stamped
from chalicelib.entry.shapes.hours import Break, Shifts
from chalicelib.entry.shapes.people import (
    AgentChange,
    AgentList,
    AgentLog,
    AgentLogQuery,
    AgentMade,
    AgentShown,
    AgentsQuery,
    NewAgent,
    PasswordMade,
    StatusChange,
)
from chalicelib.flow import agents, people, resets

api = Api(__name__, "people")


def agent_fields(agent: Agent, now: int) -> dict[str, Any]:
    """An agent as colleagues see one at ``now`` (ms)."""
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
        "skills": dict(agent.skills),
        "languages": list(agent.languages),
        "shifts": dict(agent.shifts),
        "breaks": [
            {"from": rfc3339(start), "to": rfc3339(end)} for start, end in agent.breaks if end > now
        ],
        "connected": presence.connected(agent, now),
        "missed_offers": len(agent.missed),
        "picture": agent.picture,
    }


def _spans(breaks: tuple[Break, ...]) -> tuple[tuple[int, int], ...]:
    return tuple(
        (ms_of(b.from_, f"/breaks/{i}/from"), ms_of(b.to, f"/breaks/{i}/to"))
        for i, b in enumerate(breaks)
    )


def _raw(shifts: Shifts | None) -> dict[str, Any]:
    return dict(msgspec.to_builtins(shifts or {}))


TYPED: dict[str, Callable[[Any], Any]] = {"role": Role, "breaks": _spans, "shifts": _raw}


def _parts(body: NewAgent | AgentChange) -> dict[str, Any]:
    """The given fields as an agent has them."""
    given = body.arguments()
    return {name: TYPED[name](value) if name in TYPED else value for name, value in given.items()}


def shown(call: Call, agent: Agent) -> AgentShown:
    """The same as an answer, with its version as ETag."""
    call.tagged(agent.version)
    return AgentShown(**agent_fields(agent, call.ports.now()))


def _check_role(call: Call, role: Role | None) -> None:
    """A key provisions agents; it does not make those who make keys."""
    if call.actor.role is Role.INTEGRATOR and role is Role.ADMIN:
        raise Forbidden("not_permitted", "A key cannot make administrators.")


@api.on("GET /v1/agents", "agents.read")
def list_agents(call: Call, query: AgentsQuery) -> AgentList:
    """All agents."""
    page = call.ports.store.all_agents(call.actor.tenant, query.limit, query.cursor)
    now = call.ports.now()
    return listed(AgentList, [agent_fields(a, now) for a in page.items], page.cursor)


@api.on("POST /v1/agents", "agents.write", status=201, once="temporary_password")
def create_agent(call: Call, body: NewAgent) -> AgentMade:
    """Make an agent."""
    parts = _parts(body)
    _check_role(call, parts["role"])
    once = idempotency.name_of(call)
    agent, password = people.create(
        call.ports, call.actor.tenant, **parts, once=once, by=call.actor.id
    )
    call.tagged(agent.version)
    return AgentMade(**agent_fields(agent, call.ports.now()), temporary_password=password)


@api.on("GET /v1/agents/{agent}", "agents.read")
def get_agent(call: Call, agent: str) -> AgentShown:
    """One agent."""
    return shown(call, people.get(call.ports, call.actor.tenant, agent))


@api.on("PATCH /v1/agents/{agent}", "agents.write")
def change_agent(call: Call, agent: str, body: AgentChange) -> AgentShown:
    """Change an agent."""
    changes = _parts(body)
    _check_role(call, changes.get("role"))
    actor = call.actor
    return shown(
        call, people.change(call.ports, actor.tenant, actor.id, agent, changes, call.check_match)
    )


@api.on("POST /v1/agents/{agent}/password", "agents.write", once="temporary_password")
def reset_agent_password(call: Call, agent: str) -> PasswordMade:
    """Give an agent a new password for the next sign-in; ends their sessions."""
    return PasswordMade(temporary_password=resets.by_administrator(call.ports, call.actor, agent))


@api.on("GET /v1/agents/{agent}/log", "agents.read")
def get_agent_log(call: Call, agent: str, query: AgentLogQuery) -> AgentLog:
    """What an agent was, from when on."""
    today = day_of(call.ports.now())
    first, last = moment(query.from_ or today, "from"), moment(query.to or today, "to", last=True)
    if first > last:
        raise Invalid("out_of_range", "from is not after to.", pointer="/from")
    page = people.log(call.ports, call.actor.tenant, agent, first, last, query.limit, query.cursor)
    return listed(AgentLog, [stamped(asdict(change)) for change in page.items], page.cursor)


@api.on("PUT /v1/agents/{agent}/status", "agents.set_status")
def set_agent_status(call: Call, agent: str, body: StatusChange) -> AgentShown:
    """Set an agent's status for them."""
    return shown(call, agents.set_status(call.ports, call.actor, agent, body.status, body.reason))
